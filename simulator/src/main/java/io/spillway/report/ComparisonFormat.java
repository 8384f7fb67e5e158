package io.spillway.report;

import io.spillway.compare.ComparisonResult;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The forms in which a comparison is written. */
public enum ComparisonFormat {
    TABLE(ComparisonTable::write),
    JSON(ComparisonJson::write),
    CSV(ComparisonCsv::write),
    HTML(ComparisonPage::write);

    private final Report<ComparisonResult> report;

    ComparisonFormat(Report<ComparisonResult> report) {
        this.report = report;
    }

    /** Writes a comparison; lines end in {@code \n} everywhere. Does not close the writer. */
    public void write(ComparisonResult result, Writer to) throws IOException {
        report.write(result, to);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
