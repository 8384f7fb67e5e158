package io.spillway.export;

import com.google.common.collect.ImmutableList;
import io.spillway.report.Format;
import io.spillway.report.Json;
import io.spillway.sweep.JournalExtent;
import io.spillway.sweep.JournalHead;
import io.spillway.sweep.SweepState;
import io.spillway.sweep.SweepState.Status;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** How the results of a sweep came to be: who ran parts of it, when, from which files. {@link Seal} is what is read of it. */
record SweepManifest(String version, String commit, ImmutableList<String> arguments, Instant startedAt) {
    void write(SweepState state, Map<String, String> outputs, Writer to) throws IOException {
        Json.writeIndented(to, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
            json.writeStringProperty("version", version);
            json.writeStringProperty("commit", commit);
            json.writeStringProperty("sweep", state.plan().name());
            json.writeNumberProperty("points", state.points().size());
            json.writeNumberProperty("pointsDone", state.count(Status.DONE));
            json.writeNumberProperty("pointsFailed", state.count(Status.FAILED));
            json.writeNumberProperty("pointsLeft", state.count(Status.LEFT));
            json.writeNumberProperty("pointsImprecise", state.imprecise());
            json.writeNumberProperty("replications", state.replicationsDone());
            Json.writeStrings("arguments", arguments, json);
            json.writeArrayPropertyStart("writers");
            state.journals().heads().forEach(head -> write(head, json));
            json.writeEndArray();
            writeJournals(state.journals().extents(), json);
            Manifest.writeHashes("outputs", outputs, json);
            Manifest.writeSystem(json);
            json.writeStringProperty("startedAt", startedAt.toString());
            json.writeEndObject();
        });
    }

    private static void writeJournals(List<JournalExtent> journals, JsonGenerator json) {
        json.writeArrayPropertyStart("journals");
        for (JournalExtent journal : journals) {
            json.writeStartObject();
            json.writeStringProperty("path", journal.file());
            json.writeNumberProperty("bytes", journal.bytes());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JournalHead head, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("version", head.version());
        json.writeStringProperty("host", head.host());
        json.writeNumberProperty("process", head.process());
        json.writeStringProperty("startedAt", head.startedAt());
        json.writeNumberProperty("jobs", head.jobs());
        json.writeStringProperty("shard", head.shard());
        Json.writeStrings("arguments", head.arguments(), json);
        Manifest.writeHashes("inputs", head.inputs(), json);
        json.writeEndObject();
    }
}
