package io.spillway.report;

import io.spillway.sweep.JournalHead;
import io.spillway.sweep.SweepState;
import io.spillway.sweep.SweepState.PointState;
import io.spillway.sweep.SweepState.Status;
import io.spillway.sweep.TimeToGo;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a sweep stands, for a reader or for a program. */
public final class SweepReport {
    private static final int MOST_FAILURES = 20;

    private SweepReport() {}

    /** Writes a few lines for a reader. */
    public static void writeText(SweepState state, List<JournalHead> writers, Writer to) throws IOException {
        TextTable table = new TextTable().text("sweep").text(state.plan().name());
        line(table, "points", state.points().size() + ": " + counts(state));
        line(table, "replications", state.replicationsDone() + " done, " + state.replicationsLeft() + " left");
        line(
                table,
                "journals",
                state.journals().heads().size() + ", " + state.journals().bytes() / 1000 + " kB" + torn(state));
        for (JournalHead writer : writers) {
            line(
                    table,
                    "at work",
                    "process " + writer.process() + " on " + writer.host() + ", shard " + writer.shard() + ", "
                            + writer.jobs() + " jobs, since " + writer.startedAt());
        }
        line(table, "time to go", timeToGo(state, writers));
        List<PointState> failed = failed(state);
        for (PointState point : failed.subList(0, Math.min(MOST_FAILURES, failed.size()))) {
            line(table, "failed", describe(state, point) + ": " + point.reason());
        }
        if (failed.size() > MOST_FAILURES) {
            line(table, "failed", "and " + (failed.size() - MOST_FAILURES) + " more");
        }
        table.write(to);
        to.flush();
    }

    private static void line(TextTable table, String what, String text) {
        table.row(List.of(Cell.text(what), Cell.text(text)));
    }

    /** {@code 12 done, 1 failed, 57 left}. */
    public static String counts(SweepState state) {
        String imprecise =
                state.imprecise() == 0 ? "" : ", of which " + state.imprecise() + " not as precise as asked for";
        return state.count(Status.DONE) + " done" + imprecise + ", " + state.count(Status.FAILED) + " failed, "
                + state.count(Status.LEFT) + " left";
    }

    private static String torn(SweepState state) {
        int torn = state.journals().torn();
        return torn == 0
                ? ""
                : ", " + torn + (torn == 1 ? " line" : " lines") + " not written in full, which do not count";
    }

    private static String timeToGo(SweepState state, List<JournalHead> writers) {
        if (state.replicationsLeft() == 0) {
            return "none";
        }
        int jobs = writers.stream().mapToInt(JournalHead::jobs).sum();
        Optional<Double> seconds = state.secondsLeft(Math.max(1, jobs));
        String at = jobs == 0
                ? " on one thread; nobody is at work"
                : jobs == 1 ? " on 1 thread" : " on " + jobs + " threads";
        return seconds.map(time -> "about " + TimeToGo.text(time) + at).orElse("not known yet");
    }

    private static List<PointState> failed(SweepState state) {
        return state.points().stream()
                .filter(point -> point.status() == Status.FAILED)
                .toList();
    }

    /** {@code point 17 (capacity 1.1, declines 5%)}. */
    public static String describe(SweepState state, PointState point) {
        List<String> values = new ArrayList<>();
        for (int a = 0; a < state.plan().parameters().size(); a++) {
            values.add(state.plan().parameters().get(a).axis() + " "
                    + point.point().values().get(a));
        }
        return "point " + point.point().seq() + values.stream().collect(Collectors.joining(", ", " (", ")"));
    }

    /** Writes one JSON object for a program. */
    public static void writeJson(SweepState state, List<JournalHead> writers, Writer to) throws IOException {
        Json.writeIndented(to, json -> {
            json.writeStartObject();
            json.writeNumberProperty("schemaVersion", Format.SCHEMA_VERSION);
            json.writeStringProperty("sweep", state.plan().name());
            json.writeNumberProperty("points", state.points().size());
            json.writeNumberProperty("pointsDone", state.count(Status.DONE));
            json.writeNumberProperty("pointsFailed", state.count(Status.FAILED));
            json.writeNumberProperty("pointsLeft", state.count(Status.LEFT));
            json.writeNumberProperty("pointsImprecise", state.imprecise());
            json.writeNumberProperty("replicationsDone", state.replicationsDone());
            json.writeNumberProperty("replicationsLeft", state.replicationsLeft());
            json.writeNumberProperty("journalBytes", state.journals().bytes());
            json.writeNumberProperty("tornLines", state.journals().torn());
            json.writeNumberProperty("writers", writers.size());
            int jobs = writers.stream().mapToInt(JournalHead::jobs).sum();
            Json.writeNumber("secondsLeft", state.secondsLeft(jobs).orElse(Double.NaN), json);
            json.writeArrayPropertyStart("failed");
            for (PointState point : failed(state)) {
                json.writeStartObject();
                json.writeNumberProperty("pointSeq", point.point().seq());
                json.writeStringProperty("pointId", point.point().id());
                json.writeStringProperty("reason", point.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        to.flush();
    }
}
