package io.spillway.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Row;
import io.spillway.measures.Tally;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What each replication of an experiment was, in every row of the whole run: what quantiles, deviations and histograms are made
 * of. It hears replications in order; then it is written as CSV, a row for each replication and measure, with its {@code value}
 * and the {@code weight} that this has in the mean.
 */
public final class ReplicationRows {
    private final List<Row> rows;
    /** Where the rows that are kept stand among all. */
    private final int[] places;

    private final int[] weightRows;
    /** By replication, of the rows that are kept: values, then weights. */
    private final List<double[]> heard = new ArrayList<>();

    /** @param table of the scenario that is run */
    public ReplicationRows(MeasureTable table) {
        rows = table.rows();
        weightRows = table.weightRows();
        places = IntStream.range(0, rows.size())
                .filter(place -> isOfWholeRun(rows.get(place)))
                .toArray();
    }

    private static boolean isOfWholeRun(Row row) {
        return row.period() == null && row.year() == null;
    }

    /** The next replication: a value for each row of the table. */
    public void hear(double[] values) {
        double[] kept = new double[2 * places.length];
        for (int i = 0; i < places.length; i++) {
            double value = values[places[i]];
            kept[i] = value;
            kept[places.length + i] = Double.isFinite(value) ? Tally.weight(weightRows[places[i]], values) : 0;
        }
        heard.add(kept);
    }

    /** Writes what was heard; rows about a reason or accounts that were nothing in all replications are left out. */
    public void write(ExperimentResult result, Writer to) throws IOException {
        int[] shown = IntStream.range(0, places.length).filter(this::isShown).toArray();
        List<String> start = CsvReport.start(result);
        Csv.write(to, csv -> {
            csv.writeRecord(head());
            for (int replication = 0; replication < heard.size(); replication++) {
                for (int i : shown) {
                    write(start, replication, i, csv);
                }
            }
        });
    }

    private boolean isShown(int i) {
        return !rows.get(places[i]).goesWithoutSaying()
                || heard.stream().anyMatch(values -> values[i] != 0 && Double.isFinite(values[i]));
    }

    private static List<String> head() {
        List<String> head = new ArrayList<>(CsvReport.START);
        head.add("replication");
        head.addAll(Row.COLUMNS);
        head.add("value");
        head.add("weight");
        return head;
    }

    private void write(List<String> start, int replication, int i, CsvWriter csv) {
        double[] values = heard.get(replication);
        List<String> fields = new ArrayList<>(start);
        fields.add(Integer.toString(replication));
        fields.addAll(rows.get(places[i]).cells());
        fields.add(Json.number(values[i]));
        fields.add(Json.number(values[places.length + i]));
        csv.writeRecord(fields);
    }
}
