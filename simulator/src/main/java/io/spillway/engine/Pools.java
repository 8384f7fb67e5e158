package io.spillway.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Capacity, use, headroom and outages of each pool: as they are, as they are known where signals are late, and the indexes
 * of the room that they leave. Three kinds of request find different room in one pool: those who may use the headroom, those
 * who may not, and those who may fill it to a share only.
 */
final class Pools {
    /** What an outage takes from a pool's room: more than any pool has. */
    static final int OUT_UNITS = 1 << 30;

    private final int[] poolCloud;
    /** By pool: units in force. */
    final int[] capacityUnits;
    /**
     * By pool: capacity less units in use, below 0 after a cut while in use; while the pool is out {@link #OUT_UNITS} less
     * than that. One more never has any.
     */
    final int[] freeUnits;
    /** By pool: units kept free from all classes that may not use the headroom. */
    final int[] headroomUnits;
    /** By cloud: units in force. */
    final long[] cloudCapacityUnits;
    /** By cloud: units in use; kept up only where {@link #isMoreKept more is kept}. */
    final long[] cloudUsedUnits;

    /** By pool: free units less headroom, for those who may not use it; the free units where there is no headroom. */
    private final int[] openUnits;

    /** By pool: outages that hit it now. */
    private final int[] outages;

    private int poolsOut;

    private final Utilisation utilisation;
    private final boolean isUtilisationAsked;
    /** Whether some lane's order asks what is in use, and is to be told when units are taken. */
    final boolean isTakingTold;

    private final boolean hasHeadroom;
    /** Room for those who may fill pools to a share only, which plans name by number. */
    private final FillLevel[] levels;
    /** Pools as they are, for those who may use the headroom. */
    private final PoolState actual;
    /** What is known by those who may use the headroom: everything as it is. */
    final KnownPools free;
    /** What the others know; the same where there is no headroom and nothing is known by signals. */
    private final KnownPools open;
    /** What is known by those who may fill pools to a share only. */
    private final KnownPools[] levelKnown;
    /** The indexes of room as it is, which are told where it changes; one of room as it is known waits for a signal. */
    private final RoomIndex[] told;
    /** Whether units that are taken or given back matter to more than the room of their pool. */
    final boolean isMoreKept;

    Pools(World world, IndexMaker indexes) {
        poolCloud = world.poolCloud;
        capacityUnits = new int[world.pools];
        freeUnits = RoomIndex.units(world.pools);
        headroomUnits = new int[world.pools];
        cloudCapacityUnits = new long[world.clouds];
        cloudUsedUnits = new long[world.clouds];
        outages = new int[world.pools];
        hasHeadroom = world.hasHeadroom();
        openUnits = hasHeadroom ? RoomIndex.units(world.pools) : freeUnits;
        utilisation = new Utilisation(capacityUnits, freeUnits);
        isUtilisationAsked = world.has(Order.LEAST_UTILISED);
        isTakingTold = isUtilisationAsked || world.has(Order.MOST_FREE) || world.has(Order.PROPORTIONAL);
        boolean bySignals = world.signalTicks > 0;
        actual = state(new int[world.pools], freeUnits);
        free = KnownPools.asTheyAre(actual, indexes);
        open = bySignals || hasHeadroom ? known(state(headroomUnits, openUnits), bySignals, indexes) : free;
        levels = new FillLevel[world.fillMillionths.length];
        levelKnown = new KnownPools[levels.length];
        for (int number = 0; number < levels.length; number++) {
            FillLevel level = new FillLevel(world, world.fillMillionths[number]);
            levels[number] = level;
            levelKnown[number] = known(state(level.keptUnits, level.roomUnits), bySignals, indexes);
        }
        told = told();
        isMoreKept = world.failback != null || isUseAsked(world.plans) || isTakingTold || free.room.isTold();
    }

    private PoolState state(int[] keptUnits, int[] roomUnits) {
        return new PoolState(capacityUnits, freeUnits, keptUnits, roomUnits, outages, utilisation);
    }

    private KnownPools known(PoolState state, boolean bySignals, IndexMaker indexes) {
        return bySignals ? KnownPools.bySignals(state, indexes, isTakingTold) : KnownPools.asTheyAre(state, indexes);
    }

    private RoomIndex[] told() {
        List<RoomIndex> asItIs = new ArrayList<>();
        asItIs.add(free.room);
        if (open != free && !open.isBySignals()) {
            asItIs.add(open.room);
        }
        for (KnownPools known : levelKnown) {
            if (!known.isBySignals()) {
                asItIs.add(known.room);
            }
        }
        return asItIs.toArray(new RoomIndex[0]);
    }

    private static boolean isUseAsked(Plan[] plans) {
        for (Plan plan : plans) {
            if (plan.declineAbove().length > 0) {
                return true;
            }
        }
        return false;
    }

    /** What those who follow a plan know of pools, with those that the last decision found without room against it. */
    KnownPools known(Plan plan) {
        if (plan.fillLevel() >= 0) {
            return levelKnown[plan.fillLevel()];
        }
        return plan.usesHeadroom() ? free : open;
    }

    void reset() {
        Arrays.fill(capacityUnits, 0);
        RoomIndex.clear(freeUnits);
        RoomIndex.clear(openUnits);
        Arrays.fill(headroomUnits, 0);
        Arrays.fill(outages, 0);
        poolsOut = 0;
        Arrays.fill(cloudCapacityUnits, 0);
        Arrays.fill(cloudUsedUnits, 0);
        utilisation.reset();
        free.reset();
        open.reset();
        for (int level = 0; level < levels.length; level++) {
            levels[level].reset();
            levelKnown[level].reset();
        }
    }

    void setCapacity(int pool, int units) {
        int change = units - capacityUnits[pool];
        capacityUnits[pool] = units;
        cloudCapacityUnits[poolCloud[pool]] += change;
        freeUnits[pool] += change;
        openUnits[pool] = freeUnits[pool] - headroomUnits[pool];
        changeLevels(pool);
        raised(pool);
    }

    void setHeadroom(int pool, int units) {
        headroomUnits[pool] = units;
        openUnits[pool] = freeUnits[pool] - units;
        changeLevels(pool);
        raised(pool);
    }

    private void changeLevels(int pool) {
        for (FillLevel level : levels) {
            level.change(pool, capacityUnits[pool], headroomUnits[pool], freeUnits[pool]);
        }
    }

    void startOutage(int pool) {
        if (outages[pool]++ == 0) {
            poolsOut++;
            addRoom(pool, -OUT_UNITS);
            if (isTakingTold) {
                lowered(pool);
            }
        }
    }

    void endOutage(int pool) {
        if (--outages[pool] == 0) {
            poolsOut--;
            addRoom(pool, OUT_UNITS);
            raised(pool);
        }
    }

    private void addRoom(int pool, int units) {
        freeUnits[pool] += units;
        if (hasHeadroom) {
            openUnits[pool] += units;
        }
        for (FillLevel level : levels) {
            level.roomUnits[pool] += units;
        }
    }

    boolean isOut(int pool) {
        return actual.isOut(pool);
    }

    /** Capacity less units in use, whether or not the pool is out. */
    int free(int pool) {
        return actual.free(pool);
    }

    /** Whether a pool is out, or more of it is in use than there is. */
    boolean isTroubled(int pool) {
        return freeUnits[pool] < 0;
    }

    void take(int pool, int units) {
        addRoom(pool, -units);
        if (isMoreKept) {
            cloudUsedUnits[poolCloud[pool]] += units;
            if (isTakingTold) {
                lowered(pool);
            }
        }
    }

    private void lowered(int pool) {
        if (isUtilisationAsked) {
            utilisation.changed(pool);
        }
        for (RoomIndex room : told) {
            room.lowered(pool);
        }
    }

    void release(int pool, int units) {
        addRoom(pool, units);
        if (isMoreKept) {
            cloudUsedUnits[poolCloud[pool]] -= units;
            raised(pool);
        }
    }

    private void raised(int pool) {
        if (isUtilisationAsked) {
            utilisation.changed(pool);
        }
        for (RoomIndex room : told) {
            room.raised(pool);
        }
    }

    /** From now on every pool is known as it is now. */
    void signal() {
        open.signal();
        for (KnownPools known : levelKnown) {
            known.signal();
        }
    }

    /** Whether every pool of a list is out. */
    boolean areOut(int[] pools) {
        if (poolsOut == 0) {
            return false;
        }
        for (int pool : pools) {
            if (!isOut(pool)) {
                return false;
            }
        }
        return true;
    }

    /** A way to make an index of the room in pools. */
    interface IndexMaker {
        RoomIndex make(PoolState state);
    }
}
