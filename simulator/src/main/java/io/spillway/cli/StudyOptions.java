package io.spillway.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.spillway.experiment.Progress;
import io.spillway.measures.RowName;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Figure;
import io.spillway.scenario.Figure.Range;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Origin;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.Setting;
import io.spillway.study.Factor;
import io.spillway.study.PointRefusedException;
import io.spillway.study.Subject;
import io.spillway.study.SweptTrials;
import io.spillway.study.Trials;
import io.spillway.sweep.JournalHead;
import io.spillway.sweep.Owner;
import io.spillway.sweep.PlanFile;
import io.spillway.sweep.PointFailedException;
import io.spillway.sweep.PointFolder;
import io.spillway.sweep.Shard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What studies of many points have in common: a scenario, factors, and how points are tried. */
final class StudyOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ScenarioArguments scenario = new ScenarioArguments();

    @Option(
            names = "--factor",
            paramLabel = "PATH[=LOW..HIGH]",
            description = "Varies a value between two ends; between those of its own range when they are left out."
                    + " May be repeated.")
    private List<String> factors = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "The seed; the scenario's own when left out.")
    private @Nullable Long seed;

    @Mixin
    private JobsOptions threads = new JobsOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keeps what is done in a folder: the same call again goes on where the last one ended.")
    private @Nullable Path folder;

    @Mixin
    private ProgressOptions progress = new ProgressOptions();

    /** Refuses an output of the study where what is done is kept. */
    void check(OutputOptions output, Mistakes mistakes) throws IOException {
        Places places = new Places();
        places.addRead(scenario.file());
        output.addTo(places);
        places.add("--out", folder == null ? null : PlanFile.in(folder));
        mistakes.of(() -> places.check(spec.commandLine()));
    }

    /**
     * The scenario with more laid over it.
     *
     * @throws ScenarioException with every problem that it then has
     */
    LoadedScenario with(List<Setting> more) throws ScenarioException {
        return scenario.tree()
                .with(ImmutableList.<Setting>builder()
                        .addAll(scenario.settings())
                        .addAll(more)
                        .build());
    }

    /** The scenario, by which names are judged; where it has none, the mistakes so far are told in its place. */
    LoadedScenario load(Mistakes mistakes, Console console, CommonOptions common) throws ScenarioException {
        threads.check(mistakes);
        return mistakes.before(() -> scenario.load(console, common));
    }

    Subject subject(LoadedScenario loaded) {
        return new Subject(
                loaded.scenario().name(),
                loaded.fingerprint(),
                seed != null ? seed : loaded.scenario().seed());
    }

    /** How many factors were named, right or wrong. */
    int factorCount() {
        return factors.size();
    }

    /** The factors that were named; everything that is wrong with them is told. */
    List<Factor> factors(LoadedScenario loaded) {
        List<Factor> read = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String text : factors) {
            try {
                Factor factor = factor(text, loaded);
                refuseTwice(factor, read);
                read.add(factor);
            } catch (IllegalArgumentException refused) {
                wrong.add("--factor " + text + ": " + refused.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("\n", wrong));
        }
        return read;
    }

    private static void refuseTwice(Factor factor, List<Factor> before) {
        Setting path = new Setting(factor.name(), "");
        for (Factor other : before) {
            Setting known = new Setting(other.name(), "");
            if (path.covers(known) || known.covers(path)) {
                throw new IllegalArgumentException(
                        "'" + factor.name() + "' is a factor already; expected each path once");
            }
        }
    }

    private static Factor factor(String text, LoadedScenario loaded) {
        boolean hasEnds = text.contains("=");
        Setting named = hasEnds ? Setting.parse(text) : new Setting(text, "");
        Optional<Figure> figure = loaded.provenance().at(named);
        Range range = hasEnds
                ? ends(named.value(), text)
                : figure.flatMap(Figure::range)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'" + text + "' has no range in the scenario; expected " + text + "=low..high"));
        return new Factor(
                ImmutableList.of(figure.map(Figure::path).orElse(named.path())),
                figure.map(Figure::value).orElse(""),
                Amount.parse(range.low()),
                Amount.parse(range.high()),
                named.isWhole(),
                Origin.set("--factor " + text));
    }

    private static Range ends(String value, String text) {
        int dots = value.indexOf("..");
        if (dots < 0) {
            throw new IllegalArgumentException("'" + text + "' names no two ends; expected path=low..high");
        }
        return new Range(
                value.substring(0, dots).strip(), value.substring(dots + 2).strip());
    }

    /**
     * Tries points and makes something of them. What is wrong at an end of a factor is told before anything is run.
     *
     * @param varied the factors of the study, if it has any
     * @throws ScenarioException when the scenario has problems at a point, with all of them
     */
    <T> T run(
            List<RowName> measures,
            List<Factor> varied,
            LoadedScenario loaded,
            Console console,
            CommonOptions common,
            Function<Trials, T> study)
            throws ScenarioException, IOException {
        if (folder != null) {
            return run(measures, varied, loaded, console, common, study, folder);
        }
        Path own = Files.createTempDirectory("spillway-points");
        try {
            return run(measures, varied, loaded, console, common, study, own);
        } finally {
            MoreFiles.deleteRecursively(own, RecursiveDeleteOption.ALLOW_INSECURE);
        }
    }

    private <T> T run(
            List<RowName> measures,
            List<Factor> varied,
            LoadedScenario loaded,
            Console console,
            CommonOptions common,
            Function<Trials, T> study,
            Path results)
            throws ScenarioException, IOException {
        AtomicReference<ExitCode> asked = new AtomicReference<>();
        try (ProgressBarLine line = new ProgressBarLine(console.err());
                PointFolder points = new PointFolder(
                        scenario.tree(),
                        scenario.settings(),
                        measures,
                        subject(loaded).seed(),
                        results,
                        head(loaded),
                        progress.isShown(console, common) ? line : Progress.NONE)) {
            Signals signals = Signals.hear(code -> {
                asked.set(code);
                points.stop();
            });
            points.check(ends(varied));
            T made = study.apply(new SweptTrials(points));
            signals.endAtOnce();
            return made;
        } catch (PointRefusedException refused) {
            throw refused.problems();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        } catch (PointFailedException failed) {
            throw new CommandFailedException(ExitCode.UNMET, String.valueOf(failed.getMessage()));
        } catch (CancellationException interrupted) {
            throw new CommandFailedException(
                    Optional.ofNullable(asked.get()).orElse(ExitCode.INTERRUPTED),
                    "interrupted; "
                            + (folder == null
                                    ? "nothing is kept. Maybe --out DIR"
                                    : "the same call again goes on from here."));
        }
    }

    private static List<ImmutableList<Setting>> ends(List<Factor> varied) {
        return varied.stream()
                .flatMap(factor -> Stream.of(factor.settings(0), factor.settings(1)))
                .toList();
    }

    private JournalHead head(LoadedScenario loaded) {
        Owner self = Owner.self();
        ImmutableMap.Builder<String, String> inputs = ImmutableMap.builder();
        loaded.inputs().forEach((path, sha256) -> inputs.put(path.toString(), sha256));
        return new JournalHead(
                Build.read().exact(),
                self.host(),
                self.process(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                threads.jobs,
                Shard.WHOLE.toString(),
                ImmutableList.copyOf(spec.root().commandLine().getParseResult().originalArgs()),
                inputs.buildOrThrow());
    }
}
