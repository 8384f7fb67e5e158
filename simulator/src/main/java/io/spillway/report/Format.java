package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The forms in which results are written. */
public enum Format {
    TABLE(TableReport::write),
    JSON(JsonReport::write),
    JSONL(JsonLinesReport::write),
    CSV(CsvReport::write),
    HTML(HtmlReport::write);

    /** The version of the machine formats; it grows when a reader of an older one could be misled. */
    public static final int SCHEMA_VERSION = 1;

    private final Report<ExperimentResult> report;

    Format(Report<ExperimentResult> report) {
        this.report = report;
    }

    /** Writes results; lines end in {@code \n} everywhere. Does not close the writer. */
    public void write(ExperimentResult result, Writer to) throws IOException {
        report.write(result, to);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
