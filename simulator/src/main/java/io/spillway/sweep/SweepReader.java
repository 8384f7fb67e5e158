package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.experiment.Precision;
import io.spillway.measures.Dimension;
import io.spillway.measures.Measure;
import io.spillway.model.ThresholdMeasures;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Nearest;
import io.spillway.scenario.Origin;
import io.spillway.scenario.RecordFile;
import io.spillway.scenario.RecordFile.Cell;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import io.spillway.sweep.SweepFile.By;
import io.spillway.sweep.SweepFile.Scale;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads sweeps: a file of its own, or a scenario with axes from the command line. */
public final class SweepReader {
    private static final int MOST_SOBOL_AXES = 1000;

    private final RecordFile<SweepFile> file;
    private final SweepFile words;
    private final Path path;
    private final Overrides overrides;

    private SweepReader(RecordFile<SweepFile> file, Path path, Overrides overrides) throws ScenarioException {
        this.file = file;
        this.path = path;
        this.overrides = overrides;
        words = file.value();
    }

    /**
     * What a command line says beside a file; it takes the place of what the file says.
     *
     * @param axes an axis takes the place of the file's axis with its name, else it comes behind them
     * @param settings laid over the scenario behind those of the file
     */
    public record Overrides(
            ImmutableList<Axis> axes,
            ImmutableList<Setting> settings,
            Optional<Design> design,
            Optional<Integer> points,
            Optional<Long> seed,
            Optional<Integer> replications,
            Optional<Precision> precision) {}

    /**
     * Reads a sweep's file; any other file is a scenario, and the sweep that of the axes on the command line.
     *
     * @throws ScenarioException when anything is wrong with the file, with every problem found
     * @throws IllegalArgumentException when what the command line says makes no points
     * @throws IOException when a file cannot be read
     */
    public static Sweep read(Path path, Overrides overrides) throws ScenarioException, IOException {
        if (RecordFile.mayHaveKey(path, "scenario")) {
            return new SweepReader(RecordFile.read(path, SweepFile.class), path, overrides).sweep();
        }
        return new Sweep(
                String.valueOf(path.getFileName()).replaceFirst("\\.ya?ml$", ""),
                ScenarioTree.read(path),
                overrides.settings(),
                overrides.design().orElse(Design.GRID),
                overrides.axes(),
                overrides.points().orElse(0),
                ImmutableList.of(),
                overrides.seed(),
                overrides.replications(),
                overrides.precision(),
                Selection.USUAL,
                ImmutableMap.of());
    }

    private Sweep sweep() throws ScenarioException, IOException {
        ImmutableList<Axis> axes = axes();
        ImmutableList<Condition> constraints = constraints(axes);
        Optional<Precision> precision = overrides.precision().or(this::precision);
        Selection selection = selection();
        ImmutableList<Setting> settings = settings();
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
                    overrides.seed().or(words::seed),
                    overrides.replications().or(words::replications),
                    precision,
                    precision.map(wanted -> selection.with(wanted.measure())).orElse(selection),
                    file.inputs());
        } catch (IllegalArgumentException wrong) {
            refuse("axes", String.valueOf(wrong.getMessage()), "");
            file.end();
            throw wrong;
        }
    }

    private Design design() {
        return overrides.design().orElse(words.design());
    }

    private Path scenario() {
        Path scenario = path.resolveSibling(words.scenario()).normalize();
        if (!Files.isRegularFile(scenario)) {
            file.refuse(
                    file.at("scenario"),
                    "scenario",
                    "'" + words.scenario() + "': there is no such file",
                    "a scenario's file, named from this one",
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
                refuse(at, "set." + i, wrong);
            }
        }
        return settings.addAll(overrides.settings()).build();
    }

    private ImmutableList<Axis> axes() {
        Map<String, Axis> axes = new LinkedHashMap<>();
        if (design() == Design.LIST) {
            listed().forEach(axis -> axes.put(axis.name(), axis));
        } else {
            words.file().ifPresent(name -> refuse("file", "'" + name + "' without a list", "design: list"));
            words.axes().forEach((name, axis) -> {
                Axis read = axis(name, axis);
                if (read != null) {
                    axes.put(name, read);
                }
            });
        }
        overrides.axes().forEach(axis -> axes.put(axis.name(), axis));
        if (design().isDrawn() && overrides.points().or(words::points).isEmpty()) {
            refuse("design", "without a number of points", "the key 'points'");
        } else if (!design().isDrawn()
                && words.points().isPresent()
                && overrides.design().isEmpty()) {
            refuse(
                    "points",
                    words.points().get() + " points, which the design makes itself",
                    "lhs or sobol as the design");
        }
        if (design() == Design.SOBOL && axes.size() > MOST_SOBOL_AXES) {
            refuse("axes", axes.size() + " axes", MOST_SOBOL_AXES + " at most with sobol");
        }
        return ImmutableList.copyOf(axes.values());
    }

    private @Nullable Axis axis(String name, SweepFile.Axis axis) {
        Origin at = file.at("axes", name);
        String target = axis.path().orElse(name);
        try {
            new Setting(target, "");
        } catch (IllegalArgumentException wrong) {
            refuse(at, "axes." + name + ".path", wrong);
            return null;
        }
        boolean span = axis.from().isPresent() && axis.to().isPresent();
        boolean part = axis.from().isPresent() || axis.to().isPresent();
        boolean counted = axis.steps().isPresent() || axis.step().isPresent();
        if (axis.values().isPresent() == part || part != span || counted && !span) {
            file.refuse(at, "axes." + name, "says no values", "a list of values, or from and to", "");
            return null;
        }
        if (axis.values().isPresent()) {
            return listedAxis(name, target, axis.values().get(), at);
        }
        Span between = span(name, axis, at);
        if (between == null) {
            return null;
        }
        if (!design().isDrawn() && !counted) {
            file.refuse(at, "axes." + name, "does not say how many values", "steps or step beside from and to", "");
            return null;
        }
        return Axis.of(name, target, between, at);
    }

    private @Nullable Axis listedAxis(String name, String target, ImmutableList<String> values, Origin at) {
        if (values.isEmpty()) {
            file.refuse(at, "axes." + name, "has no values", "one at least", "");
            return null;
        }
        ImmutableList.Builder<Level> levels = ImmutableList.builder();
        for (int i = 0; i < values.size(); i++) {
            levels.add(new Level(values.get(i), file.at("axes", name, "values", Integer.toString(i))));
        }
        return Axis.of(name, target, levels.build(), at);
    }

    private @Nullable Span span(String name, SweepFile.Axis axis, Origin at) {
        Amount from = amount(name, "from", axis.from());
        Amount to = amount(name, "to", axis.to());
        Amount step = axis.step().isEmpty() ? null : amount(name, "step", axis.step());
        if (from == null || to == null || axis.step().isPresent() && step == null) {
            return null;
        }
        if (step != null && step.unit() != from.unit() && !isDays(from, step)) {
            file.refuse(
                    file.at("axes", name, "step"),
                    "axes." + name + ".step",
                    "'" + step.text() + "' in another unit than the ends",
                    "a distance in their unit",
                    "");
            return null;
        }
        try {
            return new Span(
                    from,
                    to,
                    axis.steps().orElse(0),
                    step == null ? BigDecimal.ZERO : step.number(),
                    axis.scale() == Scale.LOG);
        } catch (IllegalArgumentException wrong) {
            refuse(at, "axes." + name, wrong);
            return null;
        }
    }

    private static boolean isDays(Amount from, Amount step) {
        return from.unit() == Amount.Unit.DATE && step.unit() == Amount.Unit.DURATION;
    }

    private @Nullable Amount amount(String name, String key, Optional<String> text) {
        Optional<Amount> amount = text.flatMap(Amount::of);
        if (amount.isEmpty()) {
            file.refuse(
                    file.at("axes", name, key),
                    "axes." + name + "." + key,
                    "'" + text.orElse("") + "' has no size",
                    "a number, share, duration, date or amount of money",
                    "");
        }
        return amount.orElse(null);
    }

    /** The columns of a table; those named like an axis set its path. */
    private ImmutableList<Axis> listed() {
        if (words.file().isEmpty()) {
            refuse("design", "list without a file", "the key 'file', a CSV file");
            return ImmutableList.of();
        }
        ImmutableList<ImmutableList<Cell>> rows = file.table(words.file().get(), "file");
        if (rows.isEmpty()) {
            return ImmutableList.of();
        }
        if (rows.size() == 1) {
            refuse("file", "'" + words.file().get() + "' has no row below its head", "one at least");
        }
        ImmutableList.Builder<Axis> axes = ImmutableList.builder();
        for (int column = 0; column < rows.get(0).size(); column++) {
            Axis axis = column(rows, column);
            if (axis != null) {
                axes.add(axis);
            }
        }
        checkUsed(rows.get(0));
        return axes.build();
    }

    private @Nullable Axis column(List<ImmutableList<Cell>> rows, int column) {
        Cell head = rows.get(0).get(column);
        SweepFile.Axis declared = words.axes().get(head.text());
        String target = declared == null ? head.text() : declared.path().orElse(head.text());
        try {
            new Setting(target, "");
        } catch (IllegalArgumentException wrong) {
            refuse(head.origin(), "", wrong);
            return null;
        }
        ImmutableList.Builder<Optional<Level>> levels = ImmutableList.builder();
        for (List<Cell> row : rows.subList(1, rows.size())) {
            Optional<Cell> cell = column < row.size() ? Optional.of(row.get(column)) : Optional.empty();
            levels.add(cell.filter(found -> !found.text().isEmpty())
                    .map(found -> new Level(found.text(), found.origin())));
        }
        return new Axis(head.text(), target, levels.build(), Optional.empty(), head.origin());
    }

    /** With a list, an axis only gives a column's path. */
    private void checkUsed(List<Cell> head) {
        List<String> columns = head.stream().map(Cell::text).toList();
        words.axes().forEach((name, axis) -> {
            if (!columns.contains(name)) {
                file.refuse(
                        file.at("axes", name),
                        "axes." + name,
                        "'" + name + "' is not a column of the list",
                        "one of " + String.join(", ", columns),
                        Nearest.to(name, columns));
            } else if (axis.values().isPresent()
                    || axis.from().isPresent()
                    || axis.to().isPresent()) {
                file.refuse(file.at("axes", name), "axes." + name, "has values of its own", "the path alone", "");
            }
        });
    }

    private ImmutableList<Condition> constraints(ImmutableList<Axis> axes) {
        Set<String> names = new LinkedHashSet<>(words.axes().keySet());
        axes.forEach(axis -> names.add(axis.name()));
        ImmutableList.Builder<Condition> conditions = ImmutableList.builder();
        for (int i = 0; i < words.constraints().size(); i++) {
            try {
                conditions.add(Condition.parse(words.constraints().get(i), names));
            } catch (IllegalArgumentException wrong) {
                refuse(file.at("constraints", Integer.toString(i)), "constraints." + i, wrong);
            }
        }
        return conditions.build();
    }

    private Optional<Precision> precision() {
        if (words.precision().isEmpty()) {
            return Optional.empty();
        }
        SweepFile.Precision wanted = words.precision().get();
        Optional<Measure> measure = Measure.named(wanted.measure()).filter(Measure::hasTotal);
        if (measure.isEmpty()) {
            file.refuse(
                    file.at("precision", "measure"),
                    "precision.measure",
                    "'" + wanted.measure() + "' is not a measure of the whole run",
                    "one of " + String.join(", ", ThresholdMeasures.NAMES),
                    Nearest.to(wanted.measure(), ThresholdMeasures.NAMES));
            return Optional.empty();
        }
        try {
            return Optional.of(new Precision(measure.get(), wanted.halfWidth(), wanted.maxReplications()));
        } catch (IllegalArgumentException wrong) {
            refuse(file.at("precision"), "precision", wrong);
            return Optional.empty();
        }
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
        return new Selection(measures.build(), by);
    }

    private void refuse(String key, String message, String expected) {
        file.refuse(file.at(key), key, message, expected, "");
    }

    /** What an exception says: {@code value; expected such}. */
    private void refuse(Origin at, String path, IllegalArgumentException wrong) {
        String[] parts = String.valueOf(wrong.getMessage()).split("; expected ", 2);
        String[] advice = parts[parts.length - 1].split("\\. Maybe ", 2);
        String expected = parts.length == 1 ? "" : advice[0];
        String message = parts.length == 1 ? advice[0] : parts[0];
        file.refuse(at, path, message, expected, advice.length == 1 ? "" : advice[1]);
    }
}
