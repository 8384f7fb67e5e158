package io.spillway.experiment;

import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.model.Threshold;

/** How a threshold of the scenario came out: by the mean of its measure over the whole run. */
public record ThresholdOutcome(RowName measure, Threshold threshold, Estimate estimate) {
    /** A mean that is not a number meets nothing. */
    public boolean isMet() {
        return threshold.isMetBy(estimate.mean());
    }

    /** Whether the interval of the mean reaches over the bound. */
    public boolean isClose() {
        return threshold.isWithin(estimate.mean(), estimate.halfWidth());
    }
}
