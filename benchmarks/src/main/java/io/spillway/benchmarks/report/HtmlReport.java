package io.spillway.benchmarks.report;

import com.google.common.hash.Hashing;
import com.google.common.html.HtmlEscapers;
import com.google.common.io.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A report as one page with charts. It holds no script, and its policy allows nothing from anywhere. */
final class HtmlReport {
    private final Appendable to;

    private HtmlReport(Appendable to) {
        this.to = to;
    }

    static void write(Report report, Appendable to) throws IOException {
        new HtmlReport(to).write(report);
    }

    private void write(Report report) throws IOException {
        String style =
                Resources.toString(Resources.getResource(HtmlReport.class, "report.css"), StandardCharsets.UTF_8);
        String hash = Base64.getEncoder()
                .encodeToString(Hashing.sha256()
                        .hashString(style, StandardCharsets.UTF_8)
                        .asBytes());
        to.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        to.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-")
                .append(hash)
                .append("'\"/>\n");
        to.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        to.append("<title>How fast Spillway is</title>\n<style>").append(style).append("</style>\n</head>\n<body>\n");
        to.append("<main>\n<h1>How fast Spillway is</h1>\n");
        table(Tables.facts(report));
        paragraph(Reading.GUIDE);
        heading("Goals");
        table(Tables.goals(report));
        List<Section> sections = Sections.of(report);
        for (int i = 0; i < sections.size(); i++) {
            section(sections.get(i), "chart" + i);
        }
        if (!report.missing().isEmpty()) {
            heading("Not measured");
            table(Tables.missing(report));
        }
        heading("Everything measured");
        table(Tables.measurements(report));
        heading("Flags");
        table(Tables.flags(report));
        to.append("</main>\n</body>\n</html>\n");
    }

    private void section(Section section, String id) throws IOException {
        heading(section.title());
        paragraph(section.text());
        to.append("<figure>\n").append(IntervalChart.svg(section, id)).append("</figure>\n");
        to.append("<details>\n<summary>As a table</summary>\n");
        table(section.table());
        to.append("</details>\n");
    }

    private void heading(String text) throws IOException {
        to.append("<h2>").append(escape(text)).append("</h2>\n");
    }

    private void paragraph(String text) throws IOException {
        to.append("<p>").append(escape(text)).append("</p>\n");
    }

    private void table(Table table) throws IOException {
        to.append("<div class=\"wide\">\n<table>\n<thead><tr>");
        for (Table.Column column : table.columns()) {
            cell("th", column, column.title());
        }
        to.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            to.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                cell("td", table.columns().get(i), row.get(i));
            }
            to.append("</tr>\n");
        }
        to.append("</tbody>\n</table>\n</div>\n");
    }

    private void cell(String tag, Table.Column column, String text) throws IOException {
        to.append('<').append(tag).append(column.number() ? " class=\"number\">" : ">");
        to.append(escape(text)).append("</").append(tag).append('>');
    }

    private static String escape(String text) {
        return HtmlEscapers.htmlEscaper().escape(text);
    }
}
