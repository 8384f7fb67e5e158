package io.spillway.engine;

/** Finds the pool of a lane that takes a request of a size, and keeps what it needs for that as room changes. */
interface RoomIndex {
    /** What {@link #select} and {@link #find} answer when no pool has room. */
    int NO_POOL = -1;

    /** No pool has room and no lane is in use. */
    void reset();

    /** A lane will be asked for from now on, until it is left as often as it was used. */
    void use(int lane);

    /** A use of a lane has ended. */
    void leave(int lane);

    /** The room of a pool is {@code units} from now on; it may be below 0. */
    void set(int pool, int units);

    /**
     * The pool of a lane that comes first in the lane's order among those with room for {@code units}.
     *
     * @param units 1 or more
     */
    int select(int lane, int units);

    /** Any pool of a lane with room for {@code units}. */
    int find(int lane, int units);

    /** An index for a world, the fastest that its number of pools allows. */
    static RoomIndex of(World world, int[] capacityUnits, int[] freeUnits) {
        return world.pools <= BitIndex.MOST_POOLS
                ? new BitIndex(world, capacityUnits, freeUnits)
                : new TreeIndex(world, capacityUnits, freeUnits);
    }

    /** A way to make an index. */
    interface Maker {
        RoomIndex make(World world, int[] capacityUnits, int[] freeUnits);
    }

    /** Whether a smaller share of pool a than of pool b is in use; a pool without capacity counts as used the most. */
    static boolean isLessUtilised(int a, int b, int[] capacityUnits, int[] freeUnits) {
        if (capacityUnits[a] == 0 || capacityUnits[b] == 0) {
            return capacityUnits[a] > 0;
        }
        long usedOfA = capacityUnits[a] - freeUnits[a];
        long usedOfB = capacityUnits[b] - freeUnits[b];
        return usedOfA * capacityUnits[b] < usedOfB * capacityUnits[a];
    }
}
