package io.spillway.cli;

import io.spillway.compare.Comparison;
import io.spillway.compare.ComparisonResult;
import io.spillway.compare.NotComparableException;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.report.ComparisonFormat;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds scenarios against each other in the same worlds. */
@Command(
        name = "compare",
        description = {
            "Holds scenarios against the first of them in the same worlds: what differs, by how much and how surely, and"
                    + " which clause moved it."
        },
        customSynopsis = "spillway compare BASE SCENARIO... [OPTION]...",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway compare exclusive-forever.yaml azure-first-2026.yaml",
            "  spillway compare base.yaml more-capacity.yaml cheaper.yaml --replications 50",
            "  spillway compare base.yaml other.yaml --measure lossShare --format json"
        })
final class CompareCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "SCENARIO", description = "Scenario files; the first is the base.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            converter = SettingConverter.class,
            description = "Lays a value over each scenario; checked like the file. May be repeated.")
    private List<Setting> settings = new ArrayList<>();

    @Option(
            names = "--with",
            paramLabel = "PATH=VALUE",
            converter = SettingConverter.class,
            description = "Lays a value over the base and compares that too, as one more scenario. May be repeated.")
    private List<Setting> variant = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all; the base's own when left out.")
    private @Nullable Long seed;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "Independent replications, 2 or more; the base's own number when left out.")
    private @Nullable Integer replications;

    @Mixin
    private JobsOptions threads = new JobsOptions();

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            split = ",",
            converter = MeasureConverter.class,
            description = "Measures of which it is asked which clause moved them; spend, and what each party is"
                    + " left with, when left out.")
    private List<Measure> measures = new ArrayList<>();

    @Option(
            names = "--orders",
            paramLabel = "N",
            description =
                    "Orders of changing clauses that are drawn where there are more than 8 clauses; 20 when left out.")
    private int orders = Comparison.ORDERS;

    @Option(
            names = "--no-attribution",
            description = "Does not ask which clause moved what, which takes a run for each set of clauses.")
    private boolean noAttribution;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; by the name of -o when left out, else table.")
    private @Nullable ComparisonFormat format;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    CompareCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, ScenarioException {
        List<LoadedScenario> scenarios = load();
        ScenarioArguments.warn(
                scenarios.stream()
                        .flatMap(scenario -> scenario.warnings().stream())
                        .toList(),
                console,
                common);
        Settings how = settings(scenarios.get(0));
        output.check();
        ComparisonResult result = run(comparison(scenarios), how);
        output.write(
                console, to -> output.format(format, ComparisonFormat.TABLE).write(result, to));
        return ExitCode.DONE.status();
    }

    private List<LoadedScenario> load() throws ScenarioException {
        if (files.size() == 1 && variant.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "one scenario has nothing to be compared with. Maybe --with path=value");
        }
        List<LoadedScenario> scenarios = new ArrayList<>();
        for (Path file : files) {
            scenarios.add(ScenarioArguments.load(file, settings));
        }
        if (!variant.isEmpty()) {
            List<Setting> both = new ArrayList<>(settings);
            both.add(new Setting(
                    "name", "with " + variant.stream().map(Setting::toString).collect(Collectors.joining(", "))));
            both.addAll(variant);
            scenarios.add(ScenarioArguments.load(files.get(0), both));
        }
        return scenarios;
    }

    private Comparison comparison(List<LoadedScenario> scenarios) {
        try {
            return new Comparison(scenarios);
        } catch (NotComparableException apart) {
            throw new CommandFailedException(ExitCode.BAD_SCENARIO, String.valueOf(apart.getMessage()));
        }
    }

    private Settings settings(LoadedScenario base) {
        int count = replications != null ? replications : base.scenario().replications();
        if (count < 2 || orders < 2) {
            throw new ParameterException(
                    spec.commandLine(), "--replications " + count + ", --orders " + orders + "; expected 2 or more");
        }
        try {
            return new Settings(
                    seed != null ? seed : base.scenario().seed(),
                    count,
                    threads.jobs,
                    Settings.CONFIDENCE,
                    Optional.empty());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    private ComparisonResult run(Comparison comparison, Settings how) {
        Interruption interruption = new Interruption(console.err());
        boolean shown = progress.isShown(console, common);
        try (ProgressBarLine line = new ProgressBarLine(console.err())) {
            return comparison.run(how, attributed(), orders, shown ? line : Progress.NONE);
        } finally {
            interruption.forget();
        }
    }

    private List<Measure> attributed() {
        if (noAttribution) {
            return List.of();
        }
        return measures.isEmpty() ? List.of(Measure.SPEND, Measure.NET_RECEIPTS) : measures;
    }
}
