package io.spillway.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.spillway.compile.Transfer;
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
    private CsvReport() {}

    static void write(ExperimentResult result, Writer to) throws IOException {
        write(result, row -> true, to);
    }

    static void write(ExperimentResult result, Predicate<Row> wanted, Writer to) throws IOException {
        Csv.write(to, csv -> {
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
                    "transfer",
                    "item",
                    "payer",
                    "payee",
                    "party",
                    "commitment",
                    "unit",
                    "mean",
                    "halfWidth",
                    "n");
            for (ExperimentResult.Line line : result.lines()) {
                if (line.row().year() == null && wanted.test(line.row())) {
                    writeLine(result, line.row(), line.estimate(), csv);
                }
            }
        });
    }

    private static void writeLine(ExperimentResult result, Row row, Estimate estimate, CsvWriter csv) {
        List<String> fields = new ArrayList<>(List.of(
                Integer.toString(Format.SCHEMA_VERSION),
                result.scenario(),
                result.fingerprint(),
                Long.toString(result.seed()),
                Integer.toString(result.replications())));
        fields.addAll(fields(row));
        fields.addAll(List.of(
                Json.number(estimate.mean()), Json.number(estimate.halfWidth()), Integer.toString(estimate.n())));
        csv.writeRecord(fields);
    }

    /** What a number is about, from measure to unit. */
    static List<String> fields(Row row) {
        Transfer transfer = row.transfer();
        return List.of(
                row.measure().text(),
                Csv.text(row.cloud()),
                Csv.text(row.pool()),
                Csv.text(row.kind()),
                Csv.text(row.reason()),
                Csv.text(row.launch()),
                Csv.text(row.period()),
                transfer == null ? "" : transfer.kind().toString(),
                transfer == null ? "" : transfer.item(),
                transfer == null ? "" : transfer.payer(),
                transfer == null ? "" : transfer.payee(),
                Csv.text(row.party()),
                Csv.text(row.commitment()),
                row.measure().unit());
    }
}
