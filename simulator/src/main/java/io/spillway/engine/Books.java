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
 *
 * <p>Most launches never come to most pools, so cells are not numbered as the {@linkplain World#cell world} does, which has
 * one for each: the first placement of a line in a pool gives the two a block of cells, one for each cause, which they keep
 * in later runs.
 */
final class Books {
    /** Units times ticks of the segment, short of what is in use times the tick at which it ends. */
    private static final int UNIT_TICKS = 0;
    /** Units in use now. */
    private static final int IN_USE = 1;
    /** One more than the pool, or 0 before anything is placed in the cell. */
    private static final int POOL = 2;

    private static final int CELL_BITS = 2;

    final RunResult result;
    private final World world;
    private final long endTick;
    /** By line and pool, as {@link World#pair}: their block, or 0 before anything is placed there. */
    private final int[] pairBlock;
    /** By class: the first pair of its line. */
    private final int[] classPair;
    /** By block: its pair; block 0 has none. */
    private int[] blockPair = new int[64];
    /** By cell: the three numbers above, side by side, as they change together. */
    private long[] cells = new long[blockPair.length << Cause.BITS + CELL_BITS];

    private int blocks = 1;
    /** The cells that anything was placed in, in order of their first use. */
    private int[] touched = new int[256];

    private int touchedCells;

    /** By {@linkplain World#placement placement}: requests placed in the segment. */
    private final int[] placed;

    private int segment;
    private int classBase;
    /** Units in force. */
    private final PoolUnits capacity;

    private final StayCosts stayCosts;
    /** Up to when use in spill has been counted there. */
    private long stayTick;
    /** Units in force where an outage is. */
    final PoolUnits out;
    /** Units in use beyond those in force. */
    final PoolUnits overcommitted;
    /** By class: requests so far, and those of before the segment. */
    private final long[] arrived;

    private final long[] arrivedBefore;
    /** By class: requests that wait now, but for evacuees. */
    private final int[] waitingRequests;
    /** By class: evacuees that wait now, and their units. */
    private final int[] waitingEvacuees;

    private final long[] waitingEvacueeUnits;
    /** Units times ticks that all placed requests hold until the end of the run; may wrap around. */
    private long heldUnitTicks;
    /** Deployments whose holding time has ended. */
    long endedRequests;

    Books(World world) {
        this.world = world;
        result = new RunResult(world);
        endTick = world.endTick;
        pairBlock = new int[world.lines * world.pools];
        capacity = new PoolUnits(world.pools, result.capacityUnitTicks);
        stayCosts = new StayCosts(world, capacity);
        out = new PoolUnits(world.pools, result.outUnitTicks);
        overcommitted = new PoolUnits(world.pools, result.overcommittedUnitTicks);
        placed = new int[world.placements()];
        arrived = new long[world.classes];
        arrivedBefore = new long[world.classes];
        waitingRequests = new int[world.classes];
        waitingEvacuees = new int[world.classes];
        waitingEvacueeUnits = new long[world.classes];
        classPair = new int[world.classes];
        for (int c = 0; c < world.classes; c++) {
            classPair[c] = world.pair(world.classLine[c], 0);
        }
    }

    void reset() {
        result.reset();
        for (int i = 0; i < touchedCells; i++) {
            int at = touched[i] << CELL_BITS;
            cells[at + UNIT_TICKS] = 0;
            cells[at + IN_USE] = 0;
            cells[at + POOL] = 0;
        }
        touchedCells = 0;
        capacity.reset(world.segments);
        out.reset(world.segments);
        overcommitted.reset(world.segments);
        Arrays.fill(placed, 0);
        Arrays.fill(arrived, 0);
        Arrays.fill(arrivedBefore, 0);
        Arrays.fill(waitingRequests, 0);
        Arrays.fill(waitingEvacuees, 0);
        Arrays.fill(waitingEvacueeUnits, 0);
        heldUnitTicks = 0;
        endedRequests = 0;
        stayTick = Long.MIN_VALUE;
        open(world.segments);
    }

    private void open(int next) {
        segment = next;
        classBase = next * world.classes;
    }

    int cell(int c, int pool, int cause) {
        int pair = classPair[c] + pool;
        int block = pairBlock[pair];
        if (block == 0) {
            block = addBlock(pair);
        }
        return (block << Cause.BITS) + cause;
    }

    private int addBlock(int pair) {
        if (blocks == blockPair.length) {
            blockPair = Arrays.copyOf(blockPair, 2 * blocks);
            cells = Arrays.copyOf(cells, blockPair.length << Cause.BITS + CELL_BITS);
        }
        blockPair[blocks] = pair;
        pairBlock[pair] = blocks;
        return blocks++;
    }

    /** Cells are numbered below this. */
    int cells() {
        return blocks << Cause.BITS;
    }

    /** The cell as the world numbers it. */
    private int worldCell(int cell) {
        return (blockPair[cell >> Cause.BITS] << Cause.BITS) + World.cause(cell);
    }

    /** The pool of a cell that something was placed in. */
    int pool(int cell) {
        return (int) cells[(cell << CELL_BITS) + POOL] - 1;
    }

    /** Units of a cell in use now. */
    long unitsInUse(int cell) {
        return cells[(cell << CELL_BITS) + IN_USE];
    }

    long heldUnitTicks() {
        return heldUnitTicks;
    }

    /** A pool has other units in force. */
    void changeCapacity(int pool, int units, long tick) {
        if (world.isOfPrimary(pool)) {
            countStay(tick);
        }
        capacity.set(pool, units, tick);
    }

    /** Counts what use in spill since the primary's capacity last changed would have cost there; once at an instant. */
    private void countStay(long tick) {
        if (tick == stayTick) {
            return;
        }
        stayTick = tick;
        stayCosts.price(segment);
        for (int i = 0; i < touchedCells; i++) {
            if (Cause.isSpill(World.cause(touched[i]))) {
                int at = touched[i] << CELL_BITS;
                stayCosts.count(i, cells[at + UNIT_TICKS] + cells[at + IN_USE] * tick);
            }
        }
    }

    /** Counts a request and returns how many of its class came before. */
    long arrive(int c) {
        return arrived[c]++;
    }

    void place(int c, int cell, int pool, int units, long tick, long holdingTicks) {
        begin(cell, units, tick);
        placed[world.placement(c, world.poolCloud[pool], World.cause(cell))]++;
        heldUnitTicks += units * Math.min(holdingTicks, endTick - tick);
    }

    private void begin(int cell, int units, long tick) {
        int at = cell << CELL_BITS;
        cells[at + UNIT_TICKS] -= units * tick;
        cells[at + IN_USE] += units;
        if (cells[at + POOL] == 0) {
            touch(cell);
        }
    }

    private void touch(int cell) {
        cells[(cell << CELL_BITS) + POOL] = 1 + world.pool(worldCell(cell));
        stayCosts.add(touchedCells);
        if (touchedCells == touched.length) {
            touched = Arrays.copyOf(touched, 2 * touchedCells);
        }
        touched[touchedCells++] = cell;
    }

    void end(int cell, int units, long tick) {
        int at = cell << CELL_BITS;
        cells[at + UNIT_TICKS] += units * tick;
        cells[at + IN_USE] -= units;
    }

    /** A deployment goes on in another cell; it was placed once. */
    void goOn(int cell, int units, long tick) {
        begin(cell, units, tick);
    }

    /** An outage has moved a deployment from a cell to a pool. */
    void evacuate(int c, int fromCell, int toPool, int units) {
        int row = row(c, fromCell);
        result.evacuatedRequests[row]++;
        if (world.poolCloud[toPool] != world.poolCloud[pool(fromCell)]) {
            result.evacuatedAwayUnits[row] += units;
        }
    }

    /** A failback takes a deployment from a cell, so long after it came into spill. */
    void failBack(int c, int fromCell, int units, long lagTicks) {
        int row = row(c, fromCell);
        result.failedBackRequests[row]++;
        result.failedBackUnits[row] += units;
        result.failbackLagTicks[row] += lagTicks;
    }

    /** Units are held beyond what was held so far: as their deployment moves, or as it goes on. */
    void hold(int units, long ticks, long tick) {
        heldUnitTicks += units * Math.min(ticks, endTick - tick);
    }

    /** Units are not held for the rest of the time. */
    void holdNoLonger(int units, long restTicks, long tick) {
        heldUnitTicks -= units * Math.min(restTicks, endTick - tick);
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
        result.spillStayTicks[row] += Math.min(restTicks, endTick - tick);
        return row;
    }

    /** A deployment is not in spill for the rest of its time. */
    void leaveSpill(int row, long restTicks, long tick) {
        result.spillStayTicks[row] -= Math.min(restTicks, endTick - tick);
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

    /** A deployment that has left a cell is not to have the rest of its holding time; what it held is the caller's to end. */
    void drop(int c, int cell, int units, long restTicks) {
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

    /** Requests of a class that wait now, but for evacuees. */
    int waitingRequests(int c) {
        return waitingRequests[c];
    }

    /** An outage has left a deployment without a place, and it begins to wait for one. */
    void interrupt(int c, int units, long tick) {
        waitingEvacuees[c]++;
        waitingEvacueeUnits[c] += units;
        result.waitedEvacuees[classBase + c]++;
        result.interruptedUnitTicks[classBase + c] -= units * tick;
    }

    /** It waits no longer. */
    void endInterruption(int c, int units, long tick) {
        waitingEvacuees[c]--;
        waitingEvacueeUnits[c] -= units;
        result.interruptedUnitTicks[classBase + c] += units * tick;
    }

    /** An evacuee that waited is placed. */
    void serveEvacuee(int c, long waitedTicks) {
        result.servedEvacuees[classBase + c]++;
        result.servedEvacueeWaitTicks[classBase + c] += waitedTicks;
    }

    /** Evacuees of a class that wait now. */
    int waitingEvacuees(int c) {
        return waitingEvacuees[c];
    }

    /** Ends the segment in force and begins the next; {@code next} behind the last segment ends the run. */
    void settle(int next, long tick) {
        countStay(tick);
        for (int i = 0; i < touchedCells; i++) {
            int at = touched[i] << CELL_BITS;
            long inUse = cells[at + IN_USE] * tick;
            long used = cells[at + UNIT_TICKS] + inUse;
            if (used != 0) {
                result.add(worldCell(touched[i]), used, stayCosts, i);
            }
            stayCosts.clear(i);
            cells[at + UNIT_TICKS] = -inUse;
        }
        for (int placement = 0; placement < placed.length; placement++) {
            if (placed[placement] != 0) {
                result.addPlaced(placement, placed[placement]);
                placed[placement] = 0;
            }
        }
        for (int c = 0; c < arrived.length; c++) {
            result.arrivedRequests[classBase + c] = arrived[c] - arrivedBefore[c];
            arrivedBefore[c] = arrived[c];
        }
        capacity.close(tick);
        out.close(tick);
        overcommitted.close(tick);
        for (int c = 0; c < waitingRequests.length; c++) {
            result.waitingRequestTicks[classBase + c] += waitingRequests[c] * tick;
            result.interruptedUnitTicks[classBase + c] += waitingEvacueeUnits[c] * tick;
        }
        result.begin(next);
        if (next < world.segments) {
            open(next);
            capacity.open(next, tick);
            out.open(next, tick);
            overcommitted.open(next, tick);
            for (int c = 0; c < waitingRequests.length; c++) {
                result.waitingRequestTicks[classBase + c] -= waitingRequests[c] * tick;
                result.interruptedUnitTicks[classBase + c] -= waitingEvacueeUnits[c] * tick;
            }
        }
    }
}
