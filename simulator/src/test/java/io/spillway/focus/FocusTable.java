package io.spillway.focus;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A CSV file as it is read back: its head, and each row by column. A cell that a row lacks is empty. */
record FocusTable(List<String> columns, List<Map<String, String>> rows) {
    static FocusTable parse(String csv) {
        return parse(CsvReader.builder().ofCsvRecord(csv));
    }

    /** One of the files beside this class. */
    static FocusTable resource(String name) {
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(FocusTable.class.getResourceAsStream("/focus/" + name)),
                StandardCharsets.UTF_8)) {
            return parse(CsvReader.builder().ofCsvRecord(file));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static FocusTable parse(CsvReader<CsvRecord> reader) {
        List<String> columns = new ArrayList<>();
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvRecord record : reader) {
            if (columns.isEmpty()) {
                columns.addAll(record.getFields());
            } else {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i), record.getField(i));
                }
                rows.add(row);
            }
        }
        return new FocusTable(columns, rows);
    }

    /** With another value in one row. */
    FocusTable with(int number, String column, String value) {
        List<Map<String, String>> changed = new ArrayList<>(rows);
        Map<String, String> row = new LinkedHashMap<>(rows.get(number));
        row.put(column, value);
        changed.set(number, row);
        return new FocusTable(columns, changed);
    }

    /** With a column in place of another. */
    FocusTable renamed(String column, String name) {
        List<String> names = new ArrayList<>(columns);
        names.replaceAll(old -> old.equals(column) ? name : old);
        List<Map<String, String>> changed = new ArrayList<>();
        for (Map<String, String> row : rows) {
            Map<String, String> copy = new LinkedHashMap<>();
            row.forEach((old, value) -> copy.put(old.equals(column) ? name : old, value));
            changed.add(copy);
        }
        return new FocusTable(names, changed);
    }

    /** The first row with a value. */
    int first(String column, String value) {
        for (int i = 0; i < rows.size(); i++) {
            if (value.equals(rows.get(i).get(column))) {
                return i;
            }
        }
        throw new IllegalStateException("no row with " + column + " " + value);
    }
}
