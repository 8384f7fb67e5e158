package io.spillway.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as CSV; what does not exist is empty. */
final class CsvRows implements RowWriter {
    private final Writer to;

    CsvRows(Writer to) {
        this.to = to;
    }

    @Override
    public void head(List<Field> fields) throws IOException {
        row(fields.stream().map(Field::name).toList());
    }

    @Override
    public void row(List<@Nullable String> values) throws IOException {
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                to.write(',');
            }
            to.write(quoted(Objects.requireNonNullElse(values.get(i), "")));
        }
        to.write('\n');
    }

    private static String quoted(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (",\"\n\r".indexOf(value.charAt(i)) >= 0) {
                return '"' + value.replace("\"", "\"\"") + '"';
            }
        }
        return value;
    }

    @Override
    public void end() throws IOException {
        to.flush();
    }
}
