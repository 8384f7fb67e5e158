package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.Setting;
import io.spillway.sweep.Plan.PlannedPoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The points that are being run, each compiled once however many threads run it. */
final class PointRuns implements PointRun.Source {
    private final Sweep sweep;
    private final Map<Integer, Point> points;
    private final Map<String, SharedPointRun> open = new ConcurrentHashMap<>();

    /** @throws ScenarioException as {@link Sweep#points} does */
    PointRuns(Sweep sweep) throws ScenarioException {
        this.sweep = sweep;
        points = new ConcurrentHashMap<>();
        sweep.points().forEach(point -> points.put(point.seq(), point));
    }

    @Override
    public PointRun of(PlannedPoint planned) throws ScenarioException {
        return open.computeIfAbsent(planned.identity(), identity -> new SharedPointRun())
                .get(() -> PointRun.of(sweep.at(point(planned)), planned, sweep.selection()));
    }

    /** What a point lays over the scenario, behind what every point does. */
    ImmutableList<Setting> settings(PlannedPoint planned) {
        return point(planned).settings();
    }

    private Point point(PlannedPoint planned) {
        Point point = points.get(planned.seq());
        if (point == null) {
            throw new IllegalStateException("no point " + planned.seq());
        }
        return point;
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
}
