package io.spillway.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Rows as JSON lines, an object each. A number that does not exist is null, a text that does not is left out. */
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
                Field field = fields.get(i);
                String value = values.get(i);
                if (!field.number()) {
                    if (!value.isEmpty()) {
                        json.writeStringProperty(field.name(), value);
                    }
                } else if (value.isEmpty()) {
                    json.writeNullProperty(field.name());
                } else {
                    json.writeName(field.name());
                    json.writeNumber(value);
                }
            }
            json.writeEndObject();
        });
    }

    @Override
    public void end() throws IOException {
        to.flush();
    }
}
