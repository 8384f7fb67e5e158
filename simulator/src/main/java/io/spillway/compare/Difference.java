package io.spillway.compare;

import io.spillway.measures.Estimate;

/**
 * How a row differs between two scenarios, replication by replication.
 *
 * @param baseMean its mean in the base, weighted as that of a {@link io.spillway.measures.Tally}, over the replications in
 *     which it is a number in both, or may be none as nothing happened of which it is a ratio; if there are none, over those
 *     in which it is one in the base
 * @param mean its mean in the other scenario, likewise
 * @param difference the other less the base
 * @param halfWidth half the width of the paired t interval around the difference; NaN for fewer than two replications
 * @param pValue the chance of a difference so large if there were none, by the paired t test; NaN likewise, and
 *     where it is the same other than 0 in every replication
 * @param correlation of the row in the two scenarios; NaN where one of them is constant
 * @param varianceRatio the variance that the difference would have in worlds of their own, as a multiple of that in the
 *     same worlds; NaN where the difference is constant
 * @param n the replications in which the row is a number, in the scenario where there are fewer; of a row that is no
 *     ratio, those in which it is one in both
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
    /** Of a row that is in no replication a number in both. */
    static Difference unknown(double baseMean, double mean) {
        return new Difference(baseMean, mean, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
    }

    /** A difference of which no more is known. */
    public static Difference of(Estimate estimate) {
        return new Difference(
                Double.NaN,
                Double.NaN,
                estimate.mean(),
                estimate.halfWidth(),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                estimate.n());
    }

    /** The difference with its interval. */
    public Estimate estimate() {
        return new Estimate(difference, halfWidth, n);
    }

    /** The difference as a part of the base; NaN or infinite at a base of 0. */
    public double relative() {
        return difference / Math.abs(baseMean);
    }

    /** Whether the row is the same in every replication. */
    public boolean isNone() {
        return difference == 0 && !(halfWidth > 0);
    }
}
