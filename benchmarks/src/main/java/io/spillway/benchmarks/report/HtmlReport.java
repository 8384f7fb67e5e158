package io.spillway.benchmarks.report;

import io.spillway.page.HtmlPage;
import java.io.IOException;
import java.util.List;

/** A report as one page with charts. */
final class HtmlReport {
    private HtmlReport() {}

    static void write(Report report, Appendable to) throws IOException {
        HtmlPage.write("How fast Spillway is", to, page -> write(report, page));
    }

    private static void write(Report report, HtmlPage page) throws IOException {
        table(Tables.facts(report), page);
        page.paragraph(Reading.GUIDE);
        page.heading("Goals");
        table(Tables.goals(report), page);
        List<Section> sections = Sections.of(report);
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            page.heading(section.title());
            page.paragraph(section.text());
            page.figure(IntervalChart.svg(section, "chart" + i));
            page.details("As a table", details -> table(section.table(), details));
        }
        if (!report.missing().isEmpty()) {
            page.heading("Not measured");
            table(Tables.missing(report), page);
        }
        page.heading("Everything measured");
        table(Tables.measurements(report), page);
        page.heading("Flags");
        table(Tables.flags(report), page);
    }

    private static void table(Table table, HtmlPage page) throws IOException {
        page.table(
                table.columns().stream()
                        .map(column -> new HtmlPage.Column(column.title(), column.number()))
                        .toList(),
                table.rows());
    }
}
