package io.spillway.engine;

import java.util.Arrays;

/**
 * A tree over pools in the order of a lane, eight to a node, eight nodes to a node above, up to the {@link #ROOT}. The nodes
 * of each level stand one behind the other, as in a heap: those below node n are 8n to 8n + 7, so that 0 is above the root.
 *
 * <p>It is the tree of a whole lane, or of a part of some lanes; these ask their trees in turns, each for a pool that comes
 * before the best one so far.
 */
abstract class LaneTree extends LaneRoom {
    static final int CHILDREN_BITS = 3;
    static final int CHILDREN = 1 << CHILDREN_BITS;
    static final int ROOT = 1;
    static final int NO_POOL = RoomIndex.NO_POOL;

    final int[] roomUnits;
    /** The pools, filled up to whole nodes with one that never has room. */
    final int[] pools;
    /** By pool: its place in the order of all lanes that ask several trees. */
    final int[] place;
    /** The first of the nodes right above the pools. */
    final int bottom;

    LaneTree(int[] itsPools, int[] place, int[] roomUnits) {
        this.roomUnits = roomUnits;
        this.place = place;
        pools = Arrays.copyOf(itsPools, wholeNodes(itsPools.length) << CHILDREN_BITS);
        Arrays.fill(pools, itsPools.length, pools.length, RoomIndex.never(roomUnits));
        bottom = bottom(itsPools.length);
    }

    private static int wholeNodes(int pools) {
        return Math.max(1, pools + CHILDREN - 1 >> CHILDREN_BITS);
    }

    private static int bottom(int pools) {
        int bottom = ROOT;
        while (bottom < wholeNodes(pools)) {
            bottom <<= CHILDREN_BITS;
        }
        return bottom;
    }

    /** The numbers of nodes over so many pools are below this; a multiple of eight. */
    static int nodes(int pools) {
        return Math.max(CHILDREN, 2 * bottom(pools));
    }

    /** The lowest node above a leaf. */
    final int above(int leaf) {
        return bottom + (leaf >> CHILDREN_BITS);
    }

    /** The first leaf below one of the lowest nodes. */
    final int firstLeaf(int node) {
        return node - bottom << CHILDREN_BITS;
    }

    /** The last of the lowest nodes that has pools. */
    final int last() {
        return above(pools.length - 1);
    }

    /** Makes every node hold what is so now. */
    abstract void grow();

    /** A pool has more or less room than before, or another share of it is in use; told where the order asks for it. */
    void changed(int leaf, int pool) {}

    @Override
    final int select(int units) {
        return select(units, NO_POOL);
    }

    /** The pool that comes first among those with room here and the best of other trees, if there is one. */
    abstract int select(int units, int best);

    /** Whether a pool comes before another one, or there is no other, where nothing but their places decides. */
    final boolean isBefore(int pool, int other) {
        return other == NO_POOL || place[pool] < place[other];
    }
}
