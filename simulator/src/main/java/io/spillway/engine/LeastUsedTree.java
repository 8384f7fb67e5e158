package io.spillway.engine;

import java.util.Arrays;

/**
 * Finds the pool of which the smallest share is in use among those with room; of equal ones the first in the lane.
 *
 * <p>A node also holds the smallest share of a pool with any room below it, as it is now: a tournament, played anew from a
 * pool upwards as far as its change matters. The pool of the smallest share of all mostly has room enough, and nothing else
 * is looked at. Else a search goes to the lowest child first and skips those that cannot be better.
 *
 * <p>Shares are the bits of a double, which are in the same order, as none is below 0.
 */
final class LeastUsedTree extends RoomTree {
    private static final long NONE = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    private static final int UNKNOWN = -1;

    private final Utilisation utilisation;
    /** By leaf: its share. */
    private final long[] share;
    /** By node: the lowest share below. */
    private final long[] lowest;

    /** The leaf of the lowest share of all, if it is known. */
    private int leader;
    /** Of the search that goes on: the best leaf so far, and its share. */
    private int bestLeaf;

    private long bestShare;

    LeastUsedTree(int[] pools, int[] place, int[] roomUnits, Bounds bounds, int base, Utilisation utilisation) {
        super(pools, place, roomUnits, bounds, base);
        this.utilisation = utilisation;
        share = new long[this.pools.length];
        lowest = new long[nodes(pools.length)];
    }

    @Override
    void grow() {
        super.grow();
        leader = UNKNOWN;
        for (int leaf = 0; leaf < share.length; leaf++) {
            share[leaf] = shareOf(pools[leaf]);
        }
        Arrays.fill(lowest, NONE);
        for (int first = bottom, last = last(); first > 0; first >>= CHILDREN_BITS, last >>= CHILDREN_BITS) {
            for (int node = first; node <= last; node++) {
                lowest[node] = lowestBelow(node);
            }
        }
    }

    private long shareOf(int pool) {
        return roomUnits[pool] > 0 ? Double.doubleToRawLongBits(utilisation.of(pool)) : NONE;
    }

    private long lowestBelow(int node) {
        return node < bottom ? least(lowest, node << CHILDREN_BITS) : least(share, firstLeaf(node));
    }

    private static long least(long[] shares, int first) {
        long least = shares[first];
        for (int i = 1; i < CHILDREN; i++) {
            least = Math.min(least, shares[first + i]);
        }
        return least;
    }

    @Override
    void changed(int leaf, int pool) {
        long now = shareOf(pool);
        if (now <= lowest[ROOT] || leaf == leader) {
            leader = UNKNOWN;
        }
        long before = share[leaf];
        share[leaf] = now;
        int node = leaf + (bottom << CHILDREN_BITS);
        while (node > ROOT) {
            node >>= CHILDREN_BITS;
            long was = lowest[node];
            if (now >= was) {
                if (before != was) {
                    return;
                }
                now = lowestBelow(node);
                if (now == was) {
                    return;
                }
            }
            lowest[node] = now;
            before = was;
        }
    }

    @Override
    int select(int units, int best) {
        long limit = best == NO_POOL ? NONE - 1 : shareOf(best);
        if (lowest[ROOT] > limit || mostRoom() < units) {
            return best;
        }
        if (leader == UNKNOWN) {
            leader = lowestLeaf();
        }
        int pool = pools[leader];
        if (roomUnits[pool] < units) {
            pool = searched(units, limit);
        }
        return pool != NO_POOL && (shareOf(pool) < limit || isBefore(pool, best)) ? pool : best;
    }

    private int lowestLeaf() {
        long least = lowest[ROOT];
        int node = ROOT;
        while (node < bottom) {
            node = firstOf(lowest, node << CHILDREN_BITS, least);
        }
        return firstOf(share, firstLeaf(node), least);
    }

    /** Which of eight shares is equal to one of them; the first if several are. */
    private static int firstOf(long[] shares, int first, long wanted) {
        int equal = 0;
        for (int i = 0; i < CHILDREN; i++) {
            equal |= (int) ((shares[first + i] ^ wanted) - 1 >>> 63) << i;
        }
        return first + Integer.numberOfTrailingZeros(equal);
    }

    /** The best pool with room, if its share is not above a limit. */
    private int searched(int units, long limit) {
        bestLeaf = pools.length;
        bestShare = limit;
        search(ROOT, Integer.numberOfTrailingZeros(bottom), units);
        lower(ROOT);
        return bestLeaf == pools.length ? NO_POOL : pools[bestLeaf];
    }

    /**
     * Looks below a node, where it promises most first, and lowers the nodes that promised too much room.
     *
     * @param bits by how many the number of a leaf is longer than that of a child
     */
    private void search(int node, int bits, int units) {
        if (node >= bottom) {
            int first = firstLeaf(node);
            int fits = poolsThatFit(first, units);
            if (fits != 0) {
                int leaf = lowestOf(share, first, fits);
                if (mayBeBetter(share[leaf], leaf)) {
                    bestLeaf = leaf;
                    bestShare = share[leaf];
                }
            }
            return;
        }
        int first = node << CHILDREN_BITS;
        for (int left = nodesThatFit(first, units); left != 0; ) {
            int child = lowestOf(lowest, first, left);
            if (!mayBeBetter(lowest[child], (child << bits) - (bottom << CHILDREN_BITS))) {
                return;
            }
            search(child, bits - CHILDREN_BITS, units);
            lower(child);
            left &= ~(1 << child - first);
        }
    }

    private static int lowestOf(long[] shares, int first, int members) {
        int best = first + Integer.numberOfTrailingZeros(members);
        for (int left = members & members - 1; left != 0; left &= left - 1) {
            int other = first + Integer.numberOfTrailingZeros(left);
            best = shares[other] < shares[best] ? other : best;
        }
        return best;
    }

    private boolean mayBeBetter(long itsShare, int leaf) {
        return itsShare < bestShare || itsShare == bestShare && leaf < bestLeaf;
    }
}
