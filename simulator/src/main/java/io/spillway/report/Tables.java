package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Dimension;
import io.spillway.measures.Measure;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tables beside the results as a whole. */
public final class Tables {
    private Tables() {}

    /** The rows that belong to a month, in the columns of {@link Format#CSV}. */
    public static void writeTimeSeries(ExperimentResult result, Writer to) throws IOException {
        CsvReport.write(result, row -> row.period() != null, to);
    }

    /** Every measure with its unit, its meaning, and by what it is broken down. */
    public static void writeMeasures(Writer to) throws IOException {
        TextTable table =
                new TextTable().text("measure").text("unit").text("meaning").text("broken down by");
        for (Measure measure : Measure.values()) {
            table.row(List.of(
                    Cell.text(measure.text()),
                    Cell.text(measure.unit()),
                    Cell.text(measure.meaning()),
                    Cell.text(breakdowns(measure))));
        }
        table.write(to);
    }

    private static String breakdowns(Measure measure) {
        return measure.breakdowns().stream()
                .filter(breakdown -> !breakdown.contains(Dimension.YEAR))
                .map(Tables::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(Set<Dimension> breakdown) {
        return breakdown.isEmpty()
                ? "total"
                : breakdown.stream()
                        .map(dimension -> dimension.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining("+"));
    }

    /** One row per launch. */
    public static void writeLaunches(ExperimentResult result, Writer to) throws IOException {
        LaunchesReport.write(result, to);
    }
}
