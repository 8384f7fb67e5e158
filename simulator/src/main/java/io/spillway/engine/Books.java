package io.spillway.engine;

import java.util.Arrays;

/**
 * The counts of a run while it runs. What happens before the measured time is kept in a segment of its own behind the
 * others, so that the loop asks no question about it.
 *
 * <p>Use over time is exact integer arithmetic without a look at the clock of each cell: taking {@code u} units at tick t
 * subtracts {@code u * t}, giving them back adds {@code u * t}, and what is in use when a segment ends at T adds {@code u
 * * T}; the sum is units times ticks. Intermediate sums may wrap around; the result does not, because the compile step
 * cuts segments short enough.
 */
final class Books {
    final RunResult result;
    private final World world;
    private final int warmUp;
    private final int[] rowPool;
    private final int[] classRow;

    /** By cell: units in use now. */
    final int[] unitsInUse;

    private int segment;
    private int cellBase;
    private int classBase;
    private int poolBase;
    /** By pool: units in force. */
    private final long[] capacityUnits;
    /** By class: requests so far. */
    private final long[] arrived;
    /** Units times ticks that all placed requests hold until the end of the run; may wrap around. */
    private long heldUnitTicks;

    Books(World world) {
        this.world = world;
        result = new RunResult(world);
        warmUp = world.segments;
        unitsInUse = new int[world.cells];
        capacityUnits = new long[world.pools];
        arrived = new long[world.classes];
        rowPool = new int[world.lines * world.pools];
        for (int row = 0; row < rowPool.length; row++) {
            rowPool[row] = row % world.pools;
        }
        classRow = new int[world.classes];
        for (int c = 0; c < world.classes; c++) {
            classRow[c] = world.classLine[c] * world.pools;
        }
    }

    void reset() {
        Arrays.fill(result.arrivedRequests, 0);
        Arrays.fill(result.placedRequests, 0);
        Arrays.fill(result.usedUnitTicks, 0);
        Arrays.fill(result.lostRequests, 0);
        Arrays.fill(result.lostUnitHours, 0);
        Arrays.fill(result.capacityUnitTicks, 0);
        Arrays.fill(unitsInUse, 0);
        Arrays.fill(capacityUnits, 0);
        Arrays.fill(arrived, 0);
        heldUnitTicks = 0;
        open(warmUp);
    }

    private void open(int newSegment) {
        segment = newSegment;
        cellBase = newSegment * world.cells;
        classBase = newSegment * world.classes;
        poolBase = newSegment * world.pools;
    }

    int cell(int c, int pool, int cause) {
        return classRow[c] + pool << Cause.BITS | cause;
    }

    int pool(int cell) {
        return rowPool[cell >> Cause.BITS];
    }

    long arrived(int c) {
        return arrived[c];
    }

    void place(int c, int cell, int units, long tick, long holdingTicks) {
        arrived[c]++;
        result.arrivedRequests[classBase + c]++;
        result.placedRequests[cellBase + cell]++;
        result.usedUnitTicks[cellBase + cell] -= units * tick;
        unitsInUse[cell] += units;
        heldUnitTicks += units * Math.min(holdingTicks, world.endTick - tick);
    }

    void end(int cell, int units, long tick) {
        result.usedUnitTicks[cellBase + cell] += units * tick;
        unitsInUse[cell] -= units;
    }

    void lose(int c, int reason, int units, double holdingHours) {
        arrived[c]++;
        result.arrivedRequests[classBase + c]++;
        int row = (classBase + c) * Reason.COUNT + reason;
        result.lostRequests[row]++;
        result.lostUnitHours[row] += units * holdingHours;
    }

    void changeCapacity(int pool, int change, long tick) {
        result.capacityUnitTicks[poolBase + pool] -= change * tick;
        capacityUnits[pool] += change;
    }

    /** Ends the segment in force and begins the next; {@code next} behind the last segment ends the run. */
    void settle(int next, long tick) {
        for (int cell = 0; cell < unitsInUse.length; cell++) {
            result.usedUnitTicks[cellBase + cell] += unitsInUse[cell] * tick;
        }
        for (int pool = 0; pool < capacityUnits.length; pool++) {
            result.capacityUnitTicks[poolBase + pool] += capacityUnits[pool] * tick;
        }
        if (next == world.segments) {
            return;
        }
        open(next);
        for (int cell = 0; cell < unitsInUse.length; cell++) {
            result.usedUnitTicks[cellBase + cell] -= unitsInUse[cell] * tick;
        }
        for (int pool = 0; pool < capacityUnits.length; pool++) {
            result.capacityUnitTicks[poolBase + pool] -= capacityUnits[pool] * tick;
        }
    }

    long heldUnitTicks() {
        return heldUnitTicks;
    }
}
