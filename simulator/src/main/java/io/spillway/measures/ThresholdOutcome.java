package io.spillway.measures;

import io.spillway.model.Threshold;

/**
 * How a threshold of a scenario, or a limit of a study, came out: by the mean of its measure over the whole run.
 *
 * @param confidence of the estimate
 */
public record ThresholdOutcome(RowName measure, Threshold threshold, Estimate estimate, double confidence) {
    /** A mean that is not a number meets nothing. */
    public boolean isMet() {
        return threshold.isMetBy(estimate.mean());
    }

    /** Whether the interval of the mean reaches over the bound, or what was never seen may lie beyond it. */
    public boolean isClose() {
        return threshold.isWithin(estimate.mean(), estimate.halfWidth()) || isOfUnseen();
    }

    /** Whether what was seen in no replication may be frequent enough to decide otherwise, see {@link #most}. */
    public boolean isOfUnseen() {
        return !Double.isNaN(most()) && threshold.isMetBy(most()) != isMet();
    }

    /** The most that the mean of something that was never seen may be; NaN where it was. */
    public double most() {
        return RuleOfThree.most(measure.measure(), estimate, confidence);
    }
}
