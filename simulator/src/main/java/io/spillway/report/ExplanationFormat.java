package io.spillway.report;

import io.spillway.explain.Explanation;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The forms in which an explanation is written. */
public enum ExplanationFormat {
    TEXT(ExplanationPage::write),
    JSON(ExplanationJson::write);

    private final Report report;

    ExplanationFormat(Report report) {
        this.report = report;
    }

    /** Writes an explanation; lines end in {@code \n} everywhere. Does not close the writer. */
    public void write(Explanation explanation, Writer to) throws IOException {
        report.write(explanation, to);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    @FunctionalInterface
    private interface Report {
        void write(Explanation explanation, Writer to) throws IOException;
    }
}
