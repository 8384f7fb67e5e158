package io.spillway.cli;

import com.google.common.base.Joiner;
import io.spillway.compile.Compiled;
import io.spillway.experiment.Precision;
import io.spillway.experiment.Settings;
import io.spillway.explain.DecisionLog;
import io.spillway.explain.Trace;
import io.spillway.export.FocusFolder;
import io.spillway.export.StagedFiles;
import io.spillway.focus.Bill;
import io.spillway.model.Scenario;
import io.spillway.report.DecisionLines;
import io.spillway.report.TraceReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is written of single replications. Each file is a run of its own beside the experiment, on one thread. */
final class FollowOptions {
    private static final int POINTS = 1000;

    @Option(
            names = "--decisions",
            paramLabel = "FILE",
            description = "Writes every decision of the followed replications as JSON lines; - is standard output.")
    private @Nullable Path decisions;

    @Option(
            names = "--decisions-every",
            paramLabel = "N",
            description = "Only each N-th request of a launch and market; 1, all, when left out.")
    private @Nullable Integer every;

    @Option(
            names = "--decisions-detail",
            description = "With the candidates not used and why; such a file is many times as large.")
    private boolean detail;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Writes the followed replication as a trace for Perfetto or chrome://tracing.")
    private @Nullable Path trace;

    @Option(
            names = "--trace-points",
            paramLabel = "N",
            description = "Points in time at which a pool's use is told; " + POINTS + " when left out.")
    private @Nullable Integer points;

    @Option(
            names = "--focus",
            paramLabel = "DIR",
            description =
                    "Writes what clouds bill in the followed replication, and what is committed to them, to a folder,"
                            + " in the FinOps FOCUS 1.3 layout.")
    private @Nullable Path focus;

    @Option(
            names = "--follow",
            paramLabel = "N",
            split = ",",
            description =
                    "The replications that --decisions is of, such as 0,1,2, or the one that --trace and --focus are of;"
                            + " 0, the first, when left out.")
    private @Nullable List<Integer> followed;

    void addTo(Places places) throws IOException {
        places.add("--decisions", decisions);
        places.add("--trace", trace);
        places.add("--focus", focus, FocusFolder.FILES);
    }

    /** Remembers what cannot be meant. */
    void check(Mistakes mistakes) {
        if (decisions == null && (every != null || detail)) {
            mistakes.add("--decisions-every and --decisions-detail need --decisions");
        }
        if (trace == null && points != null) {
            mistakes.add("--trace-points needs --trace");
        }
        if (decisions == null && trace == null && focus == null && followed != null) {
            mistakes.add("--follow needs --decisions, --trace or --focus");
        }
        if (decisions != null && OutputOptions.isOfAnotherForm(decisions, List.of("json", "jsonl", "ndjson"))) {
            mistakes.add("--decisions " + decisions + ": decisions are JSON lines; expected a name such as all.jsonl");
        }
        requirePositive(mistakes, "--decisions-every", every());
        requirePositive(mistakes, "--trace-points", points());
        String named = Joiner.on(",").join(followed());
        if (followed().stream().anyMatch(replication -> replication < 0)) {
            mistakes.add("--follow " + named + "; expected 0 or more");
        }
        if (Set.copyOf(followed()).size() < followed().size()) {
            mistakes.add("--follow " + named + "; expected each replication once");
        }
        if ((trace != null || focus != null) && followed().size() != 1) {
            mistakes.add((trace != null ? "--trace" : "--focus") + " is of one replication; --follow names "
                    + followed().size());
        }
    }

    /** Refuses what could not be written. */
    void check(StagedFiles files) throws IOException {
        if (decisions != null) {
            files.check(decisions);
        }
        if (trace != null) {
            files.check(trace);
        }
        if (focus != null) {
            new FocusFolder(focus).check(files);
        }
    }

    private static void requirePositive(Mistakes mistakes, String option, int number) {
        if (number < 1) {
            mistakes.add(option + " " + number + "; expected 1 or more");
        }
    }

    /** Remembers replications that the run cannot have. */
    void check(Mistakes mistakes, Settings settings) {
        int most = settings.precision().map(Precision::maxReplications).orElse(settings.replications());
        for (int replication : followed()) {
            if (replication >= most) {
                mistakes.add("--follow " + replication + ": the run has "
                        + (most == 1 ? "replication 0 alone" : "replications 0 to " + (most - 1))
                        + (settings.precision().isPresent() ? " at most" : ""));
            }
        }
    }

    /** Runs the replications again for each file that is wanted. */
    void stage(StagedFiles files, Scenario scenario, Compiled compiled, long seed) throws IOException {
        if (decisions != null) {
            DecisionLog log = new DecisionLog(scenario, compiled, seed, followed(), every(), detail);
            files.stage(decisions, to -> DecisionLines.write(log, to));
        }
        if (trace != null) {
            Trace traced = new Trace(scenario, compiled, seed, followed().get(0), points());
            files.stage(trace, to -> TraceReport.write(traced, to));
        }
        if (focus != null) {
            new FocusFolder(focus)
                    .stage(files, Bill.of(compiled, seed, followed().get(0)));
        }
    }

    private int every() {
        return every != null ? every : 1;
    }

    private int points() {
        return points != null ? points : POINTS;
    }

    private List<Integer> followed() {
        return followed != null ? followed : List.of(0);
    }
}
