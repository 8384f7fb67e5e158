package io.spillway.engine;

/** The pools of a lane in its order, to find the one that takes a request of a size. */
abstract class LaneRoom {
    /** A lane without pools. */
    static final LaneRoom NONE = new LaneRoom() {
        @Override
        int select(int units) {
            return RoomIndex.NO_POOL;
        }

        @Override
        int find(int units) {
            return RoomIndex.NO_POOL;
        }
    };

    /**
     * The pool that comes first in the lane's order among those with room for {@code units}, or {@link RoomIndex#NO_POOL}.
     *
     * @param units 1 or more
     */
    abstract int select(int units);

    /** Any pool with room for {@code units}, or {@link RoomIndex#NO_POOL}. */
    abstract int find(int units);
}
