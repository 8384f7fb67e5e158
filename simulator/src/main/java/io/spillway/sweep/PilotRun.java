package io.spillway.sweep;

import io.spillway.scenario.ScenarioException;
import io.spillway.sweep.Plan.PlannedPoint;
import io.spillway.sweep.SweepState.PointState;
import io.spillway.sweep.SweepState.Status;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.TreeSet;

/**
 * Runs a few replications to see what a sweep will take. Of each point that is tried the fastest counts: a program just
 * started is slow at first.
 */
final class PilotRun {
    private static final int REPLICATIONS_EACH = 5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PointRuns points;
    private final SweepState state;
    private final int jobs;
    private int tried;
    private int timed;
    private long nanos;
    private long bytes;

    PilotRun(PointRuns points, SweepState state, int jobs) {
        this.points = points;
        this.state = state;
        this.jobs = jobs;
    }

    Pilot run() throws ScenarioException {
        List<PlannedPoint> left = state.points().stream()
                .filter(point -> point.status() == Status.LEFT)
                .map(PointState::point)
                .toList();
        TreeSet<Integer> few = new TreeSet<>();
        if (!left.isEmpty()) {
            few.addAll(List.of(0, left.size() / 2, left.size() - 1));
        }
        for (int i : few) {
            time(left.get(i));
        }
        return new Pilot(
                left.size(),
                state.replicationsLeft(),
                timed,
                nanos / NANOS_PER_SECOND / Math.max(1, tried),
                bytes / Math.max(1, timed),
                jobs,
                state.plan().precision().isPresent());
    }

    private void time(PlannedPoint point) throws ScenarioException {
        LocalRunner runner = new LocalRunner(points);
        long fastest = Long.MAX_VALUE;
        for (int replication = 0; replication < REPLICATIONS_EACH; replication++) {
            Block block = runner.run(new Task(point, replication, 1), () -> true);
            fastest = Math.min(fastest, block.nanos());
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            JournalLine.block(block, line);
            bytes += line.size();
            timed++;
        }
        points.forget(point);
        nanos += fastest;
        tried++;
    }
}
