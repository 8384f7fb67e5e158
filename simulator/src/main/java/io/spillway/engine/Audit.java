package io.spillway.engine;

import org.jspecify.annotations.Nullable;

/** What always holds, checked at the end of every run: totals recomputed from the rows against the running ones. */
final class Audit {
    private Audit() {}

    /** Checks a finished run; the pending deployments are taken out of the queue. */
    static void check(
            World world, Pools pools, Books books, Waiting waiting, EventQueue pending, @Nullable Moves moves) {
        Running running = moves == null ? null : moves.running;
        requestsAreConserved(world, books.result, waiting);
        linesAreWhatWaits(world, books, waiting);
        usedUnitTicksAddUp(books);
        if (moves != null) {
            deploymentsAreConserved(world, books, moves.running, waiting);
            spilledDeploymentsAreInSpill(world, moves);
        }
        deploymentsAreWhatIsInUse(world, pools, books, pending, running);
    }

    /** Arrived = placed + lost + expired + waiting, for each class, warm-up included. */
    private static void requestsAreConserved(World world, RunResult result, Waiting waiting) {
        long[] balance = new long[world.classes];
        int segments = world.segments + 1;
        for (int i = 0; i < segments * world.classes; i++) {
            int c = i % world.classes;
            balance[c] += result.arrivedRequests[i];
            for (int reason = 0; reason < Reason.COUNT; reason++) {
                balance[c] -= result.lostRequests[i * Reason.COUNT + reason];
                balance[c] -= result.expiredRequests[i * Reason.COUNT + reason];
            }
        }
        for (int i = 0; i < result.placedNumbers(); i++) {
            balance[world.placedClass(result.placement[i])] -= result.placedRequests[i];
        }
        for (int c = 0; c < world.classes; c++) {
            balance[c] -= length(waiting, c, false);
            require(balance[c] == 0, "arrived less placed, lost, expired and waiting requests of class", c, balance[c]);
        }
    }

    /** Evacuees in a line, or the others. */
    private static int length(Waiting waiting, int c, boolean ofEvacuees) {
        int length = 0;
        for (int request = waiting.head(c); request != Waiting.NONE; request = waiting.behind(request)) {
            length += waiting.isEvacuee(request) == ofEvacuees ? 1 : 0;
        }
        return length;
    }

    /** The running counts of each line are its lengths. */
    private static void linesAreWhatWaits(World world, Books books, Waiting waiting) {
        for (int c = 0; c < world.classes; c++) {
            int requests = books.waitingRequests(c) - length(waiting, c, false);
            require(requests == 0, "waiting requests less those in the line of class", c, requests);
            int evacuees = books.waitingEvacuees(c) - length(waiting, c, true);
            require(evacuees == 0, "waiting evacuees less those in the line of class", c, evacuees);
        }
    }

    /** No head of a line waits while a permitted pool has room for it. */
    static void nobodyWaitsInVain(Router router, @Nullable Route[] routes, Waiting waiting, long tick) {
        for (int c = waiting.firstLineFrom(0); c != Waiting.NONE; c = waiting.firstLineFrom(c + 1)) {
            int head = waiting.head(c);
            router.ask(c, waiting.ordinal[head], tick);
            long outcome =
                    router.decide(routes[c], waiting.units[head], waiting.choice[head], waiting.declineDraw[head]);
            require(!Decision.isPlaced(outcome), "the pool with room for the head of the line of class", c, outcome);
        }
    }

    /** Use summed over cells and segments = what the placed requests hold, both exact modulo 2^64. */
    private static void usedUnitTicksAddUp(Books books) {
        long sum = 0;
        for (int entry = 0; entry < books.result.entries(); entry++) {
            sum += books.result.entryUsedUnitTicks[entry];
        }
        long difference = sum - books.heldUnitTicks();
        require(difference == 0, "unit-ticks used less unit-ticks held by placed requests", difference);
    }

    /**
     * Placed = ended + dropped + running + evacuees that wait, however often they moved; and a pool's list is what runs on
     * it.
     */
    private static void deploymentsAreConserved(World world, Books books, Running running, Waiting waiting) {
        RunResult result = books.result;
        long balance = -books.endedRequests - (running.size() - running.copies());
        for (int i = 0; i < result.placedNumbers(); i++) {
            balance += result.placedRequests[i];
        }
        for (long dropped : result.droppedRequests) {
            balance -= dropped;
        }
        for (int c = 0; c < world.classes; c++) {
            balance -= length(waiting, c, true);
        }
        require(balance == 0, "deployments begun less those ended, dropped, running and waiting", balance);
        int listed = 0;
        for (int pool = 0; pool < world.pools; pool++) {
            for (int id = running.first(pool); id != Running.NONE; id = running.next(id)) {
                require(books.pool(running.cell[id]) == pool, "pool of deployment", id, books.pool(running.cell[id]));
                listed++;
            }
        }
        require(listed == running.size(), "deployments in the lists of pools", listed);
    }

    /** What runs for a spill is in the list of those in spill, which is in the order of time, and nothing else is. */
    private static void spilledDeploymentsAreInSpill(World world, Moves moves) {
        Running running = moves.running;
        int spilled = 0;
        for (int pool = 0; pool < world.pools; pool++) {
            for (int id = running.first(pool); id != Running.NONE; id = running.next(id)) {
                boolean isSpilled = !running.isCopy(id) && Cause.isSpill(World.cause(running.cell[id]));
                require(
                        isSpilled == (!running.isCopy(id) && moves.inSpill.has(id)),
                        "cause of deployment",
                        id,
                        World.cause(running.cell[id]));
                spilled += isSpilled ? 1 : 0;
            }
        }
        int listed = 0;
        long last = Long.MIN_VALUE;
        for (int id = moves.inSpill.first(); id != InSpill.NONE; id = moves.inSpill.next(id)) {
            require(
                    moves.inSpill.sinceTick(id) >= last,
                    "beginning of the time in spill of deployment",
                    id,
                    moves.inSpill.sinceTick(id));
            last = moves.inSpill.sinceTick(id);
            listed++;
        }
        require(listed == spilled && listed == moves.inSpill.size(), "deployments in spill", listed);
    }

    /** Units in use, free units and use by cloud, recomputed from the deployments still running. */
    private static void deploymentsAreWhatIsInUse(
            World world, Pools pools, Books books, EventQueue deployments, @Nullable Running running) {
        long[] cellUnits = new long[books.cells()];
        long[] poolUnits = new long[world.pools];
        long[] cloudUnits = new long[world.clouds];
        long last = Long.MIN_VALUE;
        for (long key = deployments.headKey(); key != Long.MAX_VALUE; key = deployments.headKey()) {
            require(key >= last, "the key of a pending deployment less the one before", key - last);
            last = key;
            long deployment = deployments.take();
            if (deployment < 0 || running != null && !running.isRunning(deployment)) {
                continue;
            }
            int id = (int) deployment;
            int cell = running == null ? (int) (deployment >>> 32) : running.cell[id];
            int units = running == null ? id : running.units[id];
            int pool = books.pool(cell);
            cellUnits[cell] += units;
            poolUnits[pool] += units;
            cloudUnits[world.poolCloud[pool]] += units;
        }
        for (int cell = 0; cell < cellUnits.length; cell++) {
            require(cellUnits[cell] == books.unitsInUse(cell), "units in use of cell", cell, books.unitsInUse(cell));
        }
        for (int pool = 0; pool < world.pools; pool++) {
            long free = pools.capacityUnits[pool] - poolUnits[pool];
            require(free == pools.free(pool), "free units of pool", pool, pools.free(pool));
            long beyond = books.overcommitted.of(pool);
            require(beyond == Math.max(0, -free), "units beyond the capacity of pool", pool, beyond);
        }
        for (int cloud = 0; pools.isMoreKept && cloud < world.clouds; cloud++) {
            require(
                    cloudUnits[cloud] == pools.cloudUsedUnits[cloud],
                    "units in use of cloud",
                    cloud,
                    pools.cloudUsedUnits[cloud]);
        }
    }

    private static void require(boolean holds, String what, long number) {
        if (!holds) {
            throw unbalanced(what, number);
        }
    }

    /** Of one of many: a text is made only of one that does not hold. */
    private static void require(boolean holds, String what, int which, long number) {
        if (!holds) {
            throw unbalanced(what + " " + which, number);
        }
    }

    private static AuditException unbalanced(String what, long number) {
        return new AuditException("the run does not balance: " + what + " is " + number);
    }
}
