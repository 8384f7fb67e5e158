package io.spillway.report;

import io.spillway.measures.ThresholdOutcome;

/** A threshold's outcome in a line: what was found and what was wanted, in the form of the measure's unit. */
public final class ThresholdText {
    private ThresholdText() {}

    /** Such as {@code spend is 31.0 ± 1.7 M USD, wanted < 25 M USD}. */
    public static String of(ThresholdOutcome outcome) {
        String unit = outcome.measure().unit();
        return outcome.measure().text() + " is " + Human.finely(outcome.estimate(), unit) + ", wanted "
                + Human.bound(outcome.threshold(), unit);
    }
}
