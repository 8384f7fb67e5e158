package io.spillway.engine;

import java.util.Arrays;

/**
 * Draws a pool with room, each in proportion to its room.
 *
 * <p>A node also holds the room below it, as it is now, so that the pool of a drawn unit of room is found by going down. A
 * pool that is drawn without having enough is drawn anew, which leaves the chances of the others among each other as they
 * are; after {@link #TRIES} draws in vain the room of those that have enough is added up, and one draw decides. Pools with
 * little room are seldom drawn, so that this is rare unless few pools have enough.
 */
final class DrawTree extends RoomTree {
    /** Draws over all room, before the pools that have enough are looked for one by one. */
    static final int TRIES = 8;

    private final Moment moment;
    /** By leaf: its room, 0 where it is below that. */
    private final int[] room;
    /** By node: the room below. */
    private final long[] sum;
    /** Of the draw that goes on: the units of room yet to be passed. */
    private long rest;

    DrawTree(int[] pools, int[] place, int[] roomUnits, Moment moment) {
        super(pools, place, roomUnits);
        this.moment = moment;
        room = new int[this.pools.length];
        sum = new long[nodes()];
    }

    @Override
    void grow() {
        super.grow();
        Arrays.fill(room, 0);
        Arrays.fill(sum, 0);
        for (int leaf = 0; leaf < pools.length; leaf++) {
            change(leaf, pools[leaf]);
        }
    }

    @Override
    void raised(int leaf, int pool) {
        super.raised(leaf, pool);
        change(leaf, pool);
    }

    @Override
    void lowered(int leaf, int pool) {
        change(leaf, pool);
    }

    @Override
    boolean isToldAll() {
        return true;
    }

    private void change(int leaf, int pool) {
        int now = Math.max(0, roomUnits[pool]);
        int change = now - room[leaf];
        room[leaf] = now;
        for (int node = above(leaf); node > 0; node >>= CHILDREN_BITS) {
            sum[node] += change;
        }
    }

    @Override
    int select(int units, int best) {
        if (find(units) == NO_POOL) {
            return NO_POOL;
        }
        long total = sum[ROOT];
        for (int number = 0; number < TRIES; number++) {
            int pool = pools[leafAt(moment.drawBelow(number, total))];
            if (roomUnits[pool] >= units) {
                return pool;
            }
        }
        rest = Long.MAX_VALUE;
        walk(ROOT, units);
        rest = moment.drawBelow(TRIES, Long.MAX_VALUE - rest);
        return walk(ROOT, units);
    }

    /** The leaf that has a unit of room, counted from 0 over all in the lane's order. */
    private int leafAt(long drawn) {
        long unit = drawn;
        int node = ROOT;
        while (node < bottom) {
            node <<= CHILDREN_BITS;
            while (unit >= sum[node]) {
                unit -= sum[node++];
            }
        }
        int leaf = firstLeaf(node);
        while (unit >= room[leaf]) {
            unit -= room[leaf++];
        }
        return leaf;
    }

    /** Passes the room of pools that have enough until nothing is left of it; the pool at which it stops, if any. */
    private int walk(int node, int units) {
        if (node >= bottom) {
            int first = firstLeaf(node);
            for (int fits = poolsThatFit(first, units); fits != 0; fits &= fits - 1) {
                int pool = pools[first + Integer.numberOfTrailingZeros(fits)];
                rest -= roomUnits[pool];
                if (rest < 0) {
                    return pool;
                }
            }
            return NO_POOL;
        }
        int first = node << CHILDREN_BITS;
        int pool = NO_POOL;
        for (int left = nodesThatFit(first, units); left != 0 && pool == NO_POOL; left &= left - 1) {
            int child = first + Integer.numberOfTrailingZeros(left);
            pool = walk(child, units);
            mostRoom[child] = mostBelow(child);
        }
        return pool;
    }
}
