package io.spillway.report;

import io.spillway.compile.Clause;
import io.spillway.explain.Candidate;
import io.spillway.explain.Evidence;
import io.spillway.explain.Explanation;
import io.spillway.explain.Ground;
import io.spillway.explain.NamedDecision;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * An explanation as one JSON object:
 *
 * <pre>{@code
 * {"schemaVersion", "scenario", "fingerprint", "seed", (a decision, see DecisionLines),
 *  "needs": {"capabilities", "accelerators", "geography"?, "prefers"?},
 *  "rule"?: {"rule", "cloud", "besides"?: {"clouds", (evidence)?}, "unless"?, "headStartHours"?, "deadlineHours"?,
 *    "terms"?, "carveOut"?, "waiver"?, (evidence)?},
 *  "declining"?: {"chance", "draw"},
 *  "order"?: [statement],
 *  "candidates": [{"cloud", "region", "pool", "geography", "answer", "kind"?, "reason"?, "freeUnits", "capacityUnits",
 *    "headroomUnits", "utilisation", "until"?, "grounds": [{"statement", (evidence)?}]}],
 *  "sentence"}
 * evidence: "evidence": {"path", "value", "source"?, "confidence"?, "low"?, "high"?, "note"?, "origin"}
 * }</pre>
 */
final class ExplanationJson {
    private static final double MINUTES_PER_HOUR = 60;

    private ExplanationJson() {}

    static void write(Explanation explanation, Writer to) throws IOException {
        Json.writeIndented(to, json -> {
            NamedDecision decision = explanation.decision();
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
            json.writeStringProperty("scenario", explanation.scenario());
            json.writeStringProperty("fingerprint", explanation.fingerprint());
            json.writeNumberProperty("seed", explanation.seed());
            DecisionLines.writeDecision(decision, json);
            writeNeeds(explanation.needs(), json);
            explanation.rule().ifPresent(rule -> writeRule(rule, json));
            explanation.declining().ifPresent(declining -> writeDeclining(declining, json));
            if (!explanation.order().isEmpty()) {
                Json.writeStrings("order", explanation.order(), json);
            }
            writeCandidates(explanation.candidates(), json);
            json.writeStringProperty("sentence", explanation.sentence());
            json.writeEndObject();
        });
    }

    static void writeDeclining(Explanation.Declining declining, JsonGenerator json) {
        json.writeObjectPropertyStart("declining");
        json.writeNumberProperty("chance", declining.chance());
        json.writeNumberProperty("draw", declining.draw());
        json.writeEndObject();
    }

    static void writeCandidates(Collection<Candidate> candidates, JsonGenerator json) {
        json.writeArrayPropertyStart("candidates");
        candidates.forEach(candidate -> writeCandidate(candidate, json));
        json.writeEndArray();
    }

    private static void writeNeeds(Explanation.Needs needs, JsonGenerator json) {
        json.writeObjectPropertyStart("needs");
        Json.writeStrings("capabilities", needs.capabilities(), json);
        Json.writeStrings("accelerators", needs.accelerators(), json);
        writeIfAny("geography", needs.geography(), json);
        if (!needs.prefers().isEmpty()) {
            Json.writeStrings("prefers", needs.prefers(), json);
        }
        json.writeEndObject();
    }

    static void writeRule(Explanation.RuleInForce rule, JsonGenerator json) {
        Clause clause = rule.clause();
        json.writeObjectPropertyStart("rule");
        json.writeStringProperty("rule", clause.rule().name());
        json.writeStringProperty("cloud", clause.cloud());
        if (!clause.besides().isEmpty()) {
            json.writeObjectPropertyStart("besides");
            Json.writeStrings("clouds", clause.besides(), json);
            rule.besides().ifPresent(evidence -> writeEvidence(evidence, json));
            json.writeEndObject();
        }
        if (clause.putsOneFirst()) {
            json.writeStringProperty("unless", clause.unless().name());
            json.writeNumberProperty("headStartHours", clause.headStart().toMinutes() / MINUTES_PER_HOUR);
            clause.deadline()
                    .ifPresent(deadline ->
                            json.writeNumberProperty("deadlineHours", deadline.toMinutes() / MINUTES_PER_HOUR));
        }
        writeIfAny("terms", clause.terms(), json);
        writeIfAny("carveOut", clause.carveOut(), json);
        writeIfAny("waiver", clause.waiver(), json);
        rule.evidence().ifPresent(evidence -> writeEvidence(evidence, json));
        json.writeEndObject();
    }

    private static void writeCandidate(Candidate candidate, JsonGenerator json) {
        json.writeStartObject();
        DecisionLines.writePlace(candidate.place(), json);
        json.writeStringProperty("geography", candidate.geography());
        json.writeStringProperty("answer", candidate.answer().name());
        candidate.reason().ifPresent(reason -> DecisionLines.writeReason(reason, json));
        json.writeNumberProperty("freeUnits", candidate.freeUnits());
        json.writeNumberProperty("capacityUnits", candidate.capacityUnits());
        json.writeNumberProperty("headroomUnits", candidate.headroomUnits());
        Json.writeNumber("utilisation", candidate.utilisation(), json);
        writeIfAny("until", candidate.until(), json);
        json.writeArrayPropertyStart("grounds");
        candidate.grounds().forEach(ground -> writeGround(ground, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeGround(Ground ground, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("statement", ground.statement());
        ground.evidence().ifPresent(evidence -> writeEvidence(evidence, json));
        json.writeEndObject();
    }

    static void writeEvidence(Evidence evidence, JsonGenerator json) {
        json.writeObjectPropertyStart("evidence");
        json.writeStringProperty("path", evidence.path());
        json.writeStringProperty("value", evidence.value());
        writeIfAny("source", evidence.source(), json);
        writeIfAny("confidence", evidence.confidence(), json);
        writeIfAny("low", evidence.low(), json);
        writeIfAny("high", evidence.high(), json);
        writeIfAny("note", evidence.note(), json);
        json.writeStringProperty("origin", evidence.origin());
        json.writeEndObject();
    }

    private static void writeIfAny(String name, Optional<?> value, JsonGenerator json) {
        value.ifPresent(present -> json.writeStringProperty(name, present.toString()));
    }
}
