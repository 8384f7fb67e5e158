package io.spillway.engine;

import java.util.Arrays;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws from a {@link DrawSpec} with a stream of its own. The values are a function of the spec and of what the stream is
 * a function of, the same on every machine: what is not plain arithmetic is {@link StrictMath}. (Inside Commons RNG's
 * ziggurat an ulp of {@link Math#exp} can decide; the chance that it does is below 10^-17 a draw.)
 *
 * <p>Values are made a few at a time, the first time four, then more, up to {@value #BATCH}: the loop over one form is
 * what a compiler is good at, and one value costs a read. How many are made at a time does not change them.
 */
public final class Sampler {
    private interface Form {
        /** Makes the next values of a stream. */
        void fill(double[] to, int count);
    }

    private static final int BATCH = 64;
    private static final int FIRST_BATCH = 4;

    private final RandomStream stream = new RandomStream();
    private final Form form;
    private final double[] batch = new double[BATCH];
    private int made;
    private int used;

    /** Draws for one spec; to be {@linkplain #reset reset} before use. */
    public Sampler(DrawSpec spec) {
        form = form(spec, stream);
    }

    private static Form form(DrawSpec spec, RandomStream stream) {
        double a = spec.a();
        double b = spec.b();
        return switch (spec.shape()) {
            case CONSTANT -> constant(a);
            case UNIFORM -> uniform(a, b, stream);
            case EXPONENTIAL -> exponential(a, stream);
            case LOGNORMAL -> lognormal(a, b, stream);
            case GAMMA -> b == 0 ? constant(a) : gamma(a, 1 / (b * b), stream);
            case WEIBULL -> weibull(a, b, stream);
            case PARETO -> pareto(a, b, stream);
            case DISCRETE -> discrete(spec.values().clone(), spec.weights(), stream);
        };
    }

    private static Form constant(double value) {
        return (to, count) -> Arrays.fill(to, 0, count, value);
    }

    private static Form uniform(double low, double high, RandomStream stream) {
        return (to, count) -> {
            for (int i = 0; i < count; i++) {
                to[i] = low + (high - low) * stream.nextDouble();
            }
        };
    }

    private static Form exponential(double mean, RandomStream stream) {
        Exponentials standard = new Exponentials(stream);
        return (to, count) -> standard.fill(to, count, mean);
    }

    private static Form lognormal(double mu, double sigma, RandomStream stream) {
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(stream);
        return (to, count) -> {
            for (int i = 0; i < count; i++) {
                to[i] = StrictMath.exp(mu + sigma * normal.sample());
            }
        };
    }

    /** A standard exponential E gives scale · E^(1 / shape). */
    private static Form weibull(double scale, double shape, RandomStream stream) {
        ContinuousSampler standard = ZigguratSampler.Exponential.of(stream);
        return (to, count) -> {
            for (int i = 0; i < count; i++) {
                to[i] = scale * StrictMath.exp(StrictMath.log(standard.sample()) / shape);
            }
        };
    }

    /** A standard exponential E gives minimum · exp(E / alpha). */
    private static Form pareto(double minimum, double alpha, RandomStream stream) {
        ContinuousSampler standard = ZigguratSampler.Exponential.of(stream);
        return (to, count) -> {
            for (int i = 0; i < count; i++) {
                to[i] = minimum * StrictMath.exp(standard.sample() / alpha);
            }
        };
    }

    private static Form discrete(double[] values, double[] weights, RandomStream stream) {
        DiscreteSampler index = AliasMethodDiscreteSampler.of(stream, weights);
        return (to, count) -> {
            for (int i = 0; i < count; i++) {
                to[i] = values[index.sample()];
            }
        };
    }

    /**
     * G. Marsaglia, W. W. Tsang: "A simple method for generating gamma variables", ACM TOMS 26(3), 2000. A shape below 1 is
     * raised by 1, and the draw scaled by U^(1 / shape).
     */
    private static Form gamma(double mean, double shape, RandomStream stream) {
        ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(stream);
        ContinuousSampler standard = ZigguratSampler.Exponential.of(stream);
        boolean raised = shape < 1;
        double d = (raised ? shape + 1 : shape) - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        double scale = mean / shape * d;
        return (to, count) -> {
            int i = 0;
            while (i < count) {
                double x = normal.sample();
                double root = 1 + c * x;
                double v = root * root * root;
                double u = stream.nextDouble();
                if (v > 0 && (u < 1 - 0.0331 * (x * x) * (x * x) || isUnderGamma(u, x, v, d))) {
                    to[i++] = scale * v * (raised ? StrictMath.exp(-standard.sample() / shape) : 1);
                }
            }
        };
    }

    private static boolean isUnderGamma(double u, double x, double v, double d) {
        return StrictMath.log(u) < 0.5 * x * x + d * (1 - v + StrictMath.log(v));
    }

    /** Goes to the beginning of the stream for one replication. */
    public void reset(long seed, long replication, long streamId) {
        stream.reset(seed, replication, streamId);
        made = 0;
        used = 0;
    }

    /** The next value. */
    public double next() {
        if (used == made) {
            make();
        }
        return batch[used++];
    }

    private void make() {
        made = Math.min(BATCH, Math.max(FIRST_BATCH, 2 * made));
        used = 0;
        form.fill(batch, made);
    }
}
