package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** What went back to the primary and what stayed away, in a {@link TableReport}; nothing when nothing did. */
final class FailbackSection {
    private final ExperimentResult result;
    private final Sheet sheet;

    FailbackSection(ExperimentResult result, Sheet sheet) {
        this.result = result;
        this.sheet = sheet;
    }

    void write() throws IOException {
        boolean anyBack = mean(Row.of(Measure.REQUESTS_FAILED_BACK)) > 0;
        boolean anyAway = mean(Row.of(Measure.REQUESTS_STAYED_AWAY)) > 0;
        if (anyBack || anyAway) {
            sheet.title("Failback");
        }
        if (anyBack) {
            writeMoves();
        }
        if (anyAway) {
            sheet.say(quantity(Measure.REQUESTS_STAYED_AWAY)
                    + " requests stayed with the other clouds though the primary would have taken them.");
        }
    }

    private void writeMoves() throws IOException {
        TextTable table = new TextTable()
                .text("from")
                .numbers("requests")
                .numbers("units")
                .numbers("hours in spill before")
                .numbers("move cost");
        for (String cloud : result.table().clouds()) {
            if (mean(Row.of(Measure.REQUESTS_FAILED_BACK).cloud(cloud)) > 0) {
                table.row(cells(cloud, measure -> Row.of(measure).cloud(cloud)));
            }
        }
        table.row(cells("all", Row::of));
        sheet.table(table);
        sheet.say("Hours in spill of all that spilled: " + quantity(Measure.TIME_IN_SPILL_HOURS)
                + " on average. In spill again after coming back: " + quantity(Measure.PING_PONGS) + " requests.");
    }

    private List<Cell> cells(String name, Function<Measure, Row> row) {
        return List.of(
                Cell.text(name),
                Human.quantity(get(row.apply(Measure.REQUESTS_FAILED_BACK))),
                Human.quantity(get(row.apply(Measure.UNITS_FAILED_BACK))),
                Human.quantity(get(row.apply(Measure.FAILBACK_LAG_HOURS))),
                Human.money(get(row.apply(Measure.MOVE_COST)), "USD"));
    }

    private String quantity(Measure measure) {
        return Human.quantity(get(Row.of(measure))).toString();
    }

    private Estimate get(Row row) {
        return result.estimate(row);
    }

    private double mean(Row row) {
        return get(row).mean();
    }
}
