package io.spillway.benchmarks.report;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Intervals by drawing again from what was measured. They are expanded percentile intervals (T. Hesterberg, "What
 * Teachers Should Know About the Bootstrap", The American Statistician 69(4), 2015): plain percentiles are too narrow for
 * the few forks that there is time for, so that the level is set outwards by √(n/(n−1)) and Student's t. For two or three
 * values this is all of their range.
 *
 * <p>Seeded: the same values have the same interval.
 */
final class Bootstrap {
    static final double CONFIDENCE = 0.95;
    private static final int RESAMPLES = 10_000;
    private static final long SEED = 20_260_427;

    private Bootstrap() {}

    /** The mean of values that may be 0. */
    static Estimate mean(double[] values) {
        return estimate(mean(values, i -> i), values.length, random -> resampledMean(values, random));
    }

    /** The geometric mean of values above 0. */
    static Estimate geometricMean(double[] values) {
        return mean(logs(values)).map(Math::exp);
    }

    /** The geometric mean of the values above over that of the values below, which are drawn again each by themselves. */
    static Estimate ratio(double[] above, double[] below) {
        double[] logsAbove = logs(above);
        double[] logsBelow = logs(below);
        return estimate(
                        mean(logsAbove, i -> i) - mean(logsBelow, i -> i),
                        Math.min(above.length, below.length),
                        random -> resampledMean(logsAbove, random) - resampledMean(logsBelow, random))
                .map(Math::exp);
    }

    private static double mean(double[] values, IntUnaryOperator draws) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[draws.applyAsInt(i)];
        }
        return sum / values.length;
    }

    private static double resampledMean(double[] values, SplittableRandom random) {
        return mean(values, i -> random.nextInt(values.length));
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static Estimate estimate(double value, int n, ToDoubleFunction<SplittableRandom> statistic) {
        if (n < 2) {
            return new Estimate(value, Double.NaN, Double.NaN, n);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        double[] drawn = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            drawn[i] = statistic.applyAsDouble(random);
        }
        Arrays.sort(drawn);
        int tail = (int) (tail(n) * RESAMPLES);
        return new Estimate(value, drawn[tail], drawn[RESAMPLES - 1 - tail], n);
    }

    /** The share of the draws that lies outside the interval on each side. */
    private static double tail(int n) {
        double t = TDistribution.of(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
        return NormalDistribution.of(0, 1).cumulativeProbability(-t * Math.sqrt(n / (n - 1.0)));
    }
}
