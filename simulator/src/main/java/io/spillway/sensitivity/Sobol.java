package io.spillway.sensitivity;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.RandomStream;
import io.spillway.experiment.NamedStream;
import io.spillway.measures.Estimate;
import io.spillway.measures.Tally;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * Sobol's indices by sampling. Two points A and B are drawn together from a Sobol sequence of twice as many dimensions as there
 * are factors; for each factor there is a third point, A with this factor's coordinate from B. With the responses y, what stays
 * while only the factor is unknown is half the mean of {@code (y(A) − y(AB))²}. The variance that is the factor's alone is the
 * mean of {@code y(B) (y(AB) − y(A))}, and it is the variance of y less half the mean of {@code (y(B) − y(AB))²}. All are divided
 * by the variance of y. Responses are taken from their replicate's mean first, which makes the product much sharper. A replicate
 * of a simulation has random numbers of its own, and what they do to all of its responses alike goes with its mean.
 *
 * <p>Of the two for the factor alone the first errs little where the factor does little, as y(AB) is then y(A); the other where
 * the factor does nearly all, as y(AB) is then y(B). They are blended as two estimates of one thing are, each by the other's
 * squared error, and for errors stand the total T and what the factor alone leaves, 1 − J with J the other's index:
 *
 * <pre>first = w J + (1 − w) own,   w = T² / (T² + (1 − J)²)</pre>
 *
 * A factor that does nothing has T = 0 to the last digit, so that w is 0 and its index too. A lone factor has J = 1 and w = 1.
 *
 * <p>This is done several times over, each time with the sequence shifted at random, digit by digit, so that replicates are
 * independent and each still covers the cube evenly. Index and interval are the jackknife's over replicates with Student's t:
 * with as few replicates as one can afford, resampling them would make intervals too narrow.
 *
 * @see <a href="https://doi.org/10.1016/j.cpc.2009.09.018">A. Saltelli et al., Variance based sensitivity analysis of model
 *     output, Computer Physics Communications 181 (2010)</a>, table 2: formula (b) for own, (c) and (f) for Jansen's two
 * @see <a href="https://doi.org/10.1016/S0010-4655(98)00154-4">M. J. W. Jansen, Analysis of variance designs for model output,
 *     Computer Physics Communications 117 (1999)</a>, for J and the total
 * @see <a href="https://doi.org/10.1007/0-306-48102-2_20">P. L'Ecuyer, C. Lemieux, Recent advances in randomized quasi-Monte
 *     Carlo methods (2002)</a>, for the digital shift
 */
public final class Sobol implements Method {
    /**
     * With fewer effective points indices may be far above 1, and intervals of 95 % were seen to cover .49 to .75 of what a step or
     * a corner of a hundredth of the range does.
     */
    public static final int FEWEST_EFFECTIVE_POINTS = 20;
    /** What the sequence has dimensions for. */
    public static final int MOST_FACTORS = 500;

    private static final ImmutableList<Indicator> INDICATORS = ImmutableList.of(Indicator.FIRST, Indicator.TOTAL);
    private static final int BITS = 52;

    private final int factors;
    private final int replicates;
    private final int samples;
    private final double confidence;
    private final double[][] points;

    /**
     * @param factors their names, at most {@link #MOST_FACTORS}
     * @param replicates 2 or more
     * @param samples of each replicate, a power of two; it takes this many times two more points than there are factors
     * @param confidence of the intervals, between 0 and 1
     */
    public Sobol(List<String> factors, int replicates, int samples, long seed, double confidence) {
        if (factors.isEmpty() || factors.size() > MOST_FACTORS) {
            throw new IllegalArgumentException(factors.size() + " factors; expected 1 to " + MOST_FACTORS);
        }
        if (replicates < 2) {
            throw new IllegalArgumentException("replicates: " + replicates + "; expected 2 or more");
        }
        if (samples < 2 || Integer.bitCount(samples) != 1) {
            throw new IllegalArgumentException("samples: " + samples
                    + "; expected a power of two, since a Sobol sequence covers evenly only then. Maybe "
                    + 2 * Integer.highestOneBit(Math.max(1, samples)));
        }
        this.factors = factors.size();
        this.replicates = replicates;
        this.samples = samples;
        this.confidence = confidence;
        points = IntStream.range(0, replicates)
                .mapToObj(replicate -> replicate(factors, replicate, seed))
                .flatMap(Arrays::stream)
                .toArray(double[][]::new);
    }

    private double[][] replicate(List<String> names, int number, long seed) {
        long[] shift = new long[2 * factors];
        for (int f = 0; f < factors; f++) {
            RandomStream random = NamedStream.of(seed, number, "sobol\n" + names.get(f));
            shift[f] = random.nextLong() >>> Long.SIZE - BITS;
            shift[factors + f] = random.nextLong() >>> Long.SIZE - BITS;
        }
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(2 * factors);
        double[][] all = new double[samples * block()][];
        for (int s = 0; s < samples; s++) {
            double[] both = shifted(sequence.nextVector(), shift);
            double[] a = Arrays.copyOf(both, factors);
            double[] b = Arrays.copyOfRange(both, factors, 2 * factors);
            all[s * block()] = a;
            all[s * block() + 1] = b;
            for (int f = 0; f < factors; f++) {
                double[] mixed = a.clone();
                mixed[f] = b[f];
                all[s * block() + 2 + f] = mixed;
            }
        }
        return all;
    }

    private static double[] shifted(double[] point, long[] shift) {
        double[] shifted = new double[point.length];
        for (int i = 0; i < point.length; i++) {
            shifted[i] = ((long) (point[i] * 0x1.0p52) ^ shift[i]) * 0x1.0p-52;
        }
        return shifted;
    }

    /** A sample's points: A, B, and one for each factor. */
    private int block() {
        return factors + 2;
    }

    @Override
    public double[][] points() {
        return points;
    }

    @Override
    public int repetitions() {
        return replicates;
    }

    @Override
    public ImmutableList<Indicator> indicators() {
        return INDICATORS;
    }

    @Override
    public ImmutableList<ImmutableList<Estimate>> estimates(double[] responses) {
        check(responses);
        double[] centred = centred(responses);
        double[] variance = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            variance[r] = sum(r, at -> (centred[at] * centred[at] + centred[at + 1] * centred[at + 1]) / 2);
        }
        return IntStream.range(0, factors)
                .mapToObj(factor -> estimates(centred, variance, 2 + factor))
                .collect(ImmutableList.toImmutableList());
    }

    @Override
    public double effectivePoints(double[] responses) {
        double[] centred = centred(responses);
        double squares = 0;
        double fourths = 0;
        for (int r = 0; r < replicates; r++) {
            squares += sum(r, at -> squared(centred[at]) + squared(centred[at + 1]));
            fourths += sum(r, at -> squared(squared(centred[at])) + squared(squared(centred[at + 1])));
        }
        return squared(squares) / fourths;
    }

    private static double squared(double number) {
        return number * number;
    }

    /** Responses less the mean of their replicate; exactly 0 when they are all the same. */
    private double[] centred(double[] responses) {
        double[] centred = responses.clone();
        for (int r = 0; r < replicates; r++) {
            double one = responses[r * samples * block()];
            double mean = one + sum(r, at -> responses[at] + responses[at + 1] - 2 * one) / (2.0 * samples);
            for (int at = r * samples * block(); at < (r + 1) * samples * block(); at++) {
                centred[at] -= mean;
            }
        }
        return centred;
    }

    private ImmutableList<Estimate> estimates(double[] y, double[] variance, int mixed) {
        double[] own = new double[replicates];
        double[] others = new double[replicates];
        double[] rest = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            own[r] = sum(r, at -> y[at + 1] * (y[at + mixed] - y[at]));
            others[r] = sum(r, at -> squared(y[at + 1] - y[at + mixed]) / 2);
            rest[r] = sum(r, at -> squared(y[at] - y[at + mixed]) / 2);
        }
        return ImmutableList.of(
                jackknife(sums -> first(sums[0], sums[1], sums[2], sums[3]), own, others, rest, variance),
                jackknife(sums -> sums[0] / sums[1], rest, variance));
    }

    /**
     * The index of the first order.
     *
     * @param own the variance that is the factor's alone
     * @param others the variance that is left when the factor's own is taken away
     * @param rest the variance that stays while only the factor is unknown
     */
    private static double first(double own, double others, double rest, double variance) {
        double weight = rest == 0 ? 0 : 1 / (1 + squared(others / rest));
        return weight * (1 - others / variance) + (1 - weight) * (own / variance);
    }

    /** The sum over the samples of a replicate. */
    private double sum(int replicate, IntToDoubleFunction term) {
        double sum = 0;
        for (int s = 0; s < samples; s++) {
            sum += term.applyAsDouble((replicate * samples + s) * block());
        }
        return sum;
    }

    /**
     * The jackknife of what follows from sums over replicates.
     *
     * @param parts by sum, then replicate
     */
    private Estimate jackknife(ToDoubleFunction<double[]> index, double[]... parts) {
        double[] all = Arrays.stream(parts)
                .mapToDouble(part -> Arrays.stream(part).sum())
                .toArray();
        double whole = index.applyAsDouble(all);
        Tally pseudoValues = new Tally(1, confidence);
        double[] others = new double[parts.length];
        for (int r = 0; r < replicates; r++) {
            for (int part = 0; part < parts.length; part++) {
                others[part] = all[part] - parts[part][r];
            }
            double without = index.applyAsDouble(others);
            pseudoValues.add(new double[] {replicates * whole - (replicates - 1) * without});
        }
        return pseudoValues.estimate(0);
    }
}
