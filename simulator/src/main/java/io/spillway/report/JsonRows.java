package io.spillway.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Rows as JSON lines, an object each. A number that does not exist is null, a text that does not is left out; true and false
 * are such.
 */
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
    public void row(List<String> values) throws IOException {
        Json.writeByObject(to, json -> {
            json.writeStartObject();
            for (int i = 0; i < fields.size(); i++) {
                write(fields.get(i), values.get(i), json);
            }
            json.writeEndObject();
        });
    }

    private static void write(Field field, String value, JsonGenerator json) {
        if (field.type() == Field.Type.TEXT) {
            if (!value.isEmpty()) {
                json.writeStringProperty(field.name(), value);
            }
        } else if (value.isEmpty()) {
            json.writeNullProperty(field.name());
        } else if (field.type() == Field.Type.TRUTH) {
            json.writeBooleanProperty(field.name(), Boolean.parseBoolean(value));
        } else {
            json.writeName(field.name());
            json.writeNumber(value);
        }
    }

    @Override
    public void end() throws IOException {
        to.flush();
    }
}
