package io.spillway.report;

import io.spillway.engine.Reason;
import io.spillway.explain.DecisionLog;
import io.spillway.explain.NamedDecision;
import io.spillway.explain.NamedLaunch;
import io.spillway.explain.Place;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Decisions as JSON lines, one each, as {@link ReportSchema#DECISIONS} has them:
 *
 * <pre>{@code
 * {"schemaVersion", "replication", "time", "measured", "launch", "firstParty", "market", "ordinal", "units",
 *  "holdingHours", "waitedHours"?, "askedFor"?, "outcome", "cloud"?, "region"?, "pool"?, "cause"?, "kind"?, "reason"?,
 *  "behindOrdinal"?, "notAsked"?, "stayedAway"?, "lastResort"?, "from"?: {"cloud", "region", "pool"},
 *  "refusals"?: [{"cloud", "region", "pool", "kind", "reason", "number"?, "missing"?: [name], "until"?,
 *    "notAsked"?}]}
 * }</pre>
 *
 * {@code outcome} is {@code placed}, {@code spilled}, {@code waiting} or {@code lost}; all but a placement that is no spill
 * have kind and reason, and that has a cause. A request that waits has a second line, with {@code waitedHours}, when it is
 * placed, and none when its patience ends. One that comes behind others in its line has the ordinal of the last of them;
 * with {@code notAsked} a cloud would have taken it, and none was asked, as nobody overtakes. With {@code stayedAway} one
 * that went elsewhere was not refused: the reason of a spill is that of a spill of its launch and market before it. With
 * {@code lastResort} the first cloud took one whose launch and market stay away, after all the others had refused. A
 * request that runs and is routed anew has a further line, with where it comes {@code from} and how long it still holds its
 * units: {@code evacuated}, {@code failedBack}, or {@code dropped} when an outage leaves it no place. Where it waits for
 * one it is {@code waiting}, and {@code evacuated} with {@code waitedHours} when it gets one, be it in the same instant. A
 * refusal that no moment changes has {@code until} where its end is known: the contract's, the opening of the launch there,
 * the day of a capability; of a launch that waits for an answer, when none is waited for any more. What is {@code missing} has
 * the names of the scenario.
 *
 * <p>Launch decisions stand among them, told by their {@code day}, and are never left out:
 *
 * <pre>{@code
 * {"schemaVersion", "replication", "time", "measured", "launch", "day", "footprintUnits", "asked"?, "outcome", "kind"?,
 *  "reason"?, "headStartUntil"?, "opens": {cloud: time}, "refusals"?}
 * }</pre>
 *
 * Their {@code outcome} is {@code accepted}, {@code refused}, {@code held} or {@code nobodyAsked}.
 */
public final class DecisionLines {
    private DecisionLines() {}

    /** Runs what the log is of, and writes its decisions as they are made. Does not close the writer. */
    public static void write(DecisionLog log, Writer to) throws IOException {
        Json.writeByObject(
                to, json -> log.tell(decision -> writeRequest(decision, json), launch -> writeLaunch(launch, json)));
    }

    private static void writeRequest(NamedDecision decision, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
        writeDecision(decision, json);
        writeRefusals(decision.refusals(), json);
        json.writeEndObject();
    }

    private static void writeLaunch(NamedLaunch launch, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
        writeLaunchDecision(launch, json);
        writeRefusals(launch.refusals(), json);
        json.writeEndObject();
    }

    static void writeLaunchDecision(NamedLaunch launch, JsonGenerator json) {
        json.writeNumberProperty("replication", launch.replication());
        json.writeStringProperty("time", launch.time().toString());
        json.writeBooleanProperty("measured", launch.measured());
        json.writeStringProperty("launch", launch.launch());
        json.writeStringProperty("day", launch.day().toString());
        json.writeNumberProperty("footprintUnits", launch.footprintUnits());
        launch.asked().ifPresent(cloud -> json.writeStringProperty("asked", cloud));
        json.writeStringProperty("outcome", launch.answerText());
        launch.reason().ifPresent(reason -> writeReason(reason, json));
        launch.headStartUntil().ifPresent(until -> json.writeStringProperty("headStartUntil", until.toString()));
        json.writeObjectPropertyStart("opens");
        launch.opens().forEach((cloud, opens) -> json.writeStringProperty(cloud, opens.toString()));
        json.writeEndObject();
    }

    static void writeDecision(NamedDecision decision, JsonGenerator json) {
        json.writeNumberProperty("replication", decision.replication());
        json.writeStringProperty("time", decision.time().toString());
        json.writeBooleanProperty("measured", decision.measured());
        json.writeStringProperty("launch", decision.launch());
        json.writeBooleanProperty("firstParty", decision.firstParty());
        json.writeStringProperty("market", decision.market());
        json.writeNumberProperty("ordinal", decision.ordinal());
        json.writeNumberProperty("units", decision.units());
        json.writeNumberProperty("holdingHours", decision.holdingHours());
        if (decision.waitedHours().isPresent()) {
            json.writeNumberProperty("waitedHours", decision.waitedHours().getAsDouble());
        }
        decision.askedFor().ifPresent(cloud -> json.writeStringProperty("askedFor", cloud));
        json.writeStringProperty("outcome", decision.outcomeText());
        decision.outcome().place().ifPresent(place -> writePlace(place, json));
        decision.outcome().cause().ifPresent(cause -> json.writeStringProperty("cause", cause));
        decision.outcome().reason().ifPresent(reason -> writeReason(reason, json));
        decision.outcome().behind().ifPresent(ordinal -> json.writeNumberProperty("behindOrdinal", ordinal));
        if (!decision.outcome().asked()) {
            json.writeBooleanProperty("notAsked", true);
        }
        if (decision.outcome().staysAway()) {
            json.writeBooleanProperty("stayedAway", true);
        }
        if (decision.outcome().lastResort()) {
            json.writeBooleanProperty("lastResort", true);
        }
        decision.departure().ifPresent(departure -> {
            json.writeObjectPropertyStart("from");
            writePlace(departure.from(), json);
            json.writeEndObject();
        });
    }

    static void writePlace(Place place, JsonGenerator json) {
        json.writeStringProperty("cloud", place.cloud());
        json.writeStringProperty("region", place.region());
        json.writeStringProperty("pool", place.pool());
    }

    static void writeReason(Reason reason, JsonGenerator json) {
        json.writeStringProperty("kind", reason.kind().name());
        json.writeStringProperty("reason", reason.name());
    }

    private static void writeRefusals(List<NamedDecision.Refusal> refusals, JsonGenerator json) {
        if (refusals.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("refusals");
        for (NamedDecision.Refusal refusal : refusals) {
            json.writeStartObject();
            writePlace(refusal.place(), json);
            writeReason(refusal.reason(), json);
            if (Double.isFinite(refusal.number())) {
                json.writeNumberProperty("number", refusal.number());
            }
            if (!refusal.missing().isEmpty()) {
                Json.writeStrings("missing", refusal.missing(), json);
            }
            refusal.until().ifPresent(until -> json.writeStringProperty("until", until.toString()));
            if (!refusal.isAsked()) {
                json.writeBooleanProperty("notAsked", true);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
