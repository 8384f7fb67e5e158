package io.spillway.report;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tidy CSV: one row per measure and what it is narrowed to, with the run's own columns on every row. A number that does
 * not exist is empty.
 */
final class CsvReport {
    /** What every row says of the run. */
    static final ImmutableList<String> START =
            ImmutableList.of("schemaVersion", "scenario", "fingerprint", "seed", "replications");

    private static final ImmutableList<String> HEAD = ImmutableList.<String>builder()
            .addAll(START)
            .addAll(Row.COLUMNS)
            .add("mean", "halfWidth", "n")
            .build();

    private CsvReport() {}

    static void write(ExperimentResult result, Writer to) throws IOException {
        write(result, row -> true, to);
    }

    static void write(ExperimentResult result, Predicate<Row> wanted, Writer to) throws IOException {
        ImmutableList<String> start = start(result);
        Csv.write(to, csv -> {
            csv.writeRecord(HEAD);
            for (ExperimentResult.Line line : result.lines()) {
                if (line.row().year() == null && wanted.test(line.row())) {
                    writeLine(start, line.row(), line.estimate(), csv);
                }
            }
        });
    }

    /** By {@link #START}. */
    static ImmutableList<String> start(ExperimentResult result) {
        return ImmutableList.of(
                Integer.toString(Format.SCHEMA_VERSION),
                result.scenario(),
                result.fingerprint(),
                Long.toString(result.seed()),
                Integer.toString(result.replications()));
    }

    private static void writeLine(List<String> start, Row row, Estimate estimate, CsvWriter csv) {
        List<String> fields = new ArrayList<>(start);
        fields.addAll(row.cells());
        fields.addAll(List.of(
                Json.number(estimate.mean()), Json.number(estimate.halfWidth()), Integer.toString(estimate.n())));
        csv.writeRecord(fields);
    }
}
