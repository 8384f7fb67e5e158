package io.spillway.engine;

import java.util.Arrays;

/**
 * Finds the pool of the lowest rank among those with room; the rank of a pool changes whenever units of it are taken or given
 * back.
 *
 * <p>A node also holds the lowest rank of a pool with any room below it, as it is now: a tournament, played anew from a pool
 * upwards as far as its change matters. A search goes to the lowest child first and skips those that cannot be better; where
 * the pool of the lowest rank has room it looks at no other node.
 */
final class RankTree extends RoomTree {
    /** The rank of pools; of equal ranks the first in the lane is lower. */
    @FunctionalInterface
    interface Rank {
        double of(int pool);
    }

    private static final double NONE = Double.POSITIVE_INFINITY;

    private final Rank rank;
    /** By level, from that of the pools on, and node: the lowest rank below. */
    private final double[][] lowest;

    /** Of the search that goes on: the leaf of the best pool so far, and its rank. */
    private int bestLeaf;

    private double bestRank;

    RankTree(int[] pools, int[] roomUnits, Rank rank) {
        super(pools, roomUnits);
        this.rank = rank;
        lowest = new double[mostRoom.length][];
        lowest[0] = new double[this.pools.length];
        for (int level = 1; level < mostRoom.length; level++) {
            lowest[level] = new double[mostRoom[level].length];
        }
    }

    @Override
    void grow() {
        super.grow();
        for (int leaf = 0; leaf < pools.length; leaf++) {
            lowest[0][leaf] = rankOf(pools[leaf]);
        }
        for (int level = 1; level < lowest.length; level++) {
            Arrays.fill(lowest[level], NONE);
            for (int node = 0; node < lowest[level - 1].length >> CHILDREN_BITS; node++) {
                lowest[level][node] = lowestBelow(level, node);
            }
        }
    }

    private double rankOf(int pool) {
        return roomUnits[pool] > 0 ? rank.of(pool) : NONE;
    }

    private double lowestBelow(int level, int node) {
        double[] below = lowest[level - 1];
        int first = node << CHILDREN_BITS;
        double least = below[first];
        for (int child = first + 1; child < first + CHILDREN; child++) {
            least = Math.min(least, below[child]);
        }
        return least;
    }

    @Override
    void raised(int leaf, int pool) {
        super.raised(leaf, pool);
        change(leaf, rankOf(pool));
    }

    @Override
    void lowered(int leaf, int pool) {
        change(leaf, rankOf(pool));
    }

    private void change(int leaf, double now) {
        double before = lowest[0][leaf];
        lowest[0][leaf] = now;
        int node = leaf;
        for (int level = 1; level < lowest.length; level++) {
            node >>= CHILDREN_BITS;
            double was = lowest[level][node];
            double is = now <= was ? now : before == was ? lowestBelow(level, node) : was;
            if (is == was) {
                return;
            }
            lowest[level][node] = is;
            before = was;
            now = is;
        }
    }

    @Override
    int select(int units) {
        bestLeaf = NO_POOL;
        bestRank = NONE;
        search(mostRoom.length - 1, 0, units);
        return bestLeaf == NO_POOL ? NO_POOL : pools[bestLeaf];
    }

    /** Looks below eight nodes, the one that promises most first, and lowers those that promised too much room. */
    private void search(int level, int first, int units) {
        double[] ranks = lowest[level];
        if (level == 0) {
            int fits = poolsThatFit(first, units);
            if (fits != 0) {
                int leaf = lowestOf(ranks, first, fits);
                if (mayBeBetter(ranks[leaf], leaf)) {
                    bestLeaf = leaf;
                    bestRank = ranks[leaf];
                }
            }
            return;
        }
        int[] most = mostRoom[level];
        for (int left = nodesThatFit(most, first, units); left != 0; ) {
            int node = lowestOf(ranks, first, left);
            if (!mayBeBetter(ranks[node], node << level * CHILDREN_BITS)) {
                return;
            }
            search(level - 1, node << CHILDREN_BITS, units);
            most[node] = mostBelow(level, node);
            left &= ~(1 << node - first);
        }
    }

    private static int lowestOf(double[] ranks, int first, int members) {
        int best = first + Integer.numberOfTrailingZeros(members);
        for (int left = members & members - 1; left != 0; left &= left - 1) {
            int node = first + Integer.numberOfTrailingZeros(left);
            if (ranks[node] < ranks[best]) {
                best = node;
            }
        }
        return best;
    }

    private boolean mayBeBetter(double itsRank, int leaf) {
        return itsRank < bestRank || itsRank == bestRank && leaf < bestLeaf;
    }
}
