package io.spillway.report;

import io.spillway.explain.LaunchExplanation;
import io.spillway.explain.LaunchExplanation.Held;
import io.spillway.explain.LaunchExplanation.NotOn;
import io.spillway.explain.LaunchExplanation.Opening;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/**
 * The explanation of a launch decision as one JSON object:
 *
 * <pre>{@code
 * {"schemaVersion", "scenario", "fingerprint", "seed", (a launch decision, see DecisionLines),
 *  "needs": {"capabilities", "accelerators"}, "rule", "declining"?, "candidates" (all three as of a request),
 *  "held"?: {"cloud", "since", "kind", "reason", (evidence of the clause)?},
 *  "openings": [{"cloud", "at", (evidence of the lag)?}],
 *  "notOn": [{"cloud", "kind", "reason", "then": [{"from", "kind", "reason"}], "until"?, (evidence of the lag)?}],
 *  "sentence"}
 * }</pre>
 */
final class LaunchJson {
    private LaunchJson() {}

    static void write(LaunchExplanation explanation, Writer to) throws IOException {
        Json.writeIndented(to, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
            json.writeStringProperty("scenario", explanation.scenario());
            json.writeStringProperty("fingerprint", explanation.fingerprint());
            json.writeNumberProperty("seed", explanation.seed());
            DecisionLines.writeLaunchDecision(explanation.decision(), json);
            json.writeObjectPropertyStart("needs");
            Json.writeStrings("capabilities", explanation.capabilities(), json);
            Json.writeStrings("accelerators", explanation.accelerators(), json);
            json.writeEndObject();
            ExplanationJson.writeRule(explanation.rule(), json);
            explanation.declining().ifPresent(declining -> ExplanationJson.writeDeclining(declining, json));
            ExplanationJson.writeCandidates(explanation.candidates(), json);
            explanation.held().ifPresent(held -> writeHeld(held, json));
            json.writeArrayPropertyStart("openings");
            explanation.openings().forEach(opening -> writeOpening(opening, json));
            json.writeEndArray();
            json.writeArrayPropertyStart("notOn");
            explanation.notOn().forEach(notOn -> writeNotOn(notOn, json));
            json.writeEndArray();
            json.writeStringProperty("sentence", explanation.decision().sentence());
            json.writeEndObject();
        });
    }

    private static void writeHeld(Held held, JsonGenerator json) {
        json.writeObjectPropertyStart("held");
        json.writeStringProperty("cloud", held.cloud());
        json.writeStringProperty("since", held.since().toString());
        DecisionLines.writeReason(held.reason(), json);
        held.clause().ifPresent(clause -> ExplanationJson.writeEvidence(clause, json));
        json.writeEndObject();
    }

    private static void writeOpening(Opening opening, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("cloud", opening.cloud());
        json.writeStringProperty("at", opening.at().toString());
        opening.lag().ifPresent(lag -> ExplanationJson.writeEvidence(lag, json));
        json.writeEndObject();
    }

    private static void writeNotOn(NotOn notOn, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("cloud", notOn.cloud());
        DecisionLines.writeReason(notOn.reason(), json);
        json.writeArrayPropertyStart("then");
        notOn.then().forEach(later -> {
            json.writeStartObject();
            json.writeStringProperty("from", later.from().toString());
            DecisionLines.writeReason(later.reason(), json);
            json.writeEndObject();
        });
        json.writeEndArray();
        notOn.until().ifPresent(until -> json.writeStringProperty("until", until.toString()));
        notOn.lag().ifPresent(lag -> ExplanationJson.writeEvidence(lag, json));
        json.writeEndObject();
    }
}
