package io.spillway.engine;

/**
 * Finds the pool of a lane that takes a request of a size. The room of each pool is an array that belongs to the caller;
 * an index reads it, and is told where room has grown.
 */
interface RoomIndex {
    /** What {@link #select} and {@link #find} answer when no pool has room. */
    int NO_POOL = -1;
    /** The room of the pool that never has any. */
    int NEVER = Integer.MIN_VALUE / 2;

    /** No lane is in use. */
    void reset();

    /** A lane will be asked for from now on, until it is left as often as it was used. */
    void use(int lane);

    /** A use of a lane has ended. */
    void leave(int lane);

    /** A pool has more room than before, or a smaller share of it is in use. */
    void raised(int pool);

    /** A pool has less room than before, or a larger share of it is in use; told only where a lane's order asks for it. */
    void lowered(int pool);

    /**
     * The pool of a lane that comes first in the lane's order among those with room for {@code units}.
     *
     * @param units 1 or more
     */
    int select(int lane, int units);

    /** Any pool of a lane with room for {@code units}. */
    int find(int lane, int units);

    /**
     * An index for a world, the fastest that the length of its lanes allows.
     *
     * @param roomUnits by pool: the units that a request may take, below 0 when there are too few; and one more,
     *     {@link #NEVER}
     */
    static RoomIndex of(World world, int[] roomUnits, Utilisation utilisation, Moment moment) {
        for (Lane lane : world.lanes) {
            if (lane.pools().length > ScanIndex.LONGEST_LANE) {
                return new TreeIndex(world, roomUnits, utilisation, moment);
            }
        }
        return new ScanIndex(world, roomUnits, utilisation, moment);
    }

    /** A way to make an index. */
    interface Maker {
        RoomIndex make(World world, int[] roomUnits, Utilisation utilisation, Moment moment);
    }
}
