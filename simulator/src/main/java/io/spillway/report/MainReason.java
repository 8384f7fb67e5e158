package io.spillway.report;

import io.spillway.engine.Reason;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;

/** The reason of most of what is counted by reasons: of unit-hours that a launch spilled, of requests that a market lost. */
final class MainReason {
    private MainReason() {}

    /** Of the unit-hours that a launch spilled. */
    static String of(ExperimentResult result, String launch) {
        return of(result, Row.of(Measure.UNIT_HOURS_SPILLED).launch(launch));
    }

    /**
     * Kind, reason and its part; empty when there is nothing.
     *
     * @param row one that is broken down by reasons
     */
    static String of(ExperimentResult result, Row row) {
        double whole = result.estimate(row).mean();
        Reason main = Reason.TERMS;
        double most = 0;
        for (Reason reason : Reason.values()) {
            double part = result.estimate(row.reason(reason)).mean();
            if (part > most) {
                most = part;
                main = reason;
            }
        }
        return most == 0 ? "" : main.kind() + " " + main + " " + Human.decimal(100 * most / whole, 0) + " %";
    }
}
