package io.spillway.benchmarks.report;

import java.util.function.DoubleUnaryOperator;

/**
 * A number and its 95 % interval.
 *
 * @param low the lower end; NaN for a single value
 * @param high the upper end; NaN for a single value
 * @param n values behind it
 */
record Estimate(double value, double low, double high, int n) {
    boolean hasInterval() {
        return n > 1;
    }

    /** What a function that always rises or always falls makes of it. */
    Estimate map(DoubleUnaryOperator function) {
        double a = function.applyAsDouble(low);
        double b = function.applyAsDouble(high);
        return new Estimate(function.applyAsDouble(value), Math.min(a, b), Math.max(a, b), n);
    }
}
