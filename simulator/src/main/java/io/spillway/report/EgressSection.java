package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** What clouds bill for units that left them for another, in a {@link TableReport}; nothing when that is nothing. */
final class EgressSection {
    private final ExperimentResult result;
    private final Sheet sheet;

    EgressSection(ExperimentResult result, Sheet sheet) {
        this.result = result;
        this.sheet = sheet;
    }

    void write() throws IOException {
        if (isFree(Row.of(Measure.EGRESS_COST))) {
            return;
        }
        sheet.title("Egress, of units that a failback or an outage took to another cloud");
        TextTable table = new TextTable().text("from").numbers("units").numbers("cost");
        for (String cloud : result.table().clouds()) {
            if (!isFree(Row.of(Measure.EGRESS_COST).cloud(cloud))) {
                row(table, cloud, measure -> Row.of(measure).cloud(cloud));
            }
        }
        row(table, "all", Row::of);
        sheet.table(table);
    }

    private void row(TextTable table, String name, Function<Measure, Row> row) {
        Estimate units = result.estimate(row.apply(Measure.UNITS_EGRESSED));
        Estimate cost = result.estimate(row.apply(Measure.EGRESS_COST));
        table.row(List.of(Cell.text(name), Human.quantity(units), Human.money(cost, "USD")));
    }

    private boolean isFree(Row row) {
        return result.estimate(row).mean() == 0;
    }
}
