package io.spillway.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.experiment.Precision;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.export.SweepFolder;
import io.spillway.report.RowFormat;
import io.spillway.report.SweepReport;
import io.spillway.report.SweepTable;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.Setting;
import io.spillway.sweep.Axis;
import io.spillway.sweep.Condition;
import io.spillway.sweep.Design;
import io.spillway.sweep.Hire;
import io.spillway.sweep.JournalHead;
import io.spillway.sweep.Owner;
import io.spillway.sweep.Plan;
import io.spillway.sweep.Planning;
import io.spillway.sweep.Shard;
import io.spillway.sweep.ShellWord;
import io.spillway.sweep.Sweep;
import io.spillway.sweep.SweepReader;
import io.spillway.sweep.SweepReader.Overrides;
import io.spillway.sweep.SweepRun;
import io.spillway.sweep.SweepState;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one scenario at many points. */
@Command(
        name = "sweep",
        description = {
            "Runs one scenario at many points. What is done is kept: the same call again goes on where the last one ended,"
                    + " whatever ended it, and comes to the same results."
        },
        customSynopsis = "spillway sweep SWEEP|SCENARIO [OPTION]... --out DIR",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway sweep scenarios/sweeps/azure-capacity-vs-declines.yaml --dry-run",
            "  spillway sweep scenarios/sweeps/azure-capacity-vs-declines.yaml --out results/",
            "  spillway sweep scenarios/azure-first-2026.yaml --axis clouds.azure.capacityScale=0.7..1.3:7 --out results/",
            "  spillway sweep my-sweep.yaml --shard 3/8 --out results/   # then: spillway merge results/"
        })
final class SweepCommand implements Callable<Integer> {
    /** There is no such folder, and so nothing done in it. */
    private static final Path NOWHERE = Path.of(".", "no-results");

    private final Console console;
    private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SWEEP",
            description = "The sweep's file, or a scenario's with --axis; - is standard input.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--out", paramLabel = "DIR", description = "The folder that keeps what is done, and the results.")
    private @Nullable Path folder;

    @Option(
            names = "--axis",
            paramLabel = "PATH=VALUES",
            converter = AxisConverter.class,
            description = "What changes from point to point: path=a..b:n, or path=a,b,c. May be repeated.")
    private List<Axis> axes = new ArrayList<>();

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            description = "grid, zip, one-at-a-time, list, lhs or sobol; the file's own when left out, else grid.")
    private @Nullable Design design;

    @Option(names = "--points", paramLabel = "N", description = "How many points, for lhs and sobol.")
    private @Nullable Integer points;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            converter = SettingConverter.class,
            description = "Lays a value over the scenario at every point. May be repeated.")
    private List<Setting> settings = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of every point.")
    private @Nullable Long seed;

    @Option(names = "--replications", paramLabel = "N", description = "Replications of every point.")
    private @Nullable Integer replications;

    @Mixin
    private PrecisionOptions precision = new PrecisionOptions();

    @Mixin
    private JobsOptions threads = new JobsOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Option(
            names = "--dry-run",
            description = "Lists the points, and runs nothing but a pilot to estimate time and size, without -q.")
    private boolean dryRun;

    @Option(
            names = "--filter",
            paramLabel = "CONDITION",
            description = "Runs points that meet it, such as 'capacity <= 1' or 'point < 10'. May be repeated.")
    private List<String> filters = new ArrayList<>();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = ShardConverter.class,
            description = "Runs the i-th of n parts; all parts may write to one folder at once.")
    private Shard shard = Shard.WHOLE;

    @Option(names = "--retry-failed", description = "Tries points that failed before again.")
    private boolean retryFailed;

    @Option(names = "--fail-fast", description = "Ends when a point fails.")
    private boolean failFast;

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    SweepCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        Planned planned = Interruption.during(console.err(), this::plan);
        Sweep sweep = planned.sweep();
        SweepRun.Choice choice = planned.choice();
        Plan plan = planned.plan();
        checkFilter(sweep.problemsOf(choice.filter(), plan));
        Path results = folder == null ? NOWHERE : folder;
        ExitCode code = dryRun ? dryRun(sweep, plan, choice, results) : run(sweep, plan, choice, results);
        return code.status();
    }

    /** What is to be run. */
    private record Planned(Sweep sweep, SweepRun.Choice choice, Plan plan) {}

    private Planned plan() throws IOException, ScenarioException {
        Mistakes mistakes = new Mistakes(spec.commandLine());
        if (folder == null && !dryRun) {
            mistakes.add("where to? --out DIR, or --dry-run");
        }
        Optional<Precision> wanted = precision.precision(mistakes);
        Optional<Optional<Hire>> hire =
                mistakes.allowed(() -> runSettings(wanted)).flatMap(known -> mistakes.made(this::hire));
        Sweep sweep = mistakes.before(() -> read(wanted));
        ImmutableList<Condition> conditions = conditions(sweep, mistakes);
        mistakes.end();
        SweepRun.Choice choice =
                new SweepRun.Choice(shard, conditions, threads.jobs, retryFailed, failFast, hire.orElseThrow());
        Planning planning = Planning.of(sweep, Build.read().exact(), choice.jobs());
        ScenarioArguments.warn(planning.warnings(), console, common);
        return new Planned(sweep, choice, planning.plan());
    }

    /** What points are run with, as far as the command line says it. */
    private Settings runSettings(Optional<Precision> wanted) {
        int each = replications != null ? replications : 1;
        return new Settings(0, each, threads.jobs, Settings.CONFIDENCE, wanted);
    }

    private Optional<Hire> hire() {
        return engine.hire(threads.given(spec));
    }

    private Sweep read(Optional<Precision> wanted) throws ScenarioException {
        try {
            return SweepReader.read(
                    file,
                    new Overrides(
                            ImmutableList.copyOf(axes),
                            ImmutableList.copyOf(settings),
                            Optional.ofNullable(design),
                            Optional.ofNullable(points),
                            Optional.ofNullable(seed),
                            Optional.ofNullable(replications),
                            wanted));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        } catch (IOException unread) {
            throw ScenarioArguments.unread(file, unread);
        }
    }

    private void checkFilter(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
    }

    private ImmutableList<Condition> conditions(Sweep sweep, Mistakes mistakes) {
        List<String> axes = sweep.axes().stream().map(Axis::name).toList();
        ImmutableList.Builder<Condition> conditions = ImmutableList.builder();
        for (String text : filters) {
            mistakes.allowed(() -> Condition.parse(text, axes, Origin.set("--filter " + text)))
                    .ifPresent(conditions::add);
        }
        return conditions.build();
    }

    private ExitCode dryRun(Sweep sweep, Plan plan, SweepRun.Choice choice, Path results)
            throws IOException, ScenarioException {
        SweepRun run = new SweepRun(sweep, plan, results, choice);
        SweepState chosen = run.planned();
        Writer to = console.writer();
        SweepTable.POINTS.write(chosen, RowFormat.CSV.to(to));
        if (!common.isQuiet()) {
            console.err().println(run.pilot(chosen).text());
        }
        return ExitCode.DONE;
    }

    private ExitCode run(Sweep sweep, Plan plan, SweepRun.Choice choice, Path results)
            throws IOException, ScenarioException {
        checkPlace(sweep, plan, results);
        SweepRun run = new SweepRun(sweep, plan, results, choice);
        AtomicReference<ExitCode> asked = new AtomicReference<>();
        Signals signals = Signals.hear(code -> {
            asked.set(code);
            run.stop();
        });
        SweepState state = run(run, head(sweep));
        signals.endAtOnce();
        ExitCode signal = asked.get();
        if (signal != null || Thread.currentThread().isInterrupted()) {
            say("interrupted; " + SweepReport.counts(state) + ". The same call again goes on from here.");
            return signal == null ? ExitCode.INTERRUPTED : signal;
        }
        tell(state, results);
        if (shard.equals(Shard.WHOLE)) {
            merge(results);
        } else {
            say("merge when all shards are done: spillway merge " + ShellWord.of(results));
        }
        return state.isDone() && state.imprecise() == 0 ? ExitCode.DONE : ExitCode.UNMET;
    }

    /** Refuses to write over what is read, and over what no sweep has written; says what becomes of another sweep. */
    private void checkPlace(Sweep sweep, Plan plan, Path results) throws IOException {
        Places places = new Places();
        sweep.allInputs().keySet().forEach(places::addRead);
        places.add("--out", results, SweepFolder.FILES);
        places.check(spec.commandLine());
        SweepFolders.requireOwn(results);
        SweepFolders.other(results, plan)
                .ifPresent(other -> say(results + ": held sweep " + other + " with other points alone; its tables are"
                        + " replaced, what it has done is kept"));
    }

    private SweepState run(SweepRun run, JournalHead head) throws IOException {
        try (ProgressBarLine line = new ProgressBarLine(console.err())) {
            return run.run(head, progress.isShown(console, common) ? line : Progress.NONE);
        }
    }

    private JournalHead head(Sweep sweep) {
        Owner self = Owner.self();
        ImmutableMap.Builder<String, String> inputs = ImmutableMap.builder();
        sweep.allInputs().forEach((path, sha256) -> inputs.put(path.toString(), sha256));
        return new JournalHead(
                Build.read().exact(),
                self.host(),
                self.process(),
                startedAt.toString(),
                threads.jobs,
                shard.toString(),
                arguments(),
                inputs.buildOrThrow());
    }

    private ImmutableList<String> arguments() {
        return ImmutableList.copyOf(spec.root().commandLine().getParseResult().originalArgs());
    }

    private void tell(SweepState state, Path results) {
        say(state.points().size() + " points: " + SweepReport.counts(state) + "; " + results);
        SweepFolders.tellFailed(state, console);
    }

    private void merge(Path results) throws IOException {
        Build build = Build.read();
        new SweepFolder(results)
                .write(
                        SweepState.read(List.of(results)),
                        false,
                        build.version(),
                        build.commit(),
                        arguments(),
                        startedAt);
    }

    private void say(String text) {
        if (!common.isQuiet()) {
            console.err().println(text);
        }
    }
}
