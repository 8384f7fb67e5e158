package io.spillway.measures;

/**
 * What is known of a row from several replications.
 *
 * @param mean the mean over the replications in which the row is a number; NaN when there is none
 * @param halfWidth half the width of the confidence interval around the mean; NaN for fewer than two replications
 * @param n the replications in which the row is a number
 */
public record Estimate(double mean, double halfWidth, int n) {
    /** The half-width as a part of the mean; 0 when the half-width is, even at a mean of 0. */
    public double relativeHalfWidth() {
        return halfWidth == 0 ? 0 : halfWidth / Math.abs(mean);
    }
}
