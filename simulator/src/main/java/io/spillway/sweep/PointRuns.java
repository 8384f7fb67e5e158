package io.spillway.sweep;

import io.spillway.scenario.ScenarioException;
import io.spillway.sweep.Plan.PlannedPoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The points that are being run, each compiled once however many threads run it. */
final class PointRuns {
    private final Sweep sweep;
    private final Map<Integer, Point> points;
    private final Map<String, Shared> open = new ConcurrentHashMap<>();

    /** @throws ScenarioException as {@link Sweep#points} does */
    PointRuns(Sweep sweep) throws ScenarioException {
        this.sweep = sweep;
        points = new ConcurrentHashMap<>();
        sweep.points().forEach(point -> points.put(point.seq(), point));
    }

    PointRun of(PlannedPoint planned) throws ScenarioException {
        return open.computeIfAbsent(planned.identity(), identity -> new Shared())
                .get(planned);
    }

    /** The value of an axis at a point. */
    String value(PlannedPoint planned, String axis) {
        for (int a = 0; a < sweep.axes().size(); a++) {
            if (sweep.axes().get(a).name().equals(axis)) {
                return planned.values().get(a);
            }
        }
        throw new IllegalArgumentException("no axis " + axis);
    }

    /** Nobody will ask for it again. */
    void forget(PlannedPoint planned) {
        open.remove(planned.identity());
    }

    /** Others wait while one compiles. */
    private final class Shared {
        private @Nullable PointRun compiled;

        synchronized PointRun get(PlannedPoint planned) throws ScenarioException {
            Point point = points.get(planned.seq());
            if (point == null) {
                throw new IllegalStateException("no point " + planned.seq());
            }
            PointRun run = compiled == null ? PointRun.of(sweep, planned, point) : compiled;
            compiled = run;
            return run;
        }
    }
}
