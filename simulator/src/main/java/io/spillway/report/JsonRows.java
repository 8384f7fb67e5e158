package io.spillway.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Rows as JSON lines, an object each with all columns. */
final class JsonRows implements RowWriter {
    private final Writer to;
    private List<Field> fields = List.of();

    JsonRows(Writer to) {
        this.to = to;
    }

    @Override
    public void head(List<Field> columns) {
        fields = List.copyOf(columns);
    }

    @Override
    public void row(List<@Nullable String> values) throws IOException {
        Json.writeByObject(to, json -> {
            json.writeStartObject();
            for (int i = 0; i < fields.size(); i++) {
                write(fields.get(i), values.get(i), json);
            }
            json.writeEndObject();
        });
    }

    private static void write(Field field, @Nullable String value, JsonGenerator json) {
        json.writeName(field.name());
        if (value == null) {
            json.writeNull();
            return;
        }
        switch (field.type()) {
            case TEXT -> json.writeString(value);
            case NUMBER -> json.writeNumber(value);
            case TRUTH -> json.writeBoolean(Boolean.parseBoolean(value));
            case JSON -> json.writeRawValue(value);
        }
    }

    @Override
    public void end() throws IOException {
        to.flush();
    }
}
