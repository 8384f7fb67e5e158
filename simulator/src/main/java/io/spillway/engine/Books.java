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
    /** By class: the first cell of its line. */
    private final int[] classCell;
    /** By {@code cell >> Cause.BITS}: the pool. */
    private final int[] rowPool;

    /** By cell: units in use now. */
    final int[] unitsInUse;
    /** By cell: requests placed in the segment. */
    private final int[] placedRequests;
    /** By cell: units times ticks of the segment, short of what is in use times the tick at which it ends. */
    private final long[] unitTicks;
    /** The cells that anything was ever placed in, in order of their first use. */
    private final int[] touched;

    private final boolean[] isTouched;
    private int touchedCells;

    private int classBase;
    /** Units in force. */
    final PoolUnits capacity;
    /** Units in force where an outage is. */
    final PoolUnits out;
    /** Units in use beyond those in force. */
    final PoolUnits overcommitted;
    /** By class: requests so far. */
    private final long[] arrived;
    /** By class: requests that wait now. */
    private final int[] waitingRequests;
    /** Units times ticks that all placed requests hold until the end of the run; may wrap around. */
    private long heldUnitTicks;
    /** Deployments whose holding time has ended. */
    long endedRequests;

    Books(World world) {
        this.world = world;
        result = new RunResult(world);
        unitsInUse = new int[world.cells];
        placedRequests = new int[world.cells];
        unitTicks = new long[world.cells];
        touched = new int[world.cells];
        isTouched = new boolean[world.cells];
        capacity = new PoolUnits(world.pools, result.capacityUnitTicks);
        out = new PoolUnits(world.pools, result.outUnitTicks);
        overcommitted = new PoolUnits(world.pools, result.overcommittedUnitTicks);
        arrived = new long[world.classes];
        waitingRequests = new int[world.classes];
        rowPool = new int[world.lines * world.pools];
        for (int row = 0; row < rowPool.length; row++) {
            rowPool[row] = row % world.pools;
        }
        classCell = new int[world.classes];
        for (int c = 0; c < world.classes; c++) {
            classCell[c] = world.cell(world.classLine[c], 0, 0);
        }
    }

    void reset() {
        result.reset();
        for (int i = 0; i < touchedCells; i++) {
            int cell = touched[i];
            unitsInUse[cell] = 0;
            placedRequests[cell] = 0;
            unitTicks[cell] = 0;
            isTouched[cell] = false;
        }
        touchedCells = 0;
        capacity.reset(world.segments);
        out.reset(world.segments);
        overcommitted.reset(world.segments);
        Arrays.fill(arrived, 0);
        Arrays.fill(waitingRequests, 0);
        heldUnitTicks = 0;
        endedRequests = 0;
        open(world.segments);
    }

    private void open(int segment) {
        classBase = segment * world.classes;
    }

    int cell(int c, int pool, int cause) {
        return classCell[c] + (pool << Cause.BITS) + cause;
    }

    int pool(int cell) {
        return rowPool[cell >> Cause.BITS];
    }

    long arrived(int c) {
        return arrived[c];
    }

    long heldUnitTicks() {
        return heldUnitTicks;
    }

    /** Counts a request and returns how many of its class came before. */
    long arrive(int c) {
        result.arrivedRequests[classBase + c]++;
        return arrived[c]++;
    }

    void place(int cell, int units, long tick, long holdingTicks) {
        begin(cell, units, tick);
        placedRequests[cell]++;
        heldUnitTicks += units * Math.min(holdingTicks, world.endTick - tick);
    }

    private void begin(int cell, int units, long tick) {
        if (!isTouched[cell]) {
            isTouched[cell] = true;
            touched[touchedCells++] = cell;
        }
        unitTicks[cell] -= units * tick;
        unitsInUse[cell] += units;
    }

    void end(int cell, int units, long tick) {
        unitTicks[cell] += units * tick;
        unitsInUse[cell] -= units;
    }

    /** A deployment goes on in another cell; it was placed once. */
    void goOn(int cell, int units, long tick) {
        begin(cell, units, tick);
    }

    /** An outage has moved a deployment from a cell. */
    void evacuate(int c, int fromCell) {
        result.evacuatedRequests[row(c, fromCell)]++;
    }

    /** A failback takes a deployment from a cell, so long after it came into spill. */
    void failBack(int c, int fromCell, int units, long lagTicks) {
        int row = row(c, fromCell);
        result.failedBackRequests[row]++;
        result.failedBackUnits[row] += units;
        result.failbackLagTicks[row] += lagTicks;
    }

    /** Units are held beyond what their deployment holds, as it moves. */
    void hold(int units, long ticks, long tick) {
        heldUnitTicks += units * Math.min(ticks, world.endTick - tick);
    }

    /** Units that were held beyond what their deployment holds are not for the rest of the time. */
    void holdNoLonger(int units, long restTicks, long tick) {
        heldUnitTicks -= units * Math.min(restTicks, world.endTick - tick);
    }

    /**
     * A request or a deployment comes into spill.
     *
     * @param restTicks how long it will be so, if nothing brings it back
     * @return where that is counted, for {@link #leaveSpill}
     */
    int enterSpill(int c, long restTicks, long tick) {
        int row = classBase + c;
        result.spillStays[row]++;
        result.spillStayTicks[row] += Math.min(restTicks, world.endTick - tick);
        return row;
    }

    /** A deployment is not in spill for the rest of its time. */
    void leaveSpill(int row, long restTicks, long tick) {
        result.spillStayTicks[row] -= Math.min(restTicks, world.endTick - tick);
    }

    /** A pool had no room for a request, against what was known of it. */
    void staleMiss(int c, int pool) {
        result.staleMisses[(classBase + c) * world.clouds + world.poolCloud[pool]]++;
    }

    /** The first cloud would have taken a request, against what was known of it. */
    void passOver(int c) {
        result.passedOverRequests[classBase + c]++;
    }

    /** A request that the first cloud would take stays with the others. */
    void stayAway(int c) {
        result.stayedAwayRequests[classBase + c]++;
    }

    /** A deployment that had come back is in spill again. */
    void pingPong(int c) {
        result.pingPongs[classBase + c]++;
    }

    /** A deployment that has left a cell is not to have the rest of its holding time. */
    void drop(int c, int cell, int units, long restTicks, long tick) {
        holdNoLonger(units, restTicks, tick);
        int row = row(c, cell);
        result.droppedRequests[row]++;
        result.droppedUnitHours[row] += units * (restTicks / (double) Clock.TICKS_PER_HOUR);
    }

    private int row(int c, int cell) {
        return (classBase + c) * world.clouds + world.poolCloud[pool(cell)];
    }

    void lose(int c, int reason, int units, long holdingTicks) {
        int row = (classBase + c) * Reason.COUNT + reason;
        result.lostRequests[row]++;
        result.lostUnitHours[row] += units * (holdingTicks / (double) Clock.TICKS_PER_HOUR);
    }

    /** A request begins to wait. */
    void join(int c, long tick) {
        waitingRequests[c]++;
        result.waitedRequests[classBase + c]++;
        result.waitingRequestTicks[classBase + c] -= tick;
    }

    /** A request waits no longer. */
    void leave(int c, long tick) {
        waitingRequests[c]--;
        result.waitingRequestTicks[classBase + c] += tick;
    }

    /** A request that waited is placed. */
    void serve(int c, long waitedTicks) {
        result.servedRequests[classBase + c]++;
        result.servedWaitTicks[classBase + c] += waitedTicks;
    }

    /** A request that waited is not placed. */
    void expire(int c, int reason, int units, long holdingTicks) {
        int row = (classBase + c) * Reason.COUNT + reason;
        result.expiredRequests[row]++;
        result.expiredUnitHours[row] += units * (holdingTicks / (double) Clock.TICKS_PER_HOUR);
    }

    /** Requests of a class that wait now. */
    int waitingRequests(int c) {
        return waitingRequests[c];
    }

    /** Ends the segment in force and begins the next; {@code next} behind the last segment ends the run. */
    void settle(int next, long tick) {
        for (int i = 0; i < touchedCells; i++) {
            int cell = touched[i];
            long inUse = unitsInUse[cell] * tick;
            long used = unitTicks[cell] + inUse;
            if ((placedRequests[cell] | used) != 0) {
                result.add(cell, placedRequests[cell], used);
            }
            placedRequests[cell] = 0;
            unitTicks[cell] = -inUse;
        }
        capacity.close(tick);
        out.close(tick);
        overcommitted.close(tick);
        for (int c = 0; c < waitingRequests.length; c++) {
            result.waitingRequestTicks[classBase + c] += waitingRequests[c] * tick;
        }
        result.begin(next);
        if (next < world.segments) {
            open(next);
            capacity.open(next, tick);
            out.open(next, tick);
            overcommitted.open(next, tick);
            for (int c = 0; c < waitingRequests.length; c++) {
                result.waitingRequestTicks[classBase + c] -= waitingRequests[c] * tick;
            }
        }
    }
}
