package io.spillway.scenario;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a CSV file into a {@link Tree}: a list of rows, each a list of cells. Lines that begin with # are remarks. */
final class TableReader {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private TableReader() {}

    /**
     * Reads the bytes of a file; what is wrong goes to the problems.
     *
     * @param file the name that origins carry
     * @return the rows, or null when the file is no table
     */
    static Tree.@Nullable Items read(String file, byte[] bytes, Problems problems) {
        String text = Utf8.text(file, bytes, "CSV text in UTF-8", problems);
        if (text == null) {
            return null;
        }
        String table = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        Origin open = openQuote(file, table);
        if (open != null) {
            problems.add(open, "", "a quote is opened that nothing closes", "a quote at the end of the cell", "");
            return null;
        }
        List<Tree> rows = new ArrayList<>();
        try (CsvReader<Tree> reader = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(new Row(file), table)) {
            reader.forEach(rows::add);
        } catch (CsvParseException | java.io.IOException e) {
            problems.add(Origin.file(file, 1, 1), "", "not valid CSV: " + e.getMessage(), "", "");
            return null;
        }
        return new Tree.Items(rows, Origin.file(file, 1, 1));
    }

    /** Where the quote of a cell is opened and not closed; the reader takes all that follows for the cell. */
    private static @Nullable Origin openQuote(String file, String text) {
        Origin open = null;
        boolean begins = true;
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (open != null && c == '"') {
                boolean isPartOfTheCell = text.startsWith("\"\"", i);
                open = isPartOfTheCell ? open : null;
                i += isPartOfTheCell ? 1 : 0;
            } else if (begins && c == '"') {
                open = Origin.file(file, line, i - lineStart + 1);
                begins = false;
            } else if (open == null && c == '#' && i == lineStart) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end - 1;
            } else {
                begins = open == null && (c == ',' || c == '\n' || c == '\r');
            }
            if (c == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return open;
    }

    /** Makes a row of its cells. */
    private static final class Row extends AbstractBaseCsvCallbackHandler<Tree> {
        private final String file;
        private final List<Tree> cells = new ArrayList<>();
        private int column = 1;

        Row(String file) {
            this.file = file;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            cells.clear();
            column = 1;
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            String text = new String(buffer, offset, length).strip();
            cells.add(new Tree.Leaf(text, !quoted, Origin.file(file, (int) getStartingLineNumber(), column)));
            column += length + (quoted ? 3 : 1);
        }

        @Override
        protected Tree buildRecord() {
            return new Tree.Items(cells, Origin.file(file, (int) getStartingLineNumber(), 1));
        }
    }
}
