package io.spillway.sensitivity;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.RandomStream;
import io.spillway.experiment.NamedStream;
import io.spillway.measures.Estimate;
import io.spillway.measures.Tally;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Morris's screening. A trajectory begins at a random point of a grid of four levels and changes one factor after the other,
 * in random order, by two thirds of its range; what the response does at each change, divided by the change, is an elementary
 * effect of that factor. A factor that takes only some values, as whole numbers, changes from one of them to another and by
 * another part of its range, by which its effect is divided; where it does not change there is none. Over several independent
 * trajectories their mean is μ, the mean of their sizes μ*, their standard deviation σ. One trajectory needs one point more than
 * there are factors.
 *
 * <p>Effects of one factor are independent from trajectory to trajectory and bounded, so μ and μ* have Student's t intervals.
 * Where a trajectory begins on a factor is drawn for that factor's name: another factor beside it changes nothing of it.
 *
 * @see <a href="https://doi.org/10.1080/00401706.1991.10484804">M. D. Morris, Factorial sampling plans for preliminary
 *     computational experiments, Technometrics 33 (1991)</a>
 * @see <a href="https://doi.org/10.1016/j.envsoft.2006.10.004">F. Campolongo, J. Cariboni, A. Saltelli, An effective screening
 *     design for sensitivity analysis of large models, Environmental Modelling &amp; Software 22 (2007)</a>, for μ*
 */
public final class Morris implements Method {
    private static final ImmutableList<Indicator> INDICATORS =
            ImmutableList.of(Indicator.MU_STAR, Indicator.MU, Indicator.SIGMA);
    /** Levels are 0, 1/3, 2/3 and 1; a change is of two of them. */
    private static final double HIGHEST = 3;

    private static final int LOWER_LEVELS = 2;

    private final int factors;
    private final double confidence;
    private final List<Trajectory> trajectories;
    private final double[][] points;

    /**
     * @param factors their names
     * @param rounding by factor: from a coordinate to the nearest that it takes
     * @param trajectories 2 or more
     * @param confidence of the intervals, between 0 and 1
     */
    public Morris(
            List<String> factors, List<DoubleUnaryOperator> rounding, int trajectories, long seed, double confidence) {
        if (trajectories < 2) {
            throw new IllegalArgumentException("trajectories: " + trajectories + "; expected 2 or more");
        }
        this.factors = factors.size();
        this.confidence = confidence;
        this.trajectories = IntStream.range(0, trajectories)
                .mapToObj(number -> Trajectory.draw(factors, number, seed))
                .toList();
        points = this.trajectories.stream()
                .flatMap(trajectory -> Arrays.stream(trajectory.points(rounding)))
                .toArray(double[][]::new);
    }

    @Override
    public double[][] points() {
        return points;
    }

    @Override
    public int repetitions() {
        return trajectories.size();
    }

    @Override
    public ImmutableList<Indicator> indicators() {
        return INDICATORS;
    }

    @Override
    public ImmutableList<ImmutableList<Estimate>> estimates(double[] responses) {
        check(responses);
        double[][] effects = new double[trajectories.size()][];
        for (int t = 0; t < effects.length; t++) {
            int first = t * (factors + 1);
            effects[t] = trajectories.get(t).effects(points, responses, first);
        }
        return IntStream.range(0, factors)
                .mapToObj(factor -> ofFactor(Arrays.stream(effects)
                        .mapToDouble(effect -> effect[factor])
                        .toArray()))
                .collect(ImmutableList.toImmutableList());
    }

    private ImmutableList<Estimate> ofFactor(double[] effects) {
        Tally tally = new Tally(2, confidence);
        for (double effect : effects) {
            tally.add(new double[] {Math.abs(effect), effect});
        }
        Estimate mu = tally.estimate(1);
        double squares = Arrays.stream(effects)
                .filter(effect -> !Double.isNaN(effect))
                .map(effect -> (effect - mu.mean()) * (effect - mu.mean()))
                .sum();
        double sigma = mu.n() < 2 ? Double.NaN : Math.sqrt(squares / (mu.n() - 1));
        return ImmutableList.of(tally.estimate(0), mu, new Estimate(sigma, Double.NaN, mu.n()));
    }

    /**
     * One way through the grid.
     *
     * @param lower by factor: the lower of its two levels
     * @param rises by factor: whether it goes up
     * @param order the factors in the order in which they change
     */
    private record Trajectory(int[] lower, boolean[] rises, int[] order) {
        static Trajectory draw(List<String> factors, int number, long seed) {
            int[] lower = new int[factors.size()];
            boolean[] rises = new boolean[lower.length];
            long[] rank = new long[lower.length];
            for (int f = 0; f < lower.length; f++) {
                RandomStream random = NamedStream.of(seed, number, "morris\n" + factors.get(f));
                lower[f] = random.nextInt(LOWER_LEVELS);
                rises[f] = random.nextBoolean();
                rank[f] = random.nextLong();
            }
            int[] order = IntStream.range(0, lower.length)
                    .boxed()
                    .sorted(Comparator.comparingLong(f -> rank[f]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Trajectory(lower, rises, order);
        }

        double[][] points(List<DoubleUnaryOperator> rounding) {
            double[][] points = new double[order.length + 1][];
            double[] point = new double[order.length];
            for (int f = 0; f < point.length; f++) {
                point[f] = rounding.get(f).applyAsDouble(level(f, !rises[f]));
            }
            points[0] = point.clone();
            for (int step = 0; step < order.length; step++) {
                int f = order[step];
                point[f] = rounding.get(f).applyAsDouble(level(f, rises[f]));
                points[step + 1] = point.clone();
            }
            return points;
        }

        private double level(int factor, boolean upper) {
            return (lower[factor] + (upper ? LOWER_LEVELS : 0)) / HIGHEST;
        }

        /** By factor; NaN where it did not change. */
        double[] effects(double[][] points, double[] responses, int first) {
            double[] effects = new double[order.length];
            for (int step = 0; step < order.length; step++) {
                int f = order[step];
                int before = first + step;
                double change = points[before + 1][f] - points[before][f];
                effects[f] = change == 0 ? Double.NaN : (responses[before + 1] - responses[before]) / change;
            }
            return effects;
        }
    }
}
