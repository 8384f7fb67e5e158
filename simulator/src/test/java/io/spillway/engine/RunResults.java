package io.spillway.engine;

import java.util.Arrays;

/** Makes counts by hand, for tests of what reads them. */
public final class RunResults {
    private RunResults() {}

    /** A run in which nothing happened yet. */
    public static RunResult empty(World world) {
        return new RunResult(world);
    }

    /** Places requests of a class; segments in order, and as many empty ones behind the last as it takes. */
    public static void place(
            World world, RunResult run, int segment, int requestClass, int pool, int cause, int requests) {
        run.addPlaced(world.placement(requestClass, world.poolCloud[pool], cause), requests);
        beginNext(world, run, segment);
    }

    /** Uses units in a cell of a segment; likewise. */
    public static void use(World world, RunResult run, int segment, int line, int pool, int cause, long unitTicks) {
        StayCosts nothing = new StayCosts(world, new PoolUnits(world.pools, new long[world.pools]));
        run.add(world.cell(line, pool, cause), unitTicks, nothing, 0);
        beginNext(world, run, segment);
    }

    private static void beginNext(World world, RunResult run, int segment) {
        for (int next = segment + 1; next <= world.segments; next++) {
            run.begin(next);
        }
    }

    /** Counts what staying would have cost as if the capacity of each segment had been the same throughout it. */
    public static void countStay(World world, RunResult run) {
        for (int segment = 0; segment < world.segments; segment++) {
            long[] capacity =
                    Arrays.copyOfRange(run.capacityUnitTicks, segment * world.pools, (segment + 1) * world.pools);
            double sum = Arrays.stream(world.primaryPools)
                    .mapToLong(pool -> capacity[pool])
                    .sum();
            for (int entry = run.firstEntry[segment]; entry < run.firstEntry[segment + 1]; entry++) {
                boolean isSpill = Cause.isSpill(World.cause(run.entryCell[entry]));
                run.entryStayedUnitTicks[entry] = isSpill && sum > 0 ? run.entryUsedUnitTicks[entry] : 0;
                run.entryStayMicros[entry] = 0;
                for (int i = 0; isSpill && sum > 0 && i < world.primaryPools.length; i++) {
                    run.entryStayMicros[entry] += run.entryUsedUnitTicks[entry]
                            * (capacity[world.primaryPools[i]] / sum)
                            * world.primaryMicrosPerUnitTick[segment * world.primaryPools.length + i];
                }
            }
        }
    }

    /** Loses requests of a class in a segment. */
    public static void lose(
            World world, RunResult run, int segment, int requestClass, Reason reason, long requests, double unitHours) {
        int row = (segment * world.classes + requestClass) * Reason.COUNT + reason.ordinal();
        run.lostRequests[row] += requests;
        run.lostUnitHours[row] += unitHours;
    }

    /** All that a run counted, as text. */
    public static String text(RunResult run) {
        return String.join(
                "\n",
                Arrays.toString(run.arrivedRequests),
                Arrays.toString(run.lostRequests),
                Arrays.toString(run.lostUnitHours),
                Arrays.toString(run.capacityUnitTicks),
                Arrays.toString(run.outUnitTicks),
                Arrays.toString(run.overcommittedUnitTicks),
                Arrays.toString(run.evacuatedRequests),
                Arrays.toString(run.evacuatedAwayUnits),
                Arrays.toString(run.droppedRequests),
                Arrays.toString(run.droppedUnitHours),
                Arrays.toString(run.waitedEvacuees),
                Arrays.toString(run.servedEvacuees),
                Arrays.toString(run.servedEvacueeWaitTicks),
                Arrays.toString(run.interruptedUnitTicks),
                Arrays.toString(run.failedBackRequests),
                Arrays.toString(run.failedBackUnits),
                Arrays.toString(run.failbackLagTicks),
                Arrays.toString(run.spillStays),
                Arrays.toString(run.spillStayTicks),
                Arrays.toString(run.stayedAwayRequests),
                Arrays.toString(run.pingPongs),
                Arrays.toString(run.launchDayTick),
                Arrays.toString(run.launchRefusal),
                Arrays.toString(run.launchFirstAsked),
                Arrays.toString(run.openedTick),
                Arrays.toString(run.firstCloud),
                Arrays.toString(run.staleMisses),
                Arrays.toString(run.passedOverRequests),
                Arrays.toString(run.firstEntry),
                Arrays.toString(Arrays.copyOf(run.entryCell, run.entries())),
                Arrays.toString(run.firstPlaced),
                Arrays.toString(Arrays.copyOf(run.placement, run.placedNumbers())),
                Arrays.toString(Arrays.copyOf(run.placedRequests, run.placedNumbers())),
                Arrays.toString(Arrays.copyOf(run.entryUsedUnitTicks, run.entries())),
                Arrays.toString(Arrays.copyOf(run.entryStayedUnitTicks, run.entries())),
                Arrays.toString(Arrays.copyOf(run.entryStayMicros, run.entries())),
                Long.toString(run.events));
    }
}
