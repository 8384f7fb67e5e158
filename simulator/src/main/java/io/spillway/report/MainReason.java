package io.spillway.report;

import io.spillway.engine.Reason;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;

/** Why most of a launch's spilled unit-hours left the primary. */
final class MainReason {
    private MainReason() {}

    /** Kind, reason and its part of the launch's spill; empty when nothing of the launch spilled. */
    static String of(ExperimentResult result, String launch) {
        Row spilled = Row.of(Measure.UNIT_HOURS_SPILLED).launch(launch);
        double whole = result.estimate(spilled).mean();
        Reason main = Reason.TERMS;
        double most = 0;
        for (Reason reason : Reason.values()) {
            double part = result.estimate(spilled.reason(reason)).mean();
            if (part > most) {
                most = part;
                main = reason;
            }
        }
        return most == 0 ? "" : main.kind() + " " + main + " " + Human.decimal(100 * most / whole, 0) + " %";
    }
}
