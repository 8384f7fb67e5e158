package io.spillway.measures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t, as intervals and tests need it. Quantiles are rounded to ten decimals, chances to ten digits, so that a last
 * bit in which platforms differ does not reach the results. Not for use by several threads.
 */
public final class StudentT {
    private static final MathContext TEN_DIGITS = new MathContext(10);

    private final double confidence;
    private final Map<Integer, Double> quantiles = new HashMap<>();

    /** @param confidence of the intervals, between 0 and 1 */
    public StudentT(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence: " + confidence + "; expected a number between 0 and 1");
        }
        this.confidence = confidence;
    }

    /** The two-sided quantile of the confidence. */
    public double quantile(int degreesOfFreedom) {
        return quantiles.computeIfAbsent(degreesOfFreedom, degrees -> {
            double exact = TDistribution.of(degrees).inverseSurvivalProbability((1 - confidence) / 2);
            return Math.rint(exact * 1e10) / 1e10;
        });
    }

    /** The chance of a value at least so far from 0. */
    public static double twoSided(double t, int degreesOfFreedom) {
        double exact = 2 * TDistribution.of(degreesOfFreedom).survivalProbability(Math.abs(t));
        return new BigDecimal(exact).round(TEN_DIGITS).doubleValue();
    }
}
