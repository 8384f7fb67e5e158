package io.spillway.report;

import io.spillway.measures.Estimate;
import io.spillway.optimize.KimNelson.Standing;
import io.spillway.optimize.Optimum;
import io.spillway.optimize.Ranking;
import io.spillway.study.Subject;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/**
 * What is best as one JSON object; of factors
 *
 * <pre>{@code
 * {"schemaVersion", "scenario", "fingerprint", "seed", "isLargest", "isKept", "points", "replications",
 *  "candidates", "choosing", "confirmations", "factors": [{"factor", "paths": [], "low", "value", "high", "best"}],
 *  "measures": [{"measure", "unit", "limit", "isKept", "asItIs", "asItIsHalfWidth", "asItIsN", "best", "bestHalfWidth", "bestN",
 *      "difference", "differenceHalfWidth"}]}
 * }</pre>
 *
 * and of alternatives
 *
 * <pre>{@code
 * {"schemaVersion", "scenario", "fingerprint", "seed", "measure", "unit", "isLargest", "isDecided", "best",
 *  "alternatives": [{"alternative", "settings": [], "mean", "halfWidth", "n", "replications", "outAfter", "behind",
 *      "behindHalfWidth"}]}
 * }</pre>
 *
 * A number that does not exist is null.
 */
final class OptimumJson {
    private OptimumJson() {}

    static void write(Subject subject, Optimum optimum, Writer to) throws IOException {
        Json.writeByElement(to, json -> {
            json.writeStartObject();
            writeSubject(subject, json);
            json.writeBooleanProperty("isLargest", optimum.isLargest());
            json.writeBooleanProperty("isKept", optimum.isKept());
            json.writeNumberProperty("points", optimum.points());
            json.writeNumberProperty("replications", optimum.replications());
            json.writeNumberProperty("candidates", optimum.candidates());
            json.writeNumberProperty("choosing", optimum.choosing());
            json.writeNumberProperty("confirmations", optimum.confirmations());
            writeFactors(optimum, json);
            json.writeArrayPropertyStart("measures");
            for (Optimum.Outcome outcome : optimum.outcomes()) {
                json.writeStartObject();
                json.writeStringProperty("measure", outcome.measure().text());
                json.writeStringProperty("unit", outcome.measure().unit());
                outcome.limit().ifPresent(limit -> {
                    json.writeStringProperty("limit", limit.toString());
                    json.writeBooleanProperty("isKept", outcome.isKept());
                });
                writeEstimate("asItIs", outcome.asItIs(), json);
                json.writeNumberProperty("asItIsN", outcome.asItIs().n());
                writeEstimate("best", outcome.best(), json);
                json.writeNumberProperty("bestN", outcome.best().n());
                writeEstimate("difference", outcome.difference(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeFactors(Optimum optimum, JsonGenerator json) {
        json.writeArrayPropertyStart("factors");
        for (int f = 0; f < optimum.factors().size(); f++) {
            json.writeStartObject();
            json.writeStringProperty("factor", optimum.factors().get(f).name());
            Json.writeStrings("paths", optimum.factors().get(f).paths(), json);
            json.writeStringProperty("low", optimum.factors().get(f).low().text());
            json.writeStringProperty("value", optimum.factors().get(f).value());
            json.writeStringProperty("high", optimum.factors().get(f).high().text());
            json.writeStringProperty("best", optimum.values().get(f));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void write(Subject subject, Ranking ranking, Writer to) throws IOException {
        Json.writeByElement(to, json -> {
            json.writeStartObject();
            writeSubject(subject, json);
            json.writeStringProperty("measure", ranking.measure().text());
            json.writeStringProperty("unit", ranking.measure().unit());
            json.writeBooleanProperty("isLargest", ranking.isLargest());
            json.writeBooleanProperty("isDecided", ranking.choice().decided());
            json.writeStringProperty("best", ranking.best().name());
            json.writeArrayPropertyStart("alternatives");
            for (int i = 0; i < ranking.alternatives().size(); i++) {
                writeAlternative(ranking, i, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeAlternative(Ranking ranking, int i, JsonGenerator json) {
        Standing standing = ranking.choice().alternatives().get(i);
        json.writeStartObject();
        json.writeStringProperty("alternative", ranking.alternatives().get(i).name());
        json.writeArrayPropertyStart("settings");
        ranking.alternatives().get(i).settings().forEach(setting -> json.writeString(setting.toString()));
        json.writeEndArray();
        Json.writeNumber("mean", ranking.value(i).mean(), json);
        Json.writeNumber("halfWidth", ranking.value(i).halfWidth(), json);
        json.writeNumberProperty("n", standing.estimate().n());
        json.writeNumberProperty("replications", standing.replications());
        json.writeName("outAfter");
        if (standing.outAfter().isPresent()) {
            json.writeNumber(standing.outAfter().getAsInt());
        } else {
            json.writeNull();
        }
        writeEstimate("behind", standing.behind(), json);
        json.writeEndObject();
    }

    private static void writeSubject(Subject subject, JsonGenerator json) {
        json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
        json.writeStringProperty("scenario", subject.scenario());
        json.writeStringProperty("fingerprint", subject.fingerprint());
        json.writeNumberProperty("seed", subject.seed());
    }

    private static void writeEstimate(String name, Estimate estimate, JsonGenerator json) {
        Json.writeNumber(name, estimate.mean(), json);
        Json.writeNumber(name + "HalfWidth", estimate.halfWidth(), json);
    }
}
