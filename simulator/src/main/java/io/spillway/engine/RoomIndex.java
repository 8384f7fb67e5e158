package io.spillway.engine;

import java.util.Arrays;

/**
 * Finds the pool of a lane that takes a request of a size. The room of each pool is an array that belongs to the caller;
 * an index reads it, and is told where room has changed if it asks to be.
 */
interface RoomIndex {
    /** What a {@link LaneRoom} answers when no pool has room. */
    int NO_POOL = -1;
    /** The room of the pool that never has any. */
    int NEVER = Integer.MIN_VALUE / 2;
    /** The room of the pool that always has some. */
    int ALWAYS = Integer.MAX_VALUE;

    /** No lane is in use. */
    void reset();

    /** A lane will be asked for from now on, until it is left as often as it was used. */
    LaneRoom use(int lane);

    /** A use of a lane has ended. */
    void leave(int lane);

    /** A lane will be asked whether any of its pools has room, and no more; until that use is left. */
    LaneRoom useToFind(int lane);

    /** Such a use has ended. */
    void leaveToFind(int lane);

    /** Whether it is to be told what {@link #raised} and {@link #lowered} tell; else it looks at the room when asked. */
    boolean isTold();

    /** A pool has more room than before, or a smaller share of it is in use. */
    void raised(int pool);

    /** A pool has less room than before, or a larger share of it is in use; told only where a lane's order asks for it. */
    void lowered(int pool);

    /** The room of pools, and of two more: one that {@link #NEVER} and one that {@link #ALWAYS} has some. */
    static int[] units(int pools) {
        int[] units = new int[pools + 2];
        clear(units);
        return units;
    }

    /** Leaves nothing in any pool. */
    static void clear(int[] roomUnits) {
        Arrays.fill(roomUnits, 0);
        roomUnits[never(roomUnits)] = NEVER;
        roomUnits[always(roomUnits)] = ALWAYS;
    }

    /** The pool that never has room. */
    static int never(int[] roomUnits) {
        return roomUnits.length - 2;
    }

    /** The pool that always has. */
    static int always(int[] roomUnits) {
        return roomUnits.length - 1;
    }

    /**
     * An index for a world, the fastest that the length of its lanes allows.
     *
     * @param roomUnits by pool: the {@linkplain #units units} that a request may take, below 0 when there are too few
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
