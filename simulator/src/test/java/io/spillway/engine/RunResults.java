package io.spillway.engine;

/** Makes counts by hand, for tests of what reads them. */
public final class RunResults {
    private RunResults() {}

    /** A run in which nothing happened yet. */
    public static RunResult empty(World world) {
        return new RunResult(world);
    }

    /** Places and uses in a cell of a segment. */
    public static void use(
            World world, RunResult run, int segment, int line, int pool, int cause, int requests, long unitTicks) {
        int cell = segment * world.cells + (line * world.pools + pool) * Cause.SLOTS + cause;
        run.placedRequests[cell] += requests;
        run.usedUnitTicks[cell] += unitTicks;
    }

    /** Loses requests of a class in a segment. */
    public static void lose(
            World world, RunResult run, int segment, int requestClass, Reason reason, long requests, double unitHours) {
        int row = (segment * world.classes + requestClass) * Reason.COUNT + reason.ordinal();
        run.lostRequests[row] += requests;
        run.lostUnitHours[row] += unitHours;
    }
}
