package io.spillway.engine;

/**
 * What one replication counted, by segment. A segment is a stretch of measured time within one calendar month in which
 * no price changes; behind the last one the arrays hold the warm-up. The arrays belong to the {@link Simulation} that filled them and are overwritten by its next run.
 *
 * <p>A cell is a place in a table of (line, pool, cause): {@code (line * pools + pool) * Cause.SLOTS + cause}. A line is
 * a launch or a first-party workload.
 */
public final class RunResult {
    /** Requests that arrived: {@code [segment * classes + class]}. */
    public final long[] arrivedRequests;
    /** Requests that were placed in the segment: {@code [segment * cells + cell]}. */
    public final int[] placedRequests;
    /** Units times ticks in use in the segment, exact: {@code [segment * cells + cell]}. */
    public final long[] usedUnitTicks;
    /** Requests that were lost: {@code [(segment * classes + class) * Reason.COUNT + reason]}. */
    public final long[] lostRequests;
    /** Units times hours that the lost requests asked for; indexed as {@link #lostRequests}. */
    public final double[] lostUnitHours;
    /** Units times ticks of capacity in force, exact: {@code [segment * pools + pool]}. */
    public final long[] capacityUnitTicks;
    /** Events executed, those before the measured time included. */
    public long events;

    RunResult(World world) {
        int segments = world.segments + 1;
        arrivedRequests = new long[segments * world.classes];
        placedRequests = new int[segments * world.cells];
        usedUnitTicks = new long[segments * world.cells];
        lostRequests = new long[segments * world.classes * Reason.COUNT];
        lostUnitHours = new double[segments * world.classes * Reason.COUNT];
        capacityUnitTicks = new long[segments * world.pools];
    }
}
