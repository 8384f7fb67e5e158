package io.spillway.report;

import io.spillway.explain.Explanation;
import io.spillway.explain.LaunchExplanation;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** The forms in which an explanation is written. */
public enum ExplanationFormat {
    TEXT(ExplanationPage::write, LaunchPage::write),
    JSON(ExplanationJson::write, LaunchJson::write);

    private final Report<Explanation> report;
    private final Report<LaunchExplanation> launchReport;

    ExplanationFormat(Report<Explanation> report, Report<LaunchExplanation> launchReport) {
        this.report = report;
        this.launchReport = launchReport;
    }

    /** Writes an explanation; lines end in {@code \n} everywhere. Does not close the writer. */
    public void write(Explanation explanation, Writer to) throws IOException {
        report.write(explanation, to);
    }

    /** Writes the explanation of a launch decision, likewise. */
    public void write(LaunchExplanation explanation, Writer to) throws IOException {
        launchReport.write(explanation, to);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
