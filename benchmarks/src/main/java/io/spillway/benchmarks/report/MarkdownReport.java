package io.spillway.benchmarks.report;

import java.io.IOException;

/** A report to be read as text. */
final class MarkdownReport {
    private MarkdownReport() {}

    static void write(Report report, Appendable to) throws IOException {
        to.append("# How fast Spillway is\n\n");
        to.append(Tables.facts(report).markdown());
        to.append('\n').append(Reading.GUIDE).append("\n");
        to.append("\n## Goals\n\n").append(Tables.goals(report).markdown());
        for (Section section : Sections.of(report)) {
            to.append("\n## ").append(section.title()).append("\n\n");
            to.append(section.text()).append("\n\n");
            to.append(section.table().markdown());
        }
        if (!report.missing().isEmpty()) {
            to.append("\n## Not measured\n\n").append(Tables.missing(report).markdown());
        }
        to.append("\n## Everything measured\n\n");
        to.append(Tables.measurements(report).markdown());
        to.append("\n## Flags\n\n").append(Tables.flags(report).markdown());
    }
}
