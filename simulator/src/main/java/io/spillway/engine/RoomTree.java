package io.spillway.engine;

import java.util.Arrays;

/**
 * Finds the first pool of a lane with room: the pools in the lane's order, eight to a node, eight nodes to a node above, up
 * to a level of eight or fewer.
 *
 * <p>A node holds no less than the most room of a pool below it, so that the first pool with room is found by going to the
 * first child that may have enough (a max segment tree; Bentley 1977). Where room grows the nodes above are raised, as far
 * as they are below it, mostly not at all. Where room shrinks nothing is done: a search that finds less than a node
 * promised lowers it.
 *
 * <p>A change or a search takes time in proportion to the logarithm of the lane's length, and a search may also have to
 * lower as many nodes as changes have left too high since the last ones: each is lowered once.
 */
class RoomTree extends LaneRoom {
    static final int CHILDREN_BITS = 3;
    static final int CHILDREN = 1 << CHILDREN_BITS;
    static final int NO_POOL = RoomIndex.NO_POOL;
    private static final int NEVER = RoomIndex.NEVER;

    final int[] roomUnits;
    /** The pools, filled up to whole nodes with one that never has room. */
    final int[] pools;
    /** By level, the level of the leaves left out, and node: the most room there may be below. */
    final int[][] mostRoom;

    RoomTree(int[] lanePools, int[] roomUnits) {
        this.roomUnits = roomUnits;
        pools = Arrays.copyOf(lanePools, Math.max(CHILDREN, wholeNodes(lanePools.length)));
        Arrays.fill(pools, lanePools.length, pools.length, RoomIndex.never(roomUnits));
        int levels = 1;
        for (int nodes = pools.length >> CHILDREN_BITS; nodes > CHILDREN; nodes = parents(nodes)) {
            levels++;
        }
        mostRoom = new int[levels + 1][];
        int nodes = pools.length >> CHILDREN_BITS;
        for (int level = 1; level <= levels; level++) {
            mostRoom[level] = new int[Math.max(CHILDREN, wholeNodes(nodes))];
            nodes = parents(nodes);
        }
    }

    static int wholeNodes(int children) {
        return parents(children) << CHILDREN_BITS;
    }

    static int parents(int children) {
        return children + CHILDREN - 1 >> CHILDREN_BITS;
    }

    /** Gives every node the bounds that hold now. */
    void grow() {
        for (int level = 1; level < mostRoom.length; level++) {
            int children = level == 1 ? pools.length : mostRoom[level - 1].length;
            Arrays.fill(mostRoom[level], NEVER);
            for (int node = 0; node < children >> CHILDREN_BITS; node++) {
                mostRoom[level][node] = mostBelow(level, node);
            }
        }
    }

    /** The most room among the children of a node. */
    final int mostBelow(int level, int node) {
        int first = node << CHILDREN_BITS;
        int most = NEVER;
        if (level == 1) {
            for (int i = 0; i < CHILDREN; i++) {
                most = Math.max(most, roomUnits[pools[first + i]]);
            }
        } else {
            int[] below = mostRoom[level - 1];
            for (int i = 0; i < CHILDREN; i++) {
                most = Math.max(most, below[first + i]);
            }
        }
        return most;
    }

    /** A pool has more room than before, or a smaller share of it is in use. */
    void raised(int leaf, int pool) {
        int room = roomUnits[pool];
        int node = leaf >> CHILDREN_BITS;
        for (int level = 1; level < mostRoom.length && mostRoom[level][node] < room; level++) {
            mostRoom[level][node] = room;
            node >>= CHILDREN_BITS;
        }
    }

    /** A pool has less room than before, or a larger share of it is in use; a search will find out. */
    void lowered(int leaf, int pool) {}

    @Override
    int select(int units) {
        return find(units);
    }

    /** The first pool with room, in the order of the lane. */
    @Override
    final int find(int units) {
        int top = mostRoom.length - 1;
        int level = top;
        int first = 0;
        while (true) {
            int fits = level == 0 ? poolsThatFit(first, units) : nodesThatFit(mostRoom[level], first, units);
            if (fits != 0) {
                int child = first + Integer.numberOfTrailingZeros(fits);
                if (level == 0) {
                    return pools[child];
                }
                level--;
                first = child << CHILDREN_BITS;
            } else if (level == top) {
                return NO_POOL;
            } else {
                int parent = first >> CHILDREN_BITS;
                level++;
                mostRoom[level][parent] = mostBelow(level, parent);
                first = parent & -CHILDREN;
            }
        }
    }

    /** Which of eight pools have room, a bit each. */
    final int poolsThatFit(int first, int units) {
        int fits = 0;
        for (int i = 0; i < CHILDREN; i++) {
            fits |= (units - 1 - roomUnits[pools[first + i]] >>> 31) << i;
        }
        return fits;
    }

    /** Which of eight nodes may have room below them, a bit each. */
    static int nodesThatFit(int[] most, int first, int units) {
        int fits = 0;
        for (int i = 0; i < CHILDREN; i++) {
            fits |= (units - 1 - most[first + i] >>> 31) << i;
        }
        return fits;
    }
}
