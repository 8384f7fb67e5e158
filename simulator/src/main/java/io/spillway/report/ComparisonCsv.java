package io.spillway.report;

import com.google.common.collect.ImmutableList;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.spillway.compare.Attribution;
import io.spillway.compare.ComparisonResult;
import io.spillway.compare.Contrast;
import io.spillway.compare.Difference;
import io.spillway.measures.Row;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison as tidy CSV: a row for each difference ({@code part} is {@code whole}), and for what each clause moved of it
 * ({@code alone}, {@code shapley}). A number that does not exist is empty.
 */
final class ComparisonCsv {
    private static final ImmutableList<String> HEAD = ImmutableList.<String>builder()
            .add("schemaVersion", "base", "baseFingerprint", "scenario", "fingerprint", "seed", "replications")
            .addAll(Row.COLUMNS)
            .add("part", "clause", "baseMean", "mean", "difference", "halfWidth")
            .add("pValue", "pHolm", "correlation", "varianceRatio", "n")
            .build();

    private final ComparisonResult result;
    private final CsvWriter csv;

    private ComparisonCsv(ComparisonResult result, CsvWriter csv) {
        this.result = result;
        this.csv = csv;
    }

    static void write(ComparisonResult result, Writer to) throws IOException {
        Csv.write(to, csv -> {
            csv.writeRecord(HEAD);
            ComparisonCsv rows = new ComparisonCsv(result, csv);
            result.contrasts().forEach(rows::write);
        });
    }

    private void write(Contrast contrast) {
        for (Contrast.Line line : contrast.lines()) {
            write(contrast, line.row(), "whole", "", line.difference(), line.pHolm());
        }
        contrast.attribution().ifPresent(attribution -> attribution.moved().forEach(moved -> write(contrast, moved)));
    }

    private void write(Contrast contrast, Attribution.Moved moved) {
        for (int i = 0; i < moved.parts().size(); i++) {
            String clause = contrast.clauses().get(i).name();
            Attribution.Part part = moved.parts().get(i);
            write(contrast, moved.row(), "alone", clause, Difference.of(part.alone()), Double.NaN);
            write(contrast, moved.row(), "shapley", clause, Difference.of(part.shapley()), Double.NaN);
        }
    }

    private void write(Contrast contrast, Row row, String part, String clause, Difference difference, double pHolm) {
        List<String> fields = new ArrayList<>(List.of(
                Integer.toString(Format.SCHEMA_VERSION),
                result.base().scenario(),
                result.base().fingerprint(),
                contrast.side().scenario(),
                contrast.side().fingerprint(),
                Long.toString(result.settings().seed()),
                Integer.toString(result.settings().replications())));
        fields.addAll(row.cells());
        fields.addAll(List.of(
                part,
                clause,
                Json.number(difference.baseMean()),
                Json.number(difference.mean()),
                Json.number(difference.difference()),
                Json.number(difference.halfWidth()),
                Json.number(difference.pValue()),
                Json.number(pHolm),
                Json.number(difference.correlation()),
                Json.number(difference.varianceRatio()),
                Integer.toString(difference.n())));
        csv.writeRecord(fields);
    }
}
