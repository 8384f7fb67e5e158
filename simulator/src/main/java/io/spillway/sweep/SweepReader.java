package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.experiment.Precision;
import io.spillway.measures.Dimension;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import io.spillway.model.ThresholdMeasures;
import io.spillway.scenario.InputFile;
import io.spillway.scenario.Nearest;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import io.spillway.scenario.RecordFile;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import io.spillway.sweep.SweepFile.By;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads sweeps: a file of its own, or a scenario with axes from the command line. */
public final class SweepReader {
    private static final int MOST_SOBOL_AXES = 1000;
    private static final Origin ASKED = Origin.set("--measure");
    /** What may stand in a sweep's file, beside the scenario that it names, and in no scenario. */
    private static final ImmutableSet<String> OF_SWEEPS =
            ImmutableSet.of("axes", "design", "constraints", "precision", "measures");

    private static final ImmutableSet<String> OF_SCENARIOS =
            ImmutableSet.of("clouds", "launches", "include", "start", "end");

    private final RecordFile<SweepFile> file;
    private final SweepFile words;
    private final InputFile input;
    private final Overrides overrides;
    private final Refusals refusals;

    private SweepReader(RecordFile<SweepFile> file, InputFile input, Overrides overrides) throws ScenarioException {
        this.file = file;
        this.input = input;
        this.overrides = overrides;
        refusals = new Refusals(file);
        words = file.value();
    }

    /**
     * What a command line says beside a file; it takes the place of what the file says.
     *
     * @param axes an axis gives its values to the file's axis with its name or its path, else it comes behind them
     * @param settings laid over the scenario behind those of the file
     */
    public record Overrides(
            ImmutableList<Axis> axes,
            ImmutableList<Setting> settings,
            Optional<Design> design,
            Optional<Integer> points,
            Optional<Long> seed,
            Optional<Integer> replications,
            Optional<Precision> precision) {
        /** Settings alone. */
        public static Overrides of(List<Setting> settings) {
            return new Overrides(
                    ImmutableList.of(),
                    ImmutableList.copyOf(settings),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The axes of a file with those of the command line; what is said twice stands twice. */
        private ImmutableList<Axis> over(List<Axis> written) {
            List<Axis> all = new ArrayList<>(written);
            for (Axis axis : axes) {
                Optional<Axis> meant = axis.meantOf(written);
                int place = meant.map(all::indexOf).orElse(-1);
                Axis said = meant.map(axis::on).orElse(axis);
                if (place < 0) {
                    all.add(said);
                } else {
                    all.set(place, said);
                }
            }
            return ImmutableList.copyOf(all);
        }
    }

    /**
     * Reads a sweep's file; any other file is a scenario, and the sweep that of the axes on the command line.
     *
     * @throws ScenarioException when anything is wrong with the file, with every problem found
     * @throws IllegalArgumentException when what the command line says makes no points
     * @throws IOException when a file cannot be read
     */
    public static Sweep read(Path path, Overrides overrides) throws ScenarioException, IOException {
        return read(new InputFile(path), overrides);
    }

    /** The same of a file that may have been read already. */
    public static Sweep read(InputFile input, Overrides overrides) throws ScenarioException, IOException {
        if (input.keys().map(SweepReader::isSweep).orElse(true)) {
            RecordFile<SweepFile> file = input.record(SweepFile.class);
            try {
                return new SweepReader(file, input, overrides).sweep();
            } catch (ScenarioException wrong) {
                throw new AxisTrial(file, input, overrides.settings()).and(wrong);
            }
        }
        Design design = overrides.design().orElse(Design.GRID);
        refuse(
                points(design, overrides),
                new AxesChecker(
                                overrides.axes(),
                                design,
                                overrides.seed(),
                                overrides.replications(),
                                overrides.settings())
                        .problems());
        return new Sweep(
                input.name(),
                input.scenario(),
                overrides.settings(),
                design,
                overrides.axes(),
                overrides.points().orElse(0),
                ImmutableList.of(),
                overrides.seed(),
                overrides.replications(),
                overrides.precision(),
                overrides
                        .precision()
                        .map(wanted -> Selection.USUAL.with(wanted.measure()))
                        .orElse(Selection.USUAL),
                ASKED,
                ImmutableMap.of());
    }

    /** Whether a file is a sweep's and no scenario's, by what stands at its top. */
    public static boolean isSweep(ScenarioTree file) {
        return isSweep(file.keys());
    }

    private static boolean isSweep(Set<String> keys) {
        return keys.contains("scenario")
                || !Collections.disjoint(keys, OF_SWEEPS) && Collections.disjoint(keys, OF_SCENARIOS);
    }

    private static void refuse(Optional<String> points, List<Problem> axes) {
        List<String> problems = Stream.concat(points.stream(), axes.stream().map(Problem::toString))
                .toList();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    /** What is wrong with the number of points: a design that makes them itself takes none. */
    private static Optional<String> points(Design design, Overrides overrides) {
        return overrides
                .points()
                .filter(asked -> !design.isDrawn())
                .map(asked ->
                        "--points " + asked + ", which the design makes itself; expected lhs or sobol as the --design");
    }

    private Sweep sweep() throws ScenarioException, IOException {
        refuse(points(design(), overrides), ImmutableList.of());
        boolean hasAxes = !file.isRefused("axes") && (overrides.design().isPresent() || !file.isRefused("design"));
        ImmutableList<Setting> settings = settings();
        ImmutableList<Axis> axes = hasAxes ? axes(settings) : ImmutableList.of();
        ImmutableList<Condition> constraints = hasAxes ? constraints(axes) : ImmutableList.of();
        Optional<Precision> precision = overrides.precision().or(this::precision);
        Selection selection = selection();
        Path scenario = scenario();
        file.end();
        try {
            return new Sweep(
                    words.name(),
                    ScenarioTree.read(scenario),
                    settings,
                    design(),
                    axes,
                    overrides.points().or(words::points).orElse(0),
                    constraints,
                    seed(),
                    replications(),
                    precision,
                    precision.map(wanted -> selection.with(wanted.measure())).orElse(selection),
                    overrides.precision().isPresent() ? ASKED : file.at("precision", "measure"),
                    file.inputs());
        } catch (IllegalArgumentException wrong) {
            refusals.add("axes", String.valueOf(wrong.getMessage()), "");
            file.end();
            throw wrong;
        }
    }

    private Design design() {
        return overrides.design().orElse(words.design());
    }

    private Optional<Long> seed() {
        return overrides.seed().or(words::seed);
    }

    private Optional<Integer> replications() {
        return overrides.replications().or(words::replications);
    }

    private Path scenario() {
        Path scenario = input.named(words.scenario());
        if (!Files.isRegularFile(scenario)) {
            file.refuse(
                    file.at("scenario"),
                    "scenario",
                    "'" + words.scenario() + "': there is no such file",
                    "a scenario's file, " + input.namedFrom(),
                    "");
        }
        return scenario;
    }

    private ImmutableList<Setting> settings() {
        ImmutableList.Builder<Setting> settings = ImmutableList.builder();
        for (int i = 0; i < words.set().size(); i++) {
            Origin at = file.at("set", Integer.toString(i));
            try {
                Setting setting = Setting.parse(words.set().get(i));
                settings.add(new Setting(setting.path(), setting.value(), at.asSetting()));
            } catch (IllegalArgumentException wrong) {
                refusals.add(at, "set." + i, wrong);
            }
        }
        return settings.addAll(overrides.settings()).build();
    }

    private ImmutableList<Axis> axes(List<Setting> settings) {
        ImmutableList<Axis> axes = overrides.over(writtenAxes());
        new AxesChecker(axes, design(), seed(), replications(), settings)
                .problems()
                .forEach(refusals::add);
        if (design().isDrawn() && overrides.points().or(words::points).isEmpty() && !file.isRefused("points")) {
            refusals.add("design", "without a number of points", "the key 'points'");
        } else if (!design().isDrawn()
                && words.points().isPresent()
                && overrides.design().isEmpty()) {
            refusals.add(
                    "points",
                    words.points().get() + " points, which the design makes itself",
                    "lhs or sobol as the design");
        }
        if (design() == Design.SOBOL && axes.size() > MOST_SOBOL_AXES) {
            refusals.add("axes", axes.size() + " axes", MOST_SOBOL_AXES + " at most with sobol");
        }
        return axes;
    }

    private ImmutableList<Axis> writtenAxes() {
        if (design() == Design.LIST) {
            return new ListReader(file, words, refusals).axes();
        }
        words.file().ifPresent(name -> refusals.add("file", "'" + name + "' without a list", "design: list"));
        AxisReader reader = new AxisReader(file, refusals, design());
        ImmutableList.Builder<Axis> axes = ImmutableList.builder();
        words.axes().forEach((name, axis) -> {
            Axis read = reader.axis(name, axis);
            if (read != null) {
                axes.add(read);
            }
        });
        return axes.build();
    }

    private ImmutableList<Condition> constraints(ImmutableList<Axis> axes) {
        Set<String> names = new LinkedHashSet<>(file.names("axes"));
        axes.forEach(axis -> names.add(axis.name()));
        ImmutableList.Builder<Condition> conditions = ImmutableList.builder();
        for (int i = 0; i < words.constraints().size(); i++) {
            Origin at = file.at("constraints", Integer.toString(i));
            try {
                conditions.add(Condition.parse(words.constraints().get(i), names, at));
            } catch (IllegalArgumentException wrong) {
                refusals.add(at, "constraints." + i, wrong);
            }
        }
        return conditions.build();
    }

    private Optional<Precision> precision() {
        if (words.precision().isEmpty()) {
            file.text("precision", "measure").ifPresent(this::precisely);
            return Optional.empty();
        }
        SweepFile.Precision wanted = words.precision().get();
        Optional<RowName> measure = precisely(wanted.measure());
        if (measure.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Precision(measure.get(), wanted.halfWidth(), wanted.maxReplications()));
        } catch (IllegalArgumentException wrong) {
            refusals.add(file.at("precision"), "precision", wrong);
            return Optional.empty();
        }
    }

    /** A measure that is to be known well, told when there is none of that name. */
    private Optional<RowName> precisely(String name) {
        Optional<RowName> measure = RowName.parse(name).filter(RowName::mayBeOne);
        if (measure.isEmpty()) {
            file.refuse(
                    file.at("precision", "measure"),
                    "precision.measure",
                    "'" + name + "' is not a measure of the whole run",
                    "one of " + String.join(", ", ThresholdMeasures.NAMES),
                    Nearest.to(name, ThresholdMeasures.NAMES));
        }
        return measure;
    }

    private Selection selection() {
        ImmutableSet.Builder<Measure> measures = ImmutableSet.builder();
        for (int i = 0; i < words.measures().size(); i++) {
            String name = words.measures().get(i);
            Optional<Measure> measure = Measure.named(name);
            if (measure.isEmpty()) {
                List<String> names =
                        Arrays.stream(Measure.values()).map(Measure::text).toList();
                file.refuse(
                        file.at("measures", Integer.toString(i)),
                        "measures." + i,
                        "'" + name + "' is not a measure",
                        "one that 'spillway measures' lists",
                        Nearest.to(name, names));
            }
            measure.ifPresent(measures::add);
        }
        ImmutableSet<Dimension> by = words.by()
                .map(chosen -> chosen.stream().map(By::dimension).collect(ImmutableSet.toImmutableSet()))
                .orElse(Selection.USUAL.by());
        return new Selection(measures.build(), by, ImmutableSet.of());
    }
}
