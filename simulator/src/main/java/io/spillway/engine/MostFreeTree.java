package io.spillway.engine;

import java.util.Arrays;

/**
 * Finds the pool with the most room; of equal ones the first in the lane.
 *
 * <p>A node holds the winner of the pools below it, as it is now (a tournament; Knuth, TAOCP 3, 5.4.1): its room in the
 * upper half of a long and, in the lower half, a number that is the higher the earlier it comes. A change is played anew
 * upwards as far as it matters. If the winner of all has too little room, nobody has enough.
 */
final class MostFreeTree extends LaneTree {
    private static final int FIRST = Integer.MAX_VALUE;

    /** By node: the winner. */
    private final long[] winner;

    MostFreeTree(int[] pools, int[] place, int[] roomUnits) {
        super(pools, place, roomUnits);
        winner = new long[nodes(pools.length)];
    }

    @Override
    void grow() {
        Arrays.fill(winner, Long.MIN_VALUE);
        for (int first = bottom, last = last(); first > 0; first >>= CHILDREN_BITS, last >>= CHILDREN_BITS) {
            for (int node = first; node <= last; node++) {
                winner[node] = winnerBelow(node);
            }
        }
    }

    private long winnerBelow(int node) {
        return node < bottom ? best(node << CHILDREN_BITS) : bestPlayer(firstLeaf(node));
    }

    private long best(int first) {
        long best = winner[first];
        for (int i = 1; i < CHILDREN; i++) {
            best = Math.max(best, winner[first + i]);
        }
        return best;
    }

    private long bestPlayer(int first) {
        long best = Long.MIN_VALUE;
        for (int i = 0; i < CHILDREN; i++) {
            best = Math.max(best, player(first + i, pools[first + i]));
        }
        return best;
    }

    private long player(int leaf, int pool) {
        return (long) roomUnits[pool] << 32 | FIRST - leaf;
    }

    private static int leaf(long player) {
        return FIRST - (int) player;
    }

    @Override
    void changed(int leaf, int pool) {
        long now = player(leaf, pool);
        int node = above(leaf);
        if (now < winner[node]) {
            if (leaf(winner[node]) != leaf) {
                return;
            }
            now = bestPlayer(leaf & -CHILDREN);
        }
        winner[node] = now;
        for (int child = node; child > ROOT; child = node) {
            node = child >> CHILDREN_BITS;
            if (now < winner[node]) {
                if (leaf(winner[node]) != leaf) {
                    return;
                }
                now = best(child & -CHILDREN);
            }
            winner[node] = now;
        }
    }

    @Override
    int select(int units, int best) {
        int room = (int) (winner[ROOT] >> 32);
        if (room < units) {
            return best;
        }
        int pool = pools[leaf(winner[ROOT])];
        int bestRoom = best == NO_POOL ? 0 : roomUnits[best];
        return room > bestRoom || room == bestRoom && isBefore(pool, best) ? pool : best;
    }

    @Override
    int find(int units) {
        return select(units, NO_POOL);
    }
}
