package io.spillway.sweep;

import io.spillway.scenario.ScenarioException;
import io.spillway.sweep.Plan.PlannedPoint;
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
    private final List<PlannedPoint> chosen;
    private final int jobs;
    private final boolean atLeast;
    private int tried;
    private int timed;
    private long nanos;
    private long bytes;

    PilotRun(PointRuns points, List<PlannedPoint> chosen, int jobs, boolean atLeast) {
        this.points = points;
        this.chosen = chosen;
        this.jobs = jobs;
        this.atLeast = atLeast;
    }

    Pilot run() throws ScenarioException {
        TreeSet<Integer> few = new TreeSet<>();
        if (!chosen.isEmpty()) {
            few.addAll(List.of(0, chosen.size() / 2, chosen.size() - 1));
        }
        for (int i : few) {
            time(chosen.get(i));
        }
        return new Pilot(
                chosen.size(),
                chosen.stream().mapToLong(PlannedPoint::replications).sum(),
                timed,
                nanos / NANOS_PER_SECOND / Math.max(1, tried),
                bytes / Math.max(1, timed),
                jobs,
                atLeast);
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
