package io.spillway.measures;

/**
 * What is known of a row from several replications.
 *
 * @param mean the mean over the replications in which the row is a number, of a ratio weighted by what it is to; NaN when there
 *     is none
 * @param halfWidth half the width of the confidence interval around the mean; NaN for fewer than two replications
 * @param n the replications in which the row is a number
 * @param weight what these weigh together: n, or all that a ratio is to
 */
public record Estimate(double mean, double halfWidth, int n, double weight) {
    /** Of replications that weigh the same. */
    public Estimate(double mean, double halfWidth, int n) {
        this(mean, halfWidth, n, n);
    }

    /** A number that stands without an interval. */
    public static Estimate bare(double value) {
        return new Estimate(value, Double.NaN, 1);
    }

    /** The half-width as a part of the mean; NaN when both are 0, infinite when only the mean is. */
    public double relativeHalfWidth() {
        return halfWidth / Math.abs(mean);
    }

    /** Whether it was a value in every replication in which it is a number, of which there are two or more. */
    public boolean isAlways(double value) {
        return mean == value && halfWidth == 0;
    }
}
