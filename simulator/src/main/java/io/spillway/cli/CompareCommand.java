package io.spillway.cli;

import io.spillway.compare.Comparison;
import io.spillway.compare.ComparisonResult;
import io.spillway.compare.NotComparableException;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import io.spillway.report.ComparisonFormat;
import io.spillway.scenario.Grain;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Problem;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        customSynopsis = "spillway compare BASE (SCENARIO... | --with PATH=VALUE...) [OPTION]...",
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway compare exclusive-forever.yaml azure-first-2026.yaml",
            "  spillway compare base.yaml more-capacity.yaml cheaper.yaml --replications 50",
            "  spillway compare base.yaml --with terms.always.rule=exclusive --with spill.signalLag=10m --clauses values",
            "  spillway compare base.yaml other.yaml --measure lossShare,netReceipts/microsoft --format json"
        })
final class CompareCommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 60;

    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "SCENARIO",
            description = "Scenario files; the first is the base, and - is standard input.")
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
            converter = SettingConverter.OfWith.class,
            description =
                    "Lays a value over the base and compares that too, as one more scenario; repeated, it is one with all values.")
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
            converter = AttributedConverter.class,
            description = "Measures of which it is asked which clause moved them, by cloud and party where they are not"
                    + " narrowed, as spend/aws is; spend and netReceipts when left out.")
    private List<RowName> measures = new ArrayList<>();

    @Option(
            names = "--clauses",
            paramLabel = "GRAIN",
            description = "What is one clause: keys of the scenario, as terms; entries, as terms.always; or values, as"
                    + " terms.always.rule. keys when left out.")
    private Grain grain = Grain.KEYS;

    @Option(
            names = "--orders",
            paramLabel = "N",
            description =
                    "Orders of changing clauses that are drawn where there are more than 8 clauses; 20 when left out, with which"
                            + " the intervals of what was drawn are too narrow, at 95%% nearer to 86%%.")
    private @Nullable Integer orders;

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
        ComparisonResult result = Interruption.during(console.err(), this::compare);
        output.write(
                console, to -> output.format(format, ComparisonFormat.TABLE).write(result, to));
        return ExitCode.DONE.status();
    }

    private ComparisonResult compare() throws IOException, ScenarioException {
        Mistakes mistakes = new Mistakes(spec.commandLine());
        mistakes.of(this::requireSeveral);
        mistakes.of(this::checkAttribution);
        mistakes.of(this::checkOrders);
        mistakes.of(() -> output.checkName(spec.commandLine(), format, ComparisonFormat.TABLE));
        List<LoadedScenario> scenarios = mistakes.before(this::load);
        ScenarioArguments.warn(
                scenarios.stream()
                        .flatMap(scenario -> scenario.warnings().stream())
                        .toList(),
                console,
                common);
        Optional<Settings> how = settings(scenarios.get(0), mistakes);
        mistakes.of(() -> AskedRows.check(spec.commandLine(), measures, scenarios));
        mistakes.end();
        output.check();
        return run(comparison(scenarios), how.orElseThrow());
    }

    private void requireSeveral() {
        if (files.size() == 1 && variant.isEmpty()) {
            throw wrong("one scenario has nothing to be compared with. Maybe --with path=value");
        }
    }

    private void checkAttribution() {
        if (noAttribution && (orders != null || !measures.isEmpty())) {
            throw wrong("--orders and --measure are of use only without --no-attribution");
        }
    }

    private void checkOrders() {
        if (orders != null && (orders < 2 || orders > Comparison.MOST_ORDERS)) {
            throw wrong("--orders " + orders + "; expected 2 to " + Comparison.MOST_ORDERS);
        }
    }

    /** All of them; everything that is wrong with any is told, and scenarios that cannot be read as well. */
    private List<LoadedScenario> load() throws ScenarioException {
        List<LoadedScenario> scenarios = new ArrayList<>();
        Set<Problem> problems = new LinkedHashSet<>();
        Set<String> unread = new LinkedHashSet<>();
        Map<Path, ScenarioTree> trees = new HashMap<>();
        for (Laid laid : laid()) {
            try {
                scenarios.add(trees.computeIfAbsent(laid.file(), ScenarioArguments::read)
                        .with(laid.settings()));
            } catch (ScenarioException wrong) {
                problems.addAll(wrong.problems());
            } catch (CommandFailedException missing) {
                unread.add(String.valueOf(missing.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            unread.forEach(console.err()::println);
            throw new ScenarioException(List.copyOf(problems));
        }
        if (!unread.isEmpty()) {
            throw new CommandFailedException(ExitCode.NO_INPUT, String.join("\n", unread));
        }
        return scenarios;
    }

    /** A file with what is laid over it. */
    private record Laid(Path file, List<Setting> settings) {}

    private List<Laid> laid() {
        List<Laid> laid = new ArrayList<>();
        files.forEach(file -> laid.add(new Laid(file, settings)));
        if (!variant.isEmpty()) {
            List<Setting> both = new ArrayList<>(settings);
            both.add(new Setting("name", variantName()));
            both.addAll(variant);
            laid.add(new Laid(files.get(0), both));
        }
        return laid;
    }

    /** What is changed, as far as it fits a column; the report lists it in full. */
    private String variantName() {
        String all = variant.stream().map(Setting::toString).collect(Collectors.joining(", "));
        if (all.length() <= LONGEST_NAME) {
            return "with " + all;
        }
        return variant.size() == 1
                ? "with another " + variant.get(0).path()
                : "with " + variant.size() + " other values";
    }

    private Comparison comparison(List<LoadedScenario> scenarios) {
        try {
            Comparison comparison = new Comparison(scenarios, grain);
            requireAttributable(comparison);
            return comparison;
        } catch (NotComparableException apart) {
            throw new CommandFailedException(ExitCode.BAD_SCENARIO, String.valueOf(apart.getMessage()));
        }
    }

    private void requireAttributable(Comparison comparison) {
        try {
            if (!noAttribution) {
                comparison.requireAttributable();
            }
        } catch (NotComparableException tooMany) {
            throw wrong("--clauses " + grain + ": " + tooMany.getMessage()
                    + ". Maybe a coarser --clauses, or --no-attribution");
        }
    }

    private Optional<Settings> settings(LoadedScenario base, Mistakes mistakes) {
        int count = replications != null ? replications : base.scenario().replications();
        if (count < 2) {
            mistakes.add("--replications " + count + "; expected 2 or more, from which intervals are known");
            return Optional.empty();
        }
        return mistakes.allowed(() -> new Settings(
                seed != null ? seed : base.scenario().seed(),
                count,
                threads.jobs,
                Settings.CONFIDENCE,
                Optional.empty()));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private ComparisonResult run(Comparison comparison, Settings how) {
        boolean shown = progress.isShown(console, common);
        try (ProgressBarLine line = new ProgressBarLine(console.err())) {
            return comparison.run(
                    how, attributed(), orders != null ? orders : Comparison.ORDERS, shown ? line : Progress.NONE);
        }
    }

    private List<RowName> attributed() {
        if (noAttribution) {
            return List.of();
        }
        return measures.isEmpty() ? List.of(RowName.of(Measure.SPEND), RowName.of(Measure.NET_RECEIPTS)) : measures;
    }
}
