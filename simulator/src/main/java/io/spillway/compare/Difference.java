package io.spillway.compare;

/**
 * How a row differs between two scenarios, replication by replication.
 *
 * @param baseMean its mean in the base, over the replications in which it is a number in both
 * @param mean its mean in the other scenario, over the same
 * @param difference the other less the base
 * @param halfWidth half the width of the paired t interval around the difference; NaN for fewer than two replications
 * @param pValue the chance of a difference so large if there were none, by the paired t test; NaN likewise
 * @param correlation of the row in the two scenarios; NaN where one of them is constant
 * @param varianceRatio the variance that the difference would have in worlds of their own, as a multiple of that in the
 *     same worlds; NaN where the difference is constant
 * @param n the replications in which the row is a number in both
 */
public record Difference(
        double baseMean,
        double mean,
        double difference,
        double halfWidth,
        double pValue,
        double correlation,
        double varianceRatio,
        int n) {
    /** The difference as a part of the base; NaN or infinite at a base of 0. */
    public double relative() {
        return difference / Math.abs(baseMean);
    }

    /** Whether the row is the same in every replication. */
    public boolean isNone() {
        return difference == 0 && !(halfWidth > 0);
    }
}
