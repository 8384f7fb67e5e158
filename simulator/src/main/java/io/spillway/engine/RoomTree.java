package io.spillway.engine;

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
    final Bounds bounds;
    /** The same of all trees, by node. */
    final int[] mostRoom;
    /** Where its nodes begin there. */
    final int base;

    RoomTree(int[] pools, int[] place, int[] roomUnits, Bounds bounds, int base) {
        super(pools, place, roomUnits);
        this.bounds = bounds;
        this.base = base;
        mostRoom = bounds.mostRoom;
    }

    @Override
    void grow() {
        for (int first = bottom, last = last(); first > 0; first >>= CHILDREN_BITS, last >>= CHILDREN_BITS) {
            for (int node = first; node <= last; node++) {
                lower(node);
            }
        }
    }

    /** The most room of all there may be. */
    final int mostRoom() {
        return mostRoom[base + ROOT];
    }

    /** Makes a node hold the most that its children do. */
    final void lower(int node) {
        int most = RoomIndex.NEVER;
        if (node < bottom) {
            int first = base + (node << CHILDREN_BITS);
            for (int i = 0; i < CHILDREN; i++) {
                most = Math.max(most, mostRoom[first + i]);
            }
        } else {
            int first = firstLeaf(node);
            for (int i = 0; i < CHILDREN; i++) {
                most = Math.max(most, roomUnits[pools[first + i]]);
            }
        }
        bounds.set(base + node, most);
    }

    @Override
    int select(int units, int best) {
        int pool = find(units);
        return pool != NO_POOL && isBefore(pool, best) ? pool : best;
    }

    /** The first pool with room, in the order of the lane. */
    @Override
    final int find(int units) {
        int rough = Bounds.rough(units);
        int node = ROOT;
        while (mostRoom() >= units) {
            while (node < bottom) {
                int child = bounds.firstOfEight(base + (node << CHILDREN_BITS), units, rough);
                if (child == Bounds.NONE) {
                    break;
                }
                node = child - base;
            }
            if (node >= bottom) {
                int first = firstLeaf(node);
                int fits = poolsThatFit(first, units);
                if (fits != 0) {
                    return pools[first + Integer.numberOfTrailingZeros(fits)];
                }
            }
            lower(node);
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
    final int nodesThatFit(int node, int units) {
        int first = base + node;
        int fits = 0;
        for (int i = 0; i < CHILDREN; i++) {
            fits |= (units - 1 - mostRoom[first + i] >>> 31) << i;
        }
        return fits;
    }
}
