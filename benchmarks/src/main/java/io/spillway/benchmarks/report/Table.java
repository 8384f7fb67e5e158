package io.spillway.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** Rows of text under titles, for each format to draw. */
final class Table {
    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** A column of words, to the left. */
    Table words(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    /** A column of numbers, to the right. */
    Table numbers(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    void row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
    }

    List<Column> columns() {
        return columns;
    }

    List<List<String>> rows() {
        return rows;
    }

    /** In Markdown, aligned so that it can be read as it stands. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        line(columns.stream().map(Column::title).toList(), text);
        text.append('|');
        for (int i = 0; i < columns.size(); i++) {
            text.append("-".repeat(width(i) + 1))
                    .append(columns.get(i).number() ? ':' : '-')
                    .append('|');
        }
        text.append('\n');
        rows.forEach(row -> line(row, text));
        return text.toString();
    }

    private void line(List<String> cells, StringBuilder text) {
        text.append('|');
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i).replace("|", "\\|");
            String space = " ".repeat(width(i) - cells.get(i).length());
            boolean number = columns.get(i).number();
            text.append(' ').append(number ? space + cell : cell + space).append(" |");
        }
        text.append('\n');
    }

    private int width(int column) {
        int width = columns.get(column).title().length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }

    /** @param number whether what stands in it lines up at the right */
    record Column(String title, boolean number) {}
}
