package io.spillway.benchmarks.report;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Means and their intervals at 95 %, by Student's t. Times and ratios are taken by their logarithms, which are nearly normal:
 * of values whose logarithms are normal these intervals cover as often as they say, however few there are, while drawing again
 * from three values cannot leave their range and covers three times of four. A ratio of two samples has Welch's interval.
 *
 * @see <a href="https://doi.org/10.1093/biomet/6.1.1">Student, The probable error of a mean, Biometrika 6 (1908)</a>
 * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">B. L. Welch, The generalization of 'Student's' problem when several
 *     different population variances are involved, Biometrika 34 (1947)</a>
 */
final class Intervals {
    static final double CONFIDENCE = 0.95;

    private Intervals() {}

    /** The mean of values that may be 0. */
    static Estimate mean(double[] values) {
        Sample sample = Sample.of(values);
        return estimate(sample.mean, sample.squaredError, sample.n - 1, sample.n);
    }

    /** The geometric mean of values above 0. */
    static Estimate geometricMean(double[] values) {
        return mean(logs(values)).map(Math::exp);
    }

    /** The geometric mean of the values above over that of the values below, which were measured apart. */
    static Estimate ratio(double[] above, double[] below) {
        Sample top = Sample.of(logs(above));
        Sample bottom = Sample.of(logs(below));
        double squaredError = top.squaredError + bottom.squaredError;
        double parts = top.squaredError * top.squaredError / (top.n - 1)
                + bottom.squaredError * bottom.squaredError / (bottom.n - 1);
        double degrees = squaredError == 0 ? 1 : squaredError * squaredError / parts;
        return estimate(top.mean - bottom.mean, squaredError, degrees, Math.min(top.n, bottom.n))
                .map(Math::exp);
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static Estimate estimate(double mean, double squaredError, double degrees, int n) {
        if (n < 2) {
            return new Estimate(mean, Double.NaN, Double.NaN, n);
        }
        double halfWidth =
                TDistribution.of(degrees).inverseCumulativeProbability((1 + CONFIDENCE) / 2) * Math.sqrt(squaredError);
        return new Estimate(mean, mean - halfWidth, mean + halfWidth, n);
    }

    /** @param squaredError the square of the standard error of the mean; NaN for a single value */
    private record Sample(double mean, double squaredError, int n) {
        static Sample of(double[] values) {
            double mean = Arrays.stream(values).average().orElse(Double.NaN);
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return new Sample(mean, squares / (values.length - 1) / values.length, values.length);
        }
    }
}
