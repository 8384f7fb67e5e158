package io.spillway.engine;

/** A lane of several trees. */
final class LaneTrees extends LaneRoom {
    private final LaneTree[] trees;

    LaneTrees(LaneTree[] trees) {
        this.trees = trees;
    }

    @Override
    int select(int units) {
        int best = RoomIndex.NO_POOL;
        for (LaneTree tree : trees) {
            best = tree.select(units, best);
        }
        return best;
    }

    @Override
    int find(int units) {
        for (LaneTree tree : trees) {
            int pool = tree.find(units);
            if (pool != RoomIndex.NO_POOL) {
                return pool;
            }
        }
        return RoomIndex.NO_POOL;
    }
}
