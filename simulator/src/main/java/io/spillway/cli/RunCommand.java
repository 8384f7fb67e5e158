package io.spillway.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Precision;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.export.Manifest;
import io.spillway.export.ResultFolder;
import io.spillway.export.StagedFiles;
import io.spillway.measures.ThresholdOutcome;
import io.spillway.model.Scenario;
import io.spillway.report.Format;
import io.spillway.report.PrecisionText;
import io.spillway.report.ReplicationRows;
import io.spillway.report.ThresholdText;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs a scenario and reports what it found. */
@Command(
        name = "run",
        description = "Runs a scenario and reports where demand ran, why it spilled, and what was lost.",
        customSynopsis = "spillway run SCENARIO [OPTION]...",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway run scenarios/azure-first-2026.yaml -o page.html",
            "  spillway run scenarios/azure-first-2026.yaml --seed 7 --out results/",
            "  spillway run scenarios/erlang-overflow.yaml --precision 1%% -o result.json",
            "  spillway run scenarios/erlang-overflow.yaml --format csv | head",
            "  spillway run my-question.yaml --decisions all.jsonl --trace run.json"
        })
final class RunCommand implements Callable<Integer> {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Console console;
    private final Instant startedAt = Instant.now();
    private final long startNanos = System.nanoTime();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ScenarioArguments scenario = new ScenarioArguments();

    @Option(names = "--seed", paramLabel = "N", description = "The seed; the scenario's own when left out.")
    private @Nullable Long seed;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "Independent replications; the scenario's own number when left out.")
    private @Nullable Integer replications;

    @Mixin
    private JobsOptions threads = new JobsOptions();

    @Mixin
    private PrecisionOptions precision = new PrecisionOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; by the name of -o when left out, else table.")
    private @Nullable Format format;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Also writes summary, time series, launches and manifest to a folder.")
    private @Nullable Path folder;

    @Option(
            names = "--per-replication",
            paramLabel = "FILE",
            description =
                    "Also writes what each replication was, as CSV: a row for each and each measure of the whole run; - is"
                            + " standard output.")
    private @Nullable Path perReplication;

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        Places places = places();
        Ran ran = Interruption.during(console.err(), () -> run(places));
        ExperimentResult result = ran.result;
        say(
                "%d replications after %.3f s, %,d events in %.3f s of engine",
                result.replications(), secondsSinceStart(), result.events(), result.engineSeconds());
        write(ran, isReportWanted(places));
        say("written after %.3f s", secondsSinceStart());
        return judge(result).status();
    }

    /** @param heard what is to be written of each replication, if that is asked for */
    private record Ran(
            LoadedScenario loaded, Compiled compiled, Optional<ReplicationRows> heard, ExperimentResult result) {}

    private Ran run(Places places) throws IOException, ScenarioException {
        Mistakes mistakes = new Mistakes(spec.commandLine());
        mistakes.of(() -> places.check(spec.commandLine()));
        mistakes.of(() -> output.checkName(spec.commandLine(), format, Format.TABLE));
        mistakes.of(this::checkPerReplication);
        follow.check(mistakes);
        Optional<Precision> wanted = precision.precision(mistakes);
        LoadedScenario loaded = mistakes.before(() -> scenario.load(console, common));
        Optional<Settings> made = mistakes.allowed(() -> settings(loaded.scenario(), wanted));
        made.ifPresent(settings -> follow.check(mistakes, settings));
        mistakes.of(() -> AskedRows.check(
                spec.commandLine(), wanted.stream().map(Precision::measure).toList(), List.of(loaded)));
        mistakes.end();
        checkFiles();
        Settings settings = made.orElseThrow();
        Compiled compiled = Compiler.compile(loaded.scenario());
        Experiment experiment = Experiment.of(loaded.scenario(), loaded.fingerprint(), compiled);
        say("compiled after %.3f s", secondsSinceStart());
        Optional<ReplicationRows> heard =
                Optional.ofNullable(perReplication).map(file -> new ReplicationRows(experiment.table()));
        return new Ran(loaded, compiled, heard, run(experiment, settings, heard));
    }

    /** Where all is written. */
    private Places places() throws IOException {
        Places places = new Places();
        places.addRead(scenario.file());
        output.addTo(places);
        if (format != null && !output.isNamed()) {
            places.add("--format", OutputOptions.STANDARD_OUTPUT);
        }
        places.add("--out", folder, ResultFolder.FILES);
        places.add("--per-replication", perReplication);
        follow.addTo(places);
        return places;
    }

    private void checkPerReplication() {
        if (perReplication != null && OutputOptions.isOfAnotherForm(perReplication, List.of("csv"))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--per-replication " + perReplication + ": replications are CSV; expected a name such as each.csv");
        }
    }

    /** Refuses what could not be written before anything is run. */
    private void checkFiles() throws IOException {
        try (StagedFiles files = new StagedFiles(output.force)) {
            output.check(files);
            if (folder != null) {
                new ResultFolder(folder).check(files);
            }
            if (perReplication != null) {
                files.check(perReplication);
            }
            follow.check(files);
        }
    }

    /** Standard output that is given to data is no place for a report that was not asked for. */
    private boolean isReportWanted(Places places) {
        return format != null || output.isNamed() || !places.haveStandardOutput();
    }

    private Settings settings(Scenario asItIs, Optional<Precision> wanted) {
        return new Settings(
                seed != null ? seed : asItIs.seed(),
                replications != null ? replications : asItIs.replications(),
                threads.jobs,
                Settings.CONFIDENCE,
                wanted);
    }

    private ExperimentResult run(Experiment experiment, Settings settings, Optional<ReplicationRows> heard) {
        try (ProgressBarLine line = new ProgressBarLine(console.err())) {
            return experiment.run(
                    settings,
                    progress.isShown(console, common) ? line : Progress.NONE,
                    values -> heard.ifPresent(rows -> rows.hear(values)));
        }
    }

    /** The report and all that stands beside it; the files of them appear all or none. */
    private void write(Ran ran, boolean isReportWanted) throws IOException {
        ExperimentResult result = ran.result;
        try (StagedFiles files = new StagedFiles(output.force, console.out())) {
            follow.stage(files, ran.loaded.scenario(), ran.compiled, result.seed());
            if (perReplication != null && ran.heard.isPresent()) {
                files.stage(perReplication, to -> ran.heard.get().write(result, to));
            }
            if (folder != null) {
                new ResultFolder(folder).stage(files, result, () -> manifest(ran.loaded));
            }
            if (isReportWanted) {
                output.stage(files, to -> output.format(format, Format.TABLE).write(result, to));
            }
            files.commit();
        }
    }

    private Manifest manifest(LoadedScenario loaded) {
        Build build = Build.read();
        ImmutableMap.Builder<String, String> inputs = ImmutableMap.builder();
        loaded.inputs().forEach((path, sha256) -> inputs.put(path.toString(), sha256));
        return new Manifest(
                build.version(),
                build.commit(),
                ImmutableList.copyOf(spec.root().commandLine().getParseResult().originalArgs()),
                inputs.buildOrThrow(),
                startedAt,
                secondsSinceStart());
    }

    private ExitCode judge(ExperimentResult result) {
        boolean met = true;
        for (ThresholdOutcome outcome : result.thresholds()) {
            if (!outcome.isMet()) {
                met = false;
                console.err().println("threshold failed: " + ThresholdText.of(outcome));
            }
        }
        if (!result.isPrecise()) {
            met = false;
            result.settings()
                    .precision()
                    .ifPresent(wanted ->
                            console.err().println("precision not reached: " + PrecisionText.of(wanted, result)));
        }
        return met ? ExitCode.DONE : ExitCode.UNMET;
    }

    private double secondsSinceStart() {
        return (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
    }

    private void say(String text, Object... values) {
        if (common.isVerbose()) {
            console.err().println(String.format(Locale.ROOT, text, values));
        }
    }
}
