package io.spillway.sweep;

import io.spillway.experiment.Worker;
import io.spillway.experiment.Worker.Outcome;
import io.spillway.scenario.ScenarioException;
import io.spillway.sweep.Plan.PlannedPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on one thread of this machine. It keeps what the last point needed, for the next block of it. A replication that
 * fails ends the block before it and is the first of the next, so that what fails is one replication, however they are cut.
 */
final class LocalRunner implements TaskRunner {
    /** A block that has taken so long is written, so that little is lost when the program is ended. */
    private static final long LONG_NANOS = 2_000_000_000;

    private final PointRun.Source points;
    private @Nullable PointRun current;
    private @Nullable Worker worker;

    LocalRunner(PointRun.Source points) {
        this.points = points;
    }

    @Override
    public Block run(Task task, BooleanSupplier enough) throws ScenarioException {
        PointRun point = current;
        Worker own = worker;
        if (point == null
                || own == null
                || !point.point().identity().equals(task.point().identity())) {
            point = points.of(task.point());
            own = new Worker(point.compiled(), point.table(), task.point().seed());
            current = point;
            worker = own;
        }
        return block(task, point, own, enough);
    }

    private Block block(Task task, PointRun point, Worker own, BooleanSupplier enough) {
        List<double[]> values = new ArrayList<>();
        long events = 0;
        long nanos = 0;
        try {
            do {
                Outcome outcome = own.run(task.first() + values.size());
                values.add(kept(outcome.values(), point.chosen().rows()));
                events += outcome.events();
                nanos += outcome.engineNanos();
            } while (values.size() < task.count() && nanos < LONG_NANOS && !enough.getAsBoolean());
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError failed) {
            worker = null;
            if (values.isEmpty()) {
                throw failed;
            }
        }
        PlannedPoint planned = task.point();
        return new Block(
                planned.identity(),
                task.first(),
                point.chosen().layout(),
                values.toArray(double[][]::new),
                events,
                nanos);
    }

    private static double[] kept(double[] all, int[] rows) {
        double[] kept = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            kept[i] = all[rows[i]];
        }
        return kept;
    }
}
