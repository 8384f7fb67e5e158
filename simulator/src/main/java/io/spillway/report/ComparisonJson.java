package io.spillway.report;

import io.spillway.compare.Attribution;
import io.spillway.compare.ComparisonResult;
import io.spillway.compare.Contrast;
import io.spillway.compare.Difference;
import io.spillway.measures.Estimate;
import io.spillway.scenario.Clause;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/**
 * A comparison as one JSON object:
 *
 * <pre>{@code
 * {"schemaVersion", "base", "baseFingerprint", "seed", "replications", "confidence", "family", "adjustment", "contrasts": [
 *   {"scenario", "fingerprint", "remarks": [],
 *    "clauses": [{"clause", "changes": [{"path", "before", "after"}]}],
 *    "differences": [{"measure", "cloud"?, "pool"?, "kind"?, "reason"?, "launch"?, "market"?, "period"?, "unit", "baseMean",
 *      "mean", "difference", "halfWidth", "pValue", "pHolm", "correlation", "varianceRatio", "n"}],
 *    "attribution"?: {"method", "orders", "scenarios", "problem", "moved": [{"measure", …, "unit", "difference",
 *      "parts": [{"clause", "alone", "aloneHalfWidth", "shapley", "shapleyHalfWidth", "samplingHalfWidth"}]}]}}]}
 * }</pre>
 *
 * A number that does not exist is null.
 */
final class ComparisonJson {
    private ComparisonJson() {}

    static void write(ComparisonResult result, Writer to) throws IOException {
        Json.writeByElement(to, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
            json.writeStringProperty("base", result.base().scenario());
            json.writeStringProperty("baseFingerprint", result.base().fingerprint());
            json.writeNumberProperty("seed", result.settings().seed());
            json.writeNumberProperty("replications", result.settings().replications());
            json.writeNumberProperty("confidence", result.settings().confidence());
            json.writeNumberProperty("family", result.family());
            json.writeStringProperty("adjustment", "Holm");
            json.writeArrayPropertyStart("contrasts");
            result.contrasts().forEach(contrast -> writeContrast(contrast, json));
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeContrast(Contrast contrast, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("scenario", contrast.side().scenario());
        json.writeStringProperty("fingerprint", contrast.side().fingerprint());
        Json.writeStrings("remarks", contrast.remarks(), json);
        json.writeArrayPropertyStart("clauses");
        contrast.clauses().forEach(clause -> writeClause(clause, json));
        json.writeEndArray();
        json.writeArrayPropertyStart("differences");
        contrast.lines().forEach(line -> writeLine(line, json));
        json.writeEndArray();
        contrast.attribution().ifPresent(attribution -> writeAttribution(attribution, contrast, json));
        json.writeEndObject();
    }

    private static void writeClause(Clause clause, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("clause", clause.name());
        json.writeArrayPropertyStart("changes");
        clause.changes().forEach(change -> {
            json.writeStartObject();
            json.writeStringProperty("path", change.path());
            json.writeStringProperty("before", change.before().orElse(null));
            json.writeStringProperty("after", change.after().orElse(null));
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeLine(Contrast.Line line, JsonGenerator json) {
        Difference difference = line.difference();
        json.writeStartObject();
        JsonReport.writeRow(line.row(), json);
        Json.writeNumber("baseMean", difference.baseMean(), json);
        Json.writeNumber("mean", difference.mean(), json);
        Json.writeNumber("difference", difference.difference(), json);
        Json.writeNumber("halfWidth", difference.halfWidth(), json);
        Json.writeNumber("pValue", difference.pValue(), json);
        Json.writeNumber("pHolm", line.pHolm(), json);
        Json.writeNumber("correlation", difference.correlation(), json);
        Json.writeNumber("varianceRatio", difference.varianceRatio(), json);
        json.writeNumberProperty("n", difference.n());
        json.writeEndObject();
    }

    private static void writeAttribution(Attribution attribution, Contrast contrast, JsonGenerator json) {
        json.writeObjectPropertyStart("attribution");
        json.writeStringProperty("method", attribution.orders() == 0 ? "Shapley" : "Shapley, sampled");
        json.writeNumberProperty("orders", attribution.orders());
        json.writeNumberProperty("scenarios", attribution.scenarios());
        json.writeStringProperty("problem", attribution.problem());
        json.writeArrayPropertyStart("moved");
        for (Attribution.Moved moved : attribution.moved()) {
            json.writeStartObject();
            JsonReport.writeRow(moved.row(), json);
            writeEstimate("difference", "halfWidth", moved.whole(), json);
            json.writeNumberProperty("n", moved.whole().n());
            json.writeArrayPropertyStart("parts");
            for (int i = 0; i < moved.parts().size(); i++) {
                Attribution.Part part = moved.parts().get(i);
                json.writeStartObject();
                json.writeStringProperty("clause", contrast.clauses().get(i).name());
                writeEstimate("alone", "aloneHalfWidth", part.alone(), json);
                writeEstimate("shapley", "shapleyHalfWidth", part.shapley(), json);
                Json.writeNumber("samplingHalfWidth", part.samplingHalfWidth(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeEstimate(String mean, String halfWidth, Estimate estimate, JsonGenerator json) {
        Json.writeNumber(mean, estimate.mean(), json);
        Json.writeNumber(halfWidth, estimate.halfWidth(), json);
    }
}
