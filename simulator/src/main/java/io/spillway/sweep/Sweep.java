package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.experiment.Precision;
import io.spillway.scenario.Figure;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioTree;
import io.spillway.scenario.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One scenario, and what changes from point to point.
 *
 * @param settings laid over the scenario at every point
 * @param size how many points are drawn, for designs that draw them; else 0
 * @param naming where it is said what precision looks at
 * @param inputs the sweep's own files with their SHA-256; not those of the scenario
 */
public record Sweep(
        String name,
        ScenarioTree scenario,
        ImmutableList<Setting> settings,
        Design design,
        ImmutableList<Axis> axes,
        int size,
        ImmutableList<Condition> constraints,
        Optional<Long> seed,
        Optional<Integer> replications,
        Optional<Precision> precision,
        Selection selection,
        Origin naming,
        ImmutableMap<Path, String> inputs) {
    /** Beyond it a sweep is a slip of the pen. */
    static final int MOST_POINTS = 1_000_000;

    /** @throws IllegalArgumentException when the axes do not make points */
    public Sweep {
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("no axis; expected one at least, so that there are points");
        }
        for (Axis axis : axes) {
            if (!design.isDrawn() && axis.levels().isEmpty()) {
                throw new IllegalArgumentException(
                        "axis " + axis.name() + " does not say how many values; expected path=a..b:n, steps or step");
            }
            boolean together = design == Design.ZIP || design == Design.LIST;
            if (together && axis.levels().size() != axes.get(0).levels().size()) {
                throw new IllegalArgumentException("axis " + axis.name() + " has "
                        + axis.levels().size() + " values and " + axes.get(0).name() + " has "
                        + axes.get(0).levels().size() + "; expected as many on each");
            }
        }
        if (design.isDrawn() && size < 1) {
            throw new IllegalArgumentException("no number of points; expected one such as 64, since they are drawn");
        }
        if (design.size(axes, size) > MOST_POINTS) {
            throw new IllegalArgumentException("more than " + MOST_POINTS + " points; expected fewer");
        }
    }

    /**
     * The points of the design that meet every constraint, in order; one at least.
     *
     * @throws ScenarioException when a constraint cannot be asked or leaves no point
     */
    ImmutableList<Point> points() throws ScenarioException {
        List<List<Optional<Level>>> rows = design.points(axes, size, seed.orElse(1L));
        ImmutableList<String> own = ownValues(rows);
        ImmutableList.Builder<Point> points = ImmutableList.builder();
        Sieve sieve = new Sieve(constraints);
        int next = 0;
        for (List<Optional<Level>> row : rows) {
            Point point = Point.of(next, axes, row, own);
            if (sieve.lets(next, name -> point.values().get(index(name)))) {
                points.add(point);
                next++;
            }
        }
        List<Problem> problems = sieve.problems();
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems);
        }
        return points.build();
    }

    /** What is wrong with conditions that choose among the points of its plan. */
    public List<Problem> problemsOf(List<Condition> filter, Plan plan) {
        Sieve sieve = new Sieve(filter);
        plan.points()
                .forEach(point -> sieve.lets(point.seq(), name -> point.values().get(index(name))));
        return sieve.problems();
    }

    private int index(String axis) {
        int index = 0;
        while (!axes.get(index).name().equals(axis)) {
            index++;
        }
        return index;
    }

    /** The scenario's own values on each axis, where a point leaves one to it. */
    private ImmutableList<String> ownValues(List<List<Optional<Level>>> rows) throws ScenarioException {
        boolean needed = rows.stream().anyMatch(row -> row.stream().anyMatch(Optional::isEmpty));
        if (!needed) {
            return axes.stream().map(axis -> "").collect(ImmutableList.toImmutableList());
        }
        LoadedScenario own = scenario.with(settings);
        return axes.stream()
                .map(axis -> own.provenance()
                        .at(new Setting(axis.path(), ""))
                        .map(Figure::value)
                        .orElse(""))
                .collect(ImmutableList.toImmutableList());
    }

    /** Every file read: the sweep's own, then the scenario's, with their SHA-256. */
    public ImmutableMap<Path, String> allInputs() {
        Map<Path, String> all = new LinkedHashMap<>(inputs);
        all.putAll(scenario.inputs());
        return ImmutableMap.copyOf(all);
    }

    /**
     * The scenario at a point.
     *
     * @throws ScenarioException with everything that is wrong with it there
     */
    LoadedScenario at(Point point) throws ScenarioException {
        List<Setting> all = new ArrayList<>(settings);
        all.addAll(point.settings());
        return scenario.with(all);
    }
}
