package io.spillway.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
    /** Room for those who may use the headroom: free units. */
    final RoomIndex free;
    /** Room for the others, as it is known; the same index where there is no headroom and it is known as it is. */
    private final RoomIndex open;
    /** What is known of pools, for those who may not use the headroom; null where everything is known as it is. */
    private final @Nullable Snapshot snapshot;
    /** Room for those who may fill pools to a share only, which plans name by number, and what is known of it. */
    private final FillLevel[] levels;

    private final @Nullable Snapshot[] levelSnapshot;
    private final RoomIndex[] levelRoom;
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
        free = index(indexes, freeUnits, null);
        snapshot = world.signalTicks > 0 ? new Snapshot(world.pools) : null;
        open = snapshot != null || hasHeadroom ? index(indexes, openUnits, snapshot) : free;
        levels = new FillLevel[world.fillMillionths.length];
        levelSnapshot = new Snapshot[levels.length];
        levelRoom = new RoomIndex[levels.length];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new FillLevel(world, world.fillMillionths[level]);
            levelSnapshot[level] = snapshot == null ? null : new Snapshot(world.pools);
            levelRoom[level] = index(indexes, levels[level].roomUnits, levelSnapshot[level]);
        }
        told = told();
        isMoreKept = world.failback != null || isUseAsked(world.plans) || isTakingTold || free.isTold();
    }

    private RoomIndex[] told() {
        List<RoomIndex> asItIs = new ArrayList<>();
        asItIs.add(free);
        if (snapshot == null && hasHeadroom) {
            asItIs.add(open);
        }
        if (snapshot == null) {
            asItIs.addAll(Arrays.asList(levelRoom));
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

    private RoomIndex index(IndexMaker indexes, int[] actualUnits, @Nullable Snapshot known) {
        return known == null
                ? indexes.make(actualUnits, utilisation, new PoolState(capacityUnits, freeUnits, outages))
                : indexes.make(
                        known.openUnits,
                        known.utilisation,
                        new PoolState(known.capacityUnits, known.freeUnits, known.outages));
    }

    /** The room that requests that follow a plan may take, as it is known. */
    RoomIndex room(Plan plan) {
        if (plan.fillLevel() >= 0) {
            return levelRoom[plan.fillLevel()];
        }
        return plan.usesHeadroom() ? free : open;
    }

    /** The same by pool, as it is. */
    int[] roomUnits(Plan plan) {
        if (plan.fillLevel() >= 0) {
            return levels[plan.fillLevel()].roomUnits;
        }
        return plan.usesHeadroom() ? freeUnits : openUnits;
    }

    /** Units of a pool that are kept free from requests that follow a plan. */
    int keptUnits(Plan plan, int pool) {
        if (plan.fillLevel() >= 0) {
            return levels[plan.fillLevel()].keptUnits[pool];
        }
        return plan.usesHeadroom() ? 0 : headroomUnits[pool];
    }

    /**
     * What those who follow a plan know of pools, with those that the last decision found without room against it; null
     * where they see them as they are.
     */
    @Nullable
    Snapshot known(Plan plan) {
        if (snapshot == null || plan.usesHeadroom()) {
            return null;
        }
        return plan.fillLevel() >= 0 ? levelSnapshot[plan.fillLevel()] : snapshot;
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
        if (snapshot != null) {
            snapshot.reset();
        }
        free.reset();
        open.reset();
        for (int level = 0; level < levels.length; level++) {
            levels[level].reset();
            levelRoom[level].reset();
        }
        for (Snapshot known : levelSnapshot) {
            if (known != null) {
                known.reset();
            }
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
        return outages[pool] > 0;
    }

    /** Capacity less units in use, whether or not the pool is out. */
    int free(int pool) {
        return isOut(pool) ? freeUnits[pool] + OUT_UNITS : freeUnits[pool];
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
        if (snapshot != null) {
            signal(snapshot, open, headroomUnits);
        }
        for (int level = 0; level < levels.length; level++) {
            Snapshot known = levelSnapshot[level];
            if (known != null) {
                signal(known, levelRoom[level], levels[level].keptUnits);
            }
        }
    }

    private void signal(Snapshot known, RoomIndex room, int[] keptUnits) {
        known.forgetMisses(room);
        for (int pool = 0; pool < capacityUnits.length; pool++) {
            known.set(pool, capacityUnits[pool], freeUnits[pool], keptUnits[pool], isOut(pool));
            room.raised(pool);
            if (isTakingTold) {
                room.lowered(pool);
            }
        }
    }

    /** What those who follow a plan know of a pool; null where they know it as it is. */
    private @Nullable Snapshot old(Plan plan, int pool) {
        Snapshot known = known(plan);
        return known == null || known.isMissed(pool) ? null : known;
    }

    /** Free units as those who follow a plan know them; see {@link #free}. */
    int knownFree(Plan plan, int pool) {
        return freeIn(old(plan, pool), pool);
    }

    boolean isKnownOut(Plan plan, int pool) {
        Snapshot old = old(plan, pool);
        return old == null ? isOut(pool) : old.isOut(pool);
    }

    /** Units that are kept free from those who follow a plan, as they know it. */
    int knownKept(Plan plan, int pool) {
        Snapshot old = old(plan, pool);
        return old == null ? keptUnits(plan, pool) : old.keptUnits(pool);
    }

    /** The share in use as those who follow a plan know it, whether or not the pool is out. */
    double knownUtilisation(Plan plan, int pool) {
        Snapshot known = known(plan);
        double capacity = known == null ? capacityUnits[pool] : known.capacityUnits[pool];
        return capacity > 0 ? (capacity - freeIn(known, pool)) / capacity : Double.POSITIVE_INFINITY;
    }

    /** Units that those who follow a plan may take, as they know it, whether or not the pool is out. */
    int knownRoom(Plan plan, int pool) {
        Snapshot known = known(plan);
        return freeIn(known, pool) - (known == null ? keptUnits(plan, pool) : known.keptUnits(pool));
    }

    /** Free units as they are known, or as they are. */
    private int freeIn(@Nullable Snapshot known, int pool) {
        if (known == null) {
            return free(pool);
        }
        return known.isOut(pool) ? known.freeUnits(pool) + OUT_UNITS : known.freeUnits(pool);
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

    /** A way to make an index of the room that {@link RoomIndex#of} describes. */
    interface IndexMaker {
        RoomIndex make(int[] roomUnits, Utilisation utilisation, PoolState state);
    }
}
