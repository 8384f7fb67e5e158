package io.spillway.sweep;

import io.spillway.scenario.ScenarioException;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Runs tasks, one at a time. What comes of a task depends on nothing but the task. */
@FunctionalInterface
interface TaskRunner {
    /**
     * Runs a task. A replication that fails ends it, and fails it when it is its first.
     *
     * @param enough is asked after each replication; when it is, the rest of the task is left
     * @return at least one replication, and as many as there was time for
     * @throws ScenarioException when the point is none any more
     * @throws CancellationException when none was run because of that
     * @throws IOException when nobody can run it now, nor any other task
     */
    Block run(Task task, BooleanSupplier enough) throws ScenarioException, IOException;
}
