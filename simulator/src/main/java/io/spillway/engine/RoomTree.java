package io.spillway.engine;

import java.util.Arrays;

/**
 * Finds the first pool of a lane with room.
 *
 * <p>A node holds no less than the most room of a pool below it, so that the first pool with room is found by going to the
 * first child that may have enough (a max segment tree; Bentley 1977). Where room grows the nodes above are raised, as far
 * as they are below it, mostly not at all. Where room shrinks nothing is done: a search that finds less than a node
 * promised lowers it.
 *
 * <p>A change or a search takes time in proportion to the logarithm of the lane's length, and a search may also have to
 * lower as many nodes as changes have left too high since the last ones: each is lowered once.
 */
class RoomTree extends LaneTree {
    /** By node: the most room there may be below; above the root no end of it. */
    final int[] mostRoom;

    RoomTree(int[] pools, int[] place, int[] roomUnits) {
        super(pools, place, roomUnits);
        mostRoom = new int[nodes()];
    }

    @Override
    void grow() {
        Arrays.fill(mostRoom, RoomIndex.NEVER);
        for (int first = bottom, last = last(); first > 0; first >>= CHILDREN_BITS, last >>= CHILDREN_BITS) {
            for (int node = first; node <= last; node++) {
                mostRoom[node] = mostBelow(node);
            }
        }
        mostRoom[0] = RoomIndex.ALWAYS;
    }

    /** The most room among the children of a node. */
    final int mostBelow(int node) {
        int most = RoomIndex.NEVER;
        if (node < bottom) {
            int first = node << CHILDREN_BITS;
            for (int i = 0; i < CHILDREN; i++) {
                most = Math.max(most, mostRoom[first + i]);
            }
        } else {
            int first = firstLeaf(node);
            for (int i = 0; i < CHILDREN; i++) {
                most = Math.max(most, roomUnits[pools[first + i]]);
            }
        }
        return most;
    }

    @Override
    void raised(int leaf, int pool) {
        int room = roomUnits[pool];
        for (int node = above(leaf); mostRoom[node] < room; node >>= CHILDREN_BITS) {
            mostRoom[node] = room;
        }
    }

    /** A search will find out. */
    @Override
    void lowered(int leaf, int pool) {}

    @Override
    boolean isToldAll() {
        return false;
    }

    @Override
    int select(int units, int best) {
        int pool = find(units);
        return pool != NO_POOL && isBefore(pool, best) ? pool : best;
    }

    /** The first pool with room, in the order of the lane. */
    @Override
    final int find(int units) {
        int node = ROOT;
        while (mostRoom[ROOT] >= units) {
            if (node < bottom) {
                int fits = nodesThatFit(node << CHILDREN_BITS, units);
                if (fits != 0) {
                    node = (node << CHILDREN_BITS) + Integer.numberOfTrailingZeros(fits);
                    continue;
                }
            } else {
                int fits = poolsThatFit(firstLeaf(node), units);
                if (fits != 0) {
                    return pools[firstLeaf(node) + Integer.numberOfTrailingZeros(fits)];
                }
            }
            mostRoom[node] = mostBelow(node);
            node = Math.max(ROOT, node >> CHILDREN_BITS);
        }
        return NO_POOL;
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
    final int nodesThatFit(int first, int units) {
        int fits = 0;
        for (int i = 0; i < CHILDREN; i++) {
            fits |= (units - 1 - mostRoom[first + i] >>> 31) << i;
        }
        return fits;
    }
}
