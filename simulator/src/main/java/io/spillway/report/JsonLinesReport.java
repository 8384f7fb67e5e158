package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/** One JSON object per row and line; each carries the head of {@link JsonReport}, so that lines of many runs can mix. */
final class JsonLinesReport {
    private JsonLinesReport() {}

    static void write(ExperimentResult result, Writer to) throws IOException {
        try (JsonGenerator json = Json.lineGenerator(to)) {
            for (ExperimentResult.Line line : result.lines()) {
                if (line.row().year() == null) {
                    json.writeStartObject();
                    JsonReport.writeHead(result, json);
                    JsonReport.writeLine(line, json);
                    json.writeEndObject();
                }
            }
        }
        to.write('\n');
    }
}
