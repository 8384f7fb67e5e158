package io.spillway.report;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Row;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One JSON object:
 *
 * <pre>{@code
 * {"schemaVersion", "scenario", "fingerprint", "seed", "replications", "measures": [
 *   {"measure", "cloud"?, "pool"?, "kind"?, "reason"?, "launch"?, "market"?, "period"?,
 *     ("transfer", "item", "payer", "payee")?, "party"?, "commitment"?, "unit", "mean", "halfWidth", "n"}]}
 * }</pre>
 *
 * A number that does not exist (a ratio over nothing, an interval from one replication) is null.
 */
final class JsonReport {
    private JsonReport() {}

    static void write(ExperimentResult result, Writer to) throws IOException {
        Json.writeByElement(to, json -> {
            json.writeStartObject();
            writeHead(result, json);
            json.writeArrayPropertyStart("measures");
            for (ExperimentResult.Line line : result.lines()) {
                if (line.row().year() == null) {
                    json.writeStartObject();
                    writeLine(line, json);
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    static void writeHead(ExperimentResult result, JsonGenerator json) {
        json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
        json.writeStringProperty("scenario", result.scenario());
        json.writeStringProperty("fingerprint", result.fingerprint());
        json.writeNumberProperty("seed", result.seed());
        json.writeNumberProperty("replications", result.replications());
    }

    static void writeLine(ExperimentResult.Line line, JsonGenerator json) {
        Row row = line.row();
        Estimate estimate = line.estimate();
        writeRow(row, json);
        Json.writeNumber("mean", estimate.mean(), json);
        Json.writeNumber("halfWidth", estimate.halfWidth(), json);
        json.writeNumberProperty("n", estimate.n());
    }

    /** What a number is about. */
    static void writeRow(Row row, JsonGenerator json) {
        json.writeStringProperty("measure", row.measure().text());
        writeIfAny("cloud", row.cloud(), json);
        writeIfAny("pool", row.pool(), json);
        writeIfAny("kind", row.kind(), json);
        writeIfAny("reason", row.reason(), json);
        writeIfAny("launch", row.launch(), json);
        writeIfAny("market", row.market(), json);
        writeIfAny("period", row.period(), json);
        if (row.transfer() != null) {
            writeIfAny("transfer", row.transfer().kind(), json);
            writeIfAny("item", row.transfer().item(), json);
            writeIfAny("payer", row.transfer().payer(), json);
            writeIfAny("payee", row.transfer().payee(), json);
        }
        writeIfAny("party", row.party(), json);
        writeIfAny("commitment", row.commitment(), json);
        json.writeStringProperty("unit", row.measure().unit());
    }

    private static void writeIfAny(String name, @Nullable Object value, JsonGenerator json) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }
}
