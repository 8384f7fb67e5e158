package io.spillway.report;

import io.spillway.measures.Estimate;
import io.spillway.scenario.Figure;
import io.spillway.sensitivity.Findings;
import io.spillway.sensitivity.Sensitivity;
import io.spillway.sensitivity.Sensitivity.Response;
import io.spillway.study.Factor;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * What measures hang on as one JSON object:
 *
 * <pre>{@code
 * {"schemaVersion", "scenario", "fingerprint", "seed", "replications", "method", "points", "measures": [
 *   {"measure", "unit", "asItIs", "asItIsHalfWidth", "least", "most", "chance", "missing", "effectivePoints", "factors": [
 *     {"factor", "paths": [], "low", "value", "high", "at", indicator, indicator + "HalfWidth", …}]}],
 *  "unvaried": [{"path", "value", "at"}], "held": [the same]}
 * }</pre>
 *
 * A number that does not exist is null.
 */
final class SensitivityJson {
    private SensitivityJson() {}

    static void write(Findings findings, Writer to) throws IOException {
        Sensitivity sensitivity = findings.sensitivity();
        Json.writeByElement(to, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
            json.writeStringProperty("scenario", findings.subject().scenario());
            json.writeStringProperty("fingerprint", findings.subject().fingerprint());
            json.writeNumberProperty("seed", findings.subject().seed());
            json.writeNumberProperty("replications", sensitivity.replications());
            json.writeStringProperty("method", findings.method());
            json.writeNumberProperty("points", sensitivity.points());
            json.writeArrayPropertyStart("measures");
            sensitivity.responses().forEach(response -> writeResponse(sensitivity, response, json));
            json.writeEndArray();
            writeFigures("unvaried", findings.unvaried(), json);
            writeFigures("held", findings.held(), json);
            json.writeEndObject();
        });
    }

    private static void writeResponse(Sensitivity sensitivity, Response response, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("measure", response.measure().text());
        json.writeStringProperty("unit", response.measure().unit());
        Json.writeNumber("asItIs", response.asItIs().mean(), json);
        Json.writeNumber("asItIsHalfWidth", response.asItIs().halfWidth(), json);
        Json.writeNumber("least", response.least(), json);
        Json.writeNumber("most", response.most(), json);
        Json.writeNumber("chance", response.chance(), json);
        json.writeNumberProperty("missing", response.missing());
        Json.writeNumber("effectivePoints", response.effectivePoints(), json);
        json.writeArrayPropertyStart("factors");
        for (int f = 0; f < sensitivity.factors().size(); f++) {
            writeFactor(
                    sensitivity,
                    sensitivity.factors().get(f),
                    response.estimates().get(f),
                    json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeFactor(
            Sensitivity sensitivity, Factor factor, List<Estimate> estimates, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("factor", factor.name());
        Json.writeStrings("paths", factor.paths(), json);
        json.writeStringProperty("low", factor.low().text());
        json.writeStringProperty("value", factor.value());
        json.writeStringProperty("high", factor.high().text());
        json.writeStringProperty("at", factor.origin().toString());
        for (int i = 0; i < estimates.size(); i++) {
            String name = sensitivity.indicators().get(i).text();
            Json.writeNumber(name, estimates.get(i).mean(), json);
            Json.writeNumber(name + "HalfWidth", estimates.get(i).halfWidth(), json);
        }
        json.writeEndObject();
    }

    private static void writeFigures(String name, List<Figure> figures, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (Figure figure : figures) {
            json.writeStartObject();
            json.writeStringProperty("path", figure.path());
            json.writeStringProperty("value", figure.value());
            json.writeStringProperty("at", figure.origin().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
