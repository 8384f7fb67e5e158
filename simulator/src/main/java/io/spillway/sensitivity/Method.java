package io.spillway.sensitivity;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;

/**
 * A way to find out what a response hangs on: where to look, and what to make of what is found there. Factors are coordinates
 * from 0 to 1.
 */
public interface Method {
    /** The points at which the response must be known, in order, each with one coordinate for each factor. */
    double[][] points();

    /** How often it is done over: as many parts of the points, one behind the other and equally long, know nothing of each other. */
    int repetitions();

    /** What is said of each factor. */
    ImmutableList<Indicator> indicators();

    /**
     * What is known of each factor.
     *
     * @param responses at the points, in their order
     * @return by factor, then by indicator
     */
    ImmutableList<ImmutableList<Estimate>> estimates(double[] responses);

    /**
     * How many points the estimates hang on: {@code (Σ d²)² / Σ d⁴} over the distances of responses from their mean, which is about
     * as many as carry the variance when others lie together. Not a number where variances are not what is estimated.
     *
     * @param responses at the points, in their order
     */
    default double effectivePoints(double[] responses) {
        return Double.NaN;
    }

    /** Refuses responses that are not those of the points. */
    default void check(double[] responses) {
        if (responses.length != points().length) {
            throw new IllegalArgumentException(responses.length + " responses for " + points().length + " points");
        }
    }
}
