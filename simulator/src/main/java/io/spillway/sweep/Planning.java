package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.RowName;
import io.spillway.measures.UnknownRowException;
import io.spillway.model.Scenario;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Nearest;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Problem;
import io.spillway.scenario.ScenarioException;
import io.spillway.sweep.Plan.PlannedPoint;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Builds and checks every point of a sweep before any is run. */
public final class Planning {
    private static final int MOST_PROBLEMS = 1000;
    private static final int ID_LENGTH = 24;
    private static final Comparator<Problem> BY_PLACE = Comparator.<Problem, Origin.Kind>comparing(
                    problem -> problem.origin().kind(), Comparator.reverseOrder())
            .thenComparing(problem -> problem.origin().source())
            .thenComparing(problem -> problem.origin().line())
            .thenComparing(problem -> problem.origin().column());

    private final Sweep sweep;
    private final String version;
    private final ImmutableList<Point> points;
    private final AtomicReferenceArray<PlannedPoint> planned;
    private final AtomicReferenceArray<ScenarioException> refused;
    private final Set<Problem> warnings = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger problems = new AtomicInteger();

    private Planning(Sweep sweep, String version) throws ScenarioException {
        this.sweep = sweep;
        this.version = version;
        points = sweep.points();
        planned = new AtomicReferenceArray<>(points.size());
        refused = new AtomicReferenceArray<>(points.size());
    }

    /**
     * Builds and checks every point.
     *
     * @param jobs threads
     * @throws ScenarioException with every problem of every point; each is told once
     */
    public static Planning of(Sweep sweep, String version, int jobs) throws ScenarioException {
        return of(sweep, version, jobs, () -> false);
    }

    /**
     * The same, which ends soon when it is stopped.
     *
     * @throws CancellationException when it was
     */
    static Planning of(Sweep sweep, String version, int jobs, BooleanSupplier isStopped) throws ScenarioException {
        Planning planning = new Planning(sweep, version);
        Crew.work(jobs, () -> planning.work(isStopped), () -> planning.problems.set(MOST_PROBLEMS));
        if (isStopped.getAsBoolean()) {
            throw new CancellationException("interrupted");
        }
        planning.check();
        return planning;
    }

    private void work(BooleanSupplier isStopped) {
        for (int i = next.getAndIncrement(); i < points.size(); i = next.getAndIncrement()) {
            if (problems.get() >= MOST_PROBLEMS || isStopped.getAsBoolean()) {
                return;
            }
            try {
                planned.set(i, planned(points.get(i)));
            } catch (ScenarioException wrong) {
                problems.addAndGet(wrong.problems().size());
                refused.set(i, wrong);
            }
        }
    }

    private PlannedPoint planned(Point point) throws ScenarioException {
        LoadedScenario loaded = sweep.at(point);
        checkNamed(loaded.scenario());
        warnings.addAll(loaded.warnings());
        Scenario scenario = loaded.scenario();
        long seed = sweep.seed().orElse(scenario.seed());
        return new PlannedPoint(
                point.seq(),
                point.id(),
                point.values(),
                identity(loaded.fingerprint(), seed),
                loaded.fingerprint(),
                seed,
                sweep.replications().orElse(scenario.replications()));
    }

    /** Refuses a point that does not measure what is asked for by name. */
    private void checkNamed(Scenario scenario) throws ScenarioException {
        if (sweep.selection().named().isEmpty()) {
            return;
        }
        Compiled compiled = Compiler.compile(scenario);
        MeasureTable table = new MeasureTable(compiled.world(), compiled.names());
        for (RowName name : sweep.selection().named()) {
            try {
                table.row(name);
            } catch (UnknownRowException unknown) {
                throw new ScenarioException(List.of(problem(unknown)));
            }
        }
    }

    private Problem problem(UnknownRowException unknown) {
        return new Problem(
                sweep.naming(),
                sweep.naming().kind() == Origin.Kind.FILE ? "precision.measure" : "",
                unknown.what(),
                unknown.expected(),
                Nearest.to(unknown.name().text(), unknown.near()));
    }

    /** Two points with one identity have the same replications: they are run once. */
    private String identity(String fingerprint, long seed) {
        String all = String.join("\n", "2", version, fingerprint, Long.toString(seed), sweep.selection() + "");
        return Hashing.sha256()
                .hashString(all, StandardCharsets.UTF_8)
                .toString()
                .substring(0, ID_LENGTH);
    }

    private void check() throws ScenarioException {
        Set<Problem> all = new LinkedHashSet<>();
        for (int i = 0; i < points.size(); i++) {
            @Nullable ScenarioException wrong = refused.get(i);
            if (wrong != null) {
                all.addAll(wrong.problems());
            }
        }
        if (!all.isEmpty()) {
            throw new ScenarioException(all.stream().sorted(BY_PLACE).toList());
        }
    }

    /** What at some point is not wrong but hardly meant; each is told once. */
    public ImmutableList<Problem> warnings() {
        return ImmutableList.sortedCopyOf(BY_PLACE.thenComparing(Problem::toString), warnings);
    }

    /** The plan. */
    public Plan plan() {
        ImmutableList.Builder<Parameter> parameters = ImmutableList.builder();
        for (int a = 0; a < sweep.axes().size(); a++) {
            int axis = a;
            parameters.add(Parameter.of(
                    sweep.axes().get(a).name(),
                    points.stream().map(point -> point.values().get(axis)).toList()));
        }
        return new Plan(
                sweep.name(),
                version,
                parameters.build(),
                sweep.precision(),
                IntStream.range(0, points.size()).mapToObj(planned::get).collect(ImmutableList.toImmutableList()));
    }
}
