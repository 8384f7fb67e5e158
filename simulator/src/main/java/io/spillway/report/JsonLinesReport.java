package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import java.io.IOException;
import java.io.Writer;

/** One JSON object per row and line; each carries the head of {@link JsonReport}, so that lines of many runs can mix. */
final class JsonLinesReport {
    private JsonLinesReport() {}

    static void write(ExperimentResult result, Writer to) throws IOException {
        Json.writeByObject(to, json -> {
            for (ExperimentResult.Line line : result.lines()) {
                if (line.row().year() == null) {
                    json.writeStartObject();
                    JsonReport.writeHead(result, json);
                    JsonReport.writeLine(line, json);
                    json.writeEndObject();
                }
            }
        });
    }
}
