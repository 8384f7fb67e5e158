package io.spillway.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as aligned columns; they are held until the end. */
final class TextRows implements RowWriter {
    private final Writer to;
    private final TextTable table = new TextTable();

    TextRows(Writer to) {
        this.to = to;
    }

    @Override
    public void head(List<Field> fields) {
        for (Field field : fields) {
            if (field.type() == Field.Type.NUMBER) {
                table.numbers(field.name());
            } else {
                table.text(field.name());
            }
        }
    }

    @Override
    public void row(List<@Nullable String> values) {
        table.row(values.stream()
                .map(value -> Cell.text(Objects.requireNonNullElse(value, "")))
                .toList());
    }

    @Override
    public void end() throws IOException {
        table.write(to);
        to.flush();
    }
}
