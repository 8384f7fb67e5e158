package io.spillway.export;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.ThresholdOutcome;
import io.spillway.report.Format;
import io.spillway.report.Json;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * How results came to be: enough to make them again, and what it took. The only file of results that knows the wall
 * clock.
 *
 * @param version the version of the program
 * @param commit the commit it was built from; empty when unknown
 * @param arguments of the command line
 * @param inputs SHA-256 of every file read, by its path
 * @param startedAt wall clock
 * @param wallSeconds from the start of the program to the writing of results
 */
public record Manifest(
        String version,
        String commit,
        ImmutableList<String> arguments,
        ImmutableMap<String, String> inputs,
        Instant startedAt,
        double wallSeconds) {
    /** @param outputs SHA-256 of every other file of the results, by its name */
    void write(ExperimentResult result, Map<String, String> outputs, Writer to) throws IOException {
        Json.writeIndented(to, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
            json.writeStringProperty("version", version);
            json.writeStringProperty("commit", commit);
            json.writeStringProperty("scenario", result.scenario());
            json.writeStringProperty("fingerprint", result.fingerprint());
            json.writeNumberProperty("seed", result.seed());
            json.writeNumberProperty("replications", result.replications());
            json.writeNumberProperty("confidence", result.confidence());
            json.writeBooleanProperty("precise", result.isPrecise());
            writeThresholds(result, json);
            Json.writeStrings("arguments", arguments, json);
            writeHashes("inputs", inputs, json);
            writeHashes("outputs", outputs, json);
            writeSystem(json);
            json.writeNumberProperty("jobs", result.settings().jobs());
            json.writeNumberProperty("events", result.events());
            json.writeNumberProperty("engineSeconds", result.engineSeconds());
            json.writeStringProperty("startedAt", startedAt.toString());
            json.writeNumberProperty("wallSeconds", wallSeconds);
            json.writeEndObject();
        });
    }

    static void writeSystem(JsonGenerator json) {
        json.writeStringProperty("javaVersion", System.getProperty("java.version"));
        json.writeStringProperty("javaVm", System.getProperty("java.vm.name"));
        json.writeStringProperty("javaVendor", System.getProperty("java.vendor"));
        json.writeStringProperty("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    private static void writeThresholds(ExperimentResult result, JsonGenerator json) {
        json.writeArrayPropertyStart("thresholds");
        for (ThresholdOutcome outcome : result.thresholds()) {
            json.writeStartObject();
            json.writeStringProperty("measure", outcome.measure().text());
            json.writeStringProperty("wanted", outcome.threshold().toString());
            json.writeBooleanProperty("met", outcome.isMet());
            json.writeBooleanProperty("surely", !outcome.isClose());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void writeHashes(String name, Map<String, String> hashes, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        hashes.forEach((path, sha256) -> {
            json.writeStartObject();
            json.writeStringProperty("path", path);
            json.writeStringProperty("sha256", sha256);
            json.writeEndObject();
        });
        json.writeEndArray();
    }
}
