package io.spillway.cli;

import com.google.common.collect.ImmutableList;
import io.spillway.experiment.Progress;
import io.spillway.measures.Measure;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Figure;
import io.spillway.scenario.Figure.Range;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Origin;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.Setting;
import io.spillway.study.DirectTrials;
import io.spillway.study.Factor;
import io.spillway.study.PointRefusedException;
import io.spillway.study.Subject;
import io.spillway.study.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What studies of many points have in common: a scenario, factors, and how points are tried. */
final class StudyOptions {
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

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Threads; all cores when left out. Results do not depend on it.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            description = "${COMPLETION-CANDIDATES}; auto shows it on a terminal.",
            defaultValue = "auto")
    private RunCommand.Show progress = RunCommand.Show.AUTO;

    LoadedScenario load() throws ScenarioException {
        return scenario.load();
    }

    Subject subject(LoadedScenario loaded) {
        return new Subject(
                loaded.scenario().name(),
                loaded.fingerprint(),
                seed != null ? seed : loaded.scenario().seed());
    }

    /** The factors that were named. */
    List<Factor> factors(LoadedScenario loaded, CommandLine command) {
        try {
            return factors.stream().map(text -> factor(text, loaded)).toList();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, wrong.getMessage());
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
                amount(range.low()),
                amount(range.high()),
                loaded.provenance().isWhole(named),
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

    private static Amount amount(String text) {
        return Amount.of(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' has no size; expected a number, share, duration, date or amount of money"));
    }

    /**
     * Tries points and makes something of them.
     *
     * @throws ScenarioException when the scenario has problems at a point, with all of them
     */
    <T> T run(
            List<Measure> measures,
            Subject subject,
            Console console,
            CommonOptions common,
            CommandLine command,
            Function<Trials, T> study)
            throws ScenarioException {
        if (jobs < 1) {
            throw new ParameterException(command, "jobs: " + jobs + "; expected 1 or more");
        }
        Interruption interruption = new Interruption(console.err());
        boolean shown = progress == RunCommand.Show.ALWAYS
                || progress == RunCommand.Show.AUTO && console.terminal() && !common.quiet;
        try (ProgressBarLine line = new ProgressBarLine(console.err())) {
            return study.apply(new DirectTrials(
                    scenario.tree(),
                    scenario.settings(),
                    measures,
                    subject.seed(),
                    jobs,
                    shown ? line : Progress.NONE));
        } catch (PointRefusedException refused) {
            throw refused.problems();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, wrong.getMessage());
        } finally {
            interruption.forget();
        }
    }
}
