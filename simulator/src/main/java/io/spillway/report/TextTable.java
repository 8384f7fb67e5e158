package io.spillway.report;

import io.spillway.page.HtmlPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Columns of words and of numbers. As text, numbers line up at their last digit, half-widths and units behind them. */
final class TextTable {
    private static final String GAP = "   ";
    private static final String PLUS_MINUS = " ± ";

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();
    private final Set<Integer> bad = new HashSet<>();

    /** A column of words, to the left. */
    TextTable text(String title) {
        columns.add(new Column(title, true));
        return this;
    }

    /** A column of numbers, to the right. */
    TextTable numbers(String title) {
        columns.add(new Column(title, false));
        return this;
    }

    void row(List<Cell> cells) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(cells.size() + " cells for " + columns.size() + " columns");
        }
        rows.add(List.copyOf(cells));
        for (int i = 0; i < cells.size(); i++) {
            columns.get(i).fit(cells.get(i));
        }
    }

    /** A row that stands out on a page, as what it says is not as it should be. */
    void badRow(List<Cell> cells) {
        bad.add(rows.size());
        row(cells);
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The same as part of a page. */
    void write(HtmlPage page) throws IOException {
        page.table(
                columns.stream()
                        .map(column -> new HtmlPage.Column(column.title, !column.words))
                        .toList(),
                rows.stream()
                        .map(row -> row.stream().map(Cell::toString).toList())
                        .toList(),
                bad);
    }

    void write(Appendable to) throws IOException {
        StringBuilder line = new StringBuilder();
        for (Column column : columns) {
            line.append(line.length() == 0 ? "" : GAP).append(column.title());
        }
        writeLine(line, to);
        for (List<Cell> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                line.append(i == 0 ? "" : GAP).append(columns.get(i).align(row.get(i)));
            }
            writeLine(line, to);
        }
    }

    private static void writeLine(StringBuilder line, Appendable to) throws IOException {
        to.append(line.toString().stripTrailing()).append('\n');
        line.setLength(0);
    }

    private static final class Column {
        private final String title;
        private final boolean words;
        private int numberWidth;
        private int halfWidthWidth;
        private int unitWidth;

        Column(String title, boolean words) {
            this.title = title;
            this.words = words;
        }

        void fit(Cell cell) {
            numberWidth = Math.max(numberWidth, TerminalWidth.of(cell.number()));
            halfWidthWidth = Math.max(halfWidthWidth, TerminalWidth.of(cell.halfWidth()));
            unitWidth = Math.max(unitWidth, TerminalWidth.of(cell.unit()));
        }

        String title() {
            return words ? right(title, width()) : left(title, width());
        }

        String align(Cell cell) {
            if (words) {
                return right(cell.toString(), width());
            }
            String number = left(cell.number(), numberWidth);
            String unit = right(cell.unit(), cell.halfWidth().isEmpty() ? 0 : unitWidth);
            String behind = cell.halfWidth().isEmpty() ? "" : PLUS_MINUS + left(cell.halfWidth(), halfWidthWidth);
            return left(right(number + behind + unit, cellWidth()), width());
        }

        private int cellWidth() {
            return numberWidth + (halfWidthWidth == 0 ? 0 : PLUS_MINUS.length() + halfWidthWidth) + unitWidth;
        }

        private int width() {
            return Math.max(TerminalWidth.of(title), cellWidth());
        }

        private static String left(String text, int width) {
            return " ".repeat(Math.max(0, width - TerminalWidth.of(text))) + text;
        }

        private static String right(String text, int width) {
            return text + " ".repeat(Math.max(0, width - TerminalWidth.of(text)));
        }
    }
}
