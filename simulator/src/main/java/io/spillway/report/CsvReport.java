package io.spillway.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tidy CSV: one row per measure and what it is narrowed to, with the run's own columns on every row. */
final class CsvReport {
    private CsvReport() {}

    static void write(ExperimentResult result, Writer to) throws IOException {
        write(result, row -> true, to);
    }

    static void write(ExperimentResult result, Predicate<Row> wanted, Writer to) throws IOException {
        CsvWriter csv = writer(to);
        csv.writeRecord(
                "schemaVersion",
                "scenario",
                "fingerprint",
                "seed",
                "replications",
                "measure",
                "cloud",
                "pool",
                "kind",
                "reason",
                "launch",
                "period",
                "unit",
                "mean",
                "halfWidth",
                "n");
        String version = Integer.toString(Format.SCHEMA_VERSION);
        String seed = Long.toString(result.seed());
        String replications = Integer.toString(result.replications());
        for (ExperimentResult.Line line : result.lines()) {
            Row row = line.row();
            Estimate estimate = line.estimate();
            if (row.year() == null && wanted.test(row)) {
                csv.writeRecord(
                        version,
                        result.scenario(),
                        result.fingerprint(),
                        seed,
                        replications,
                        row.measure().text(),
                        text(row.cloud()),
                        text(row.pool()),
                        text(row.kind()),
                        text(row.reason()),
                        text(row.launch()),
                        text(row.period()),
                        row.measure().unit(),
                        Json.number(estimate.mean()),
                        Json.number(estimate.halfWidth()),
                        Integer.toString(estimate.n()));
            }
        }
        csv.flush();
    }

    static CsvWriter writer(Writer to) {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(to);
    }

    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
