package io.spillway.report;

import io.spillway.engine.Clock;
import io.spillway.explain.Trace;
import io.spillway.explain.TraceEvent;
import io.spillway.explain.Track;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * A trace in the Trace Event Format, which Perfetto and chrome://tracing open: clouds as processes, pools as threads;
 * units in use, free and installed as counters, everything else as instant events. The viewers' millisecond is a
 * simulated hour, and time counts from the beginning of the run, warm-up included.
 */
public final class TraceReport {
    private static final long TICKS_PER_NANOSECOND_SHOWN = Clock.TICKS_PER_HOUR / 1_000_000;
    /** Timestamps are microseconds with this many decimals. */
    private static final int DECIMALS = 3;

    private final JsonGenerator json;
    private final Map<String, Integer> processes = new LinkedHashMap<>();
    private final Map<Track, Integer> threads = new LinkedHashMap<>();

    private TraceReport(JsonGenerator json) {
        this.json = json;
    }

    /** Runs what the trace is of, and writes its events as they come. Does not close the writer. */
    public static void write(Trace trace, Writer to) throws IOException {
        Json.writeByElement(to, json -> new TraceReport(json).write(trace));
    }

    private void write(Trace trace) {
        json.writeStartObject();
        json.writeStringProperty("displayTimeUnit", "ms");
        json.writeObjectPropertyStart("otherData");
        json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
        json.writeStringProperty("timeScale", "1 ms is 1 simulated hour since begin");
        trace.description().forEach(this::writeValue);
        json.writeEndObject();
        json.writeArrayPropertyStart("traceEvents");
        trace.tracks().forEach(this::introduce);
        trace.tell(this::write);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void introduce(Track track) {
        if (!processes.containsKey(track.group())) {
            int process = processes.size() + 1;
            processes.put(track.group(), process);
            writeMetadata("process_name", process, 0, "name", track.group());
            writeMetadata("process_sort_index", process, 0, "sort_index", process);
        }
        int thread = threads.size() + 1;
        threads.put(track, thread);
        writeMetadata("thread_name", process(track), thread, "name", track.name());
        writeMetadata("thread_sort_index", process(track), thread, "sort_index", thread);
    }

    private void writeMetadata(String name, int process, int thread, String key, Object value) {
        json.writeStartObject();
        json.writeStringProperty("ph", "M");
        json.writeStringProperty("name", name);
        json.writeNumberProperty("pid", process);
        json.writeNumberProperty("tid", thread);
        json.writeObjectPropertyStart("args");
        writeValue(key, value);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(TraceEvent event) {
        if (event instanceof TraceEvent.Mark mark) {
            begin("i", mark.name(), event);
            json.writeStringProperty("s", "t");
            json.writeObjectPropertyStart("args");
            mark.details().forEach(this::writeValue);
        } else if (event instanceof TraceEvent.Use use) {
            begin("C", event.track().name() + " units", event);
            json.writeObjectPropertyStart("args");
            json.writeNumberProperty("in use", use.usedUnits());
            json.writeNumberProperty("free", use.freeUnits());
        } else if (event instanceof TraceEvent.Capacity capacity) {
            begin("C", event.track().name() + " capacity", event);
            json.writeObjectPropertyStart("args");
            json.writeNumberProperty("installed", capacity.units());
            json.writeNumberProperty("headroom", capacity.headroomUnits());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void begin(String phase, String name, TraceEvent event) {
        json.writeStartObject();
        json.writeStringProperty("ph", phase);
        json.writeStringProperty("name", name);
        json.writeStringProperty("cat", "spillway");
        json.writeNumberProperty("ts", BigDecimal.valueOf(event.tick() / TICKS_PER_NANOSECOND_SHOWN, DECIMALS));
        json.writeNumberProperty("pid", process(event.track()));
        json.writeNumberProperty("tid", threads.getOrDefault(event.track(), 0));
    }

    private int process(Track track) {
        return processes.getOrDefault(track.group(), 0);
    }

    private void writeValue(String name, Object value) {
        if (value instanceof Number number) {
            json.writeNumberProperty(name, number.longValue());
        } else if (value instanceof Map<?, ?> texts) {
            json.writeObjectPropertyStart(name);
            texts.forEach((key, text) -> json.writeStringProperty(key.toString(), text.toString()));
            json.writeEndObject();
        } else {
            json.writeStringProperty(name, value.toString());
        }
    }
}
