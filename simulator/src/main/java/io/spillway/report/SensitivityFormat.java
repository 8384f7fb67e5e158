package io.spillway.report;

import io.spillway.sensitivity.Findings;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The forms in which is written what measures hang on. */
public enum SensitivityFormat {
    TABLE(SensitivityTable::write),
    JSON(SensitivityJson::write),
    CSV(SensitivityCsv::write);

    private final Report<Findings> report;

    SensitivityFormat(Report<Findings> report) {
        this.report = report;
    }

    /** Writes it; lines end in {@code \n} everywhere. Does not close the writer. */
    public void write(Findings findings, Writer to) throws IOException {
        report.write(findings, to);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
