package io.spillway.sweep;

import io.spillway.scenario.Amount;
import io.spillway.scenario.Amount.Unit;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import io.spillway.scenario.Setting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Checks axes beside each other: what each of them says may be right, and a column of the results still be wrong. */
final class AxesChecker {
    /** Where a value that stands twice makes the same points again. */
    private static final Set<Design> OF_SINGLE_VALUES = EnumSet.of(Design.GRID, Design.ONE_AT_A_TIME);

    private final List<Axis> axes;
    private final Design design;
    private final Optional<Long> seed;
    private final Optional<Integer> replications;
    private final List<Setting> settings;
    private final List<Problem> problems = new ArrayList<>();
    /** The axes so far by their columns. */
    private final Map<String, Axis> columns = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    /** By every path on the way to what an axis sets, the first such axis. */
    private final Map<List<String>, Axis> onTheWay = new HashMap<>();

    /**
     * @param seed and the replications that every point is to have, if they are said
     * @param settings laid over the scenario before the axes are
     */
    AxesChecker(
            List<Axis> axes,
            Design design,
            Optional<Long> seed,
            Optional<Integer> replications,
            List<Setting> settings) {
        this.axes = axes;
        this.design = design;
        this.seed = seed;
        this.replications = replications;
        this.settings = settings;
    }

    /** Everything that is wrong, in the order of the axes. */
    List<Problem> problems() {
        for (Axis axis : axes) {
            checkName(axis);
            checkPath(axis);
            checkFixed(axis);
            if (design != Design.ONE_AT_A_TIME && design != Design.LIST) {
                checkSettings(axis);
            }
            if (OF_SINGLE_VALUES.contains(design)) {
                checkValues(axis);
            }
        }
        return problems;
    }

    private void checkName(Axis axis) {
        String name = axis.name();
        if (ResultColumns.names().contains(name) || name.equalsIgnoreCase(Condition.POINT)) {
            String other = ResultColumns.otherName(name);
            String maybe = name.equals(axis.path())
                    ? "an axis with a name in a sweep's file, '" + other + ": {path: " + name + ", …}'"
                    : "'" + other + "'";
            refuse(axis, axis.origin(), "'" + name + "' is a word of the results already", "another name", maybe);
        }
        for (String column : ResultColumns.of(axis)) {
            Axis other = columns.putIfAbsent(column, axis);
            if (other != null && other != axis) {
                refuseColumn(axis, column, other);
                return;
            }
        }
    }

    private void refuseColumn(Axis axis, String column, Axis other) {
        boolean isToldOfItsPath = axis.target().names().equals(other.target().names());
        if (!isToldOfItsPath) {
            refuse(
                    axis,
                    axis.origin(),
                    "makes the column '" + column + "', as axis '" + other.name() + "' does, whatever the case",
                    "a name of its own",
                    "'" + axis.name() + "2'");
        }
    }

    /** What an axis sets must still be there when the axes behind it have set theirs. */
    private void checkPath(Axis axis) {
        List<String> names = axis.target().names();
        Axis other = onTheWay.get(names);
        if (other != null) {
            if (axis.name().equals(other.name())) {
                refuse(axis, axis.origin(), "'" + axis.name() + "' stands twice", "it once", "");
            } else {
                String message = "sets '" + axis.path() + "', as axis '" + other.name() + "' does";
                refuse(axis, axis.origin(), message, "a path of its own", "");
            }
        }
        for (int depth = 1; depth <= names.size(); depth++) {
            onTheWay.putIfAbsent(names.subList(0, depth), axis);
        }
    }

    private void checkFixed(Axis axis) {
        if (axis.target().names().equals(List.of("seed")) && seed.isPresent()) {
            refuseFixed(axis, "seed " + seed.get());
        }
        if (axis.target().names().equals(List.of("replications")) && replications.isPresent()) {
            refuseFixed(axis, "replications " + replications.get());
        }
    }

    /** A setting of which no point keeps anything. */
    private void checkSettings(Axis axis) {
        List<String> names = axis.target().names();
        for (Setting setting : settings) {
            List<String> set = setting.names();
            if (set.size() >= names.size() && set.subList(0, names.size()).equals(names)) {
                String message = "sets '" + axis.path() + "' at every point, over '" + setting.path() + "="
                        + setting.value() + "'";
                refuse(axis, axis.origin(), message, "one of the two", "");
            }
        }
    }

    private void refuseFixed(Axis axis, String what) {
        String message = "sets '" + axis.path() + "', though every point is to have " + what;
        refuse(axis, axis.origin(), message, "one of the two", "");
    }

    private void checkValues(Axis axis) {
        Set<Object> sizes = new HashSet<>();
        for (Level level : axis.levels().stream().flatMap(Optional::stream).toList()) {
            if (!sizes.add(size(level.text()))) {
                refuse(axis, level.origin(), "'" + level.text() + "' stands twice", "each value once", "");
            }
        }
    }

    /** The same for every way to write an amount. */
    private static Object size(String text) {
        return Amount.of(text)
                .<Object>map(amount -> List.of(
                        amount.unit() == Unit.NUMBER && !Parameter.isCount(amount) ? Unit.SHARE : amount.unit(),
                        amount.number().stripTrailingZeros()))
                .orElse(text);
    }

    private void refuse(Axis axis, Origin at, String message, String expected, String maybe) {
        boolean inSweep = at.kind() == Origin.Kind.FILE && design != Design.LIST;
        problems.add(new Problem(at, inSweep ? "axes." + axis.name() : "", message, expected, maybe));
    }
}
