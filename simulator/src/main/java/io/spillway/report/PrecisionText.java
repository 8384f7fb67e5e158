package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Precision;
import io.spillway.measures.Estimate;
import io.spillway.measures.RowName;
import io.spillway.measures.Usual;

/** How well a measure is known that is not known well enough, in a line. */
public final class PrecisionText {
    private PrecisionText() {}

    /** Such as {@code spillShare is 35.14 ± 7.54 % after 8 replications, known to 22 %, wanted 1 %}. */
    public static String of(Precision wanted, ExperimentResult result) {
        RowName measure = wanted.measure();
        Estimate estimate = result.estimate(measure);
        String replications = Human.count(result.replications(), "replication");
        if (estimate.n() == 0) {
            return measure.text() + " had no value in " + replications + ". Maybe more --replications";
        }
        if (wanted.isAlwaysAll(estimate)) {
            return measure.text() + " was 100 % in " + Human.count(estimate.n(), "replication")
                    + ", which does not tell how rare it is that it is less. Maybe the share of the rest as --measure";
        }
        if (estimate.isAlways(0)) {
            return measure.text() + " was 0 in " + Human.count(estimate.n(), "replication")
                    + ", of which no part can be told. Maybe more --replications";
        }
        if (Double.isNaN(estimate.halfWidth())) {
            return measure.text() + " had a value in only one of " + replications;
        }
        if (result.usual().isRarelyElse() && estimate.relativeHalfWidth() <= wanted.relativeHalfWidth()) {
            return measure.text() + " was the same in all but " + result.usual().others() + " of " + replications
                    + ", wanted " + Usual.FEWEST_OTHERS + " others";
        }
        return measure.text() + " is " + Human.finely(estimate, measure.unit()) + " after " + replications
                + ", known to " + Human.partAtMost(estimate.relativeHalfWidth()) + ", wanted "
                + Human.part(wanted.relativeHalfWidth());
    }
}
