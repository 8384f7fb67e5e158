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
    /** By level, from that of the pools on, and node: the room below. */
    private final long[][] sum;
    /** Of the draw that goes on: the units of room yet to be passed. */
    private long rest;

    DrawTree(int[] pools, int[] roomUnits, Moment moment) {
        super(pools, roomUnits);
        this.moment = moment;
        sum = new long[mostRoom.length][];
        sum[0] = new long[this.pools.length];
        for (int level = 1; level < mostRoom.length; level++) {
            sum[level] = new long[mostRoom[level].length];
        }
    }

    @Override
    void grow() {
        super.grow();
        for (long[] level : sum) {
            Arrays.fill(level, 0);
        }
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

    private void change(int leaf, int pool) {
        long change = Math.max(0, roomUnits[pool]) - sum[0][leaf];
        int node = leaf;
        for (long[] level : sum) {
            level[node] += change;
            node >>= CHILDREN_BITS;
        }
    }

    @Override
    int select(int units) {
        if (find(units) == NO_POOL) {
            return NO_POOL;
        }
        long total = 0;
        for (long top : sum[sum.length - 1]) {
            total += top;
        }
        for (int number = 0; number < TRIES; number++) {
            int pool = pools[leafAt(moment.drawBelow(number, total))];
            if (roomUnits[pool] >= units) {
                return pool;
            }
        }
        int top = mostRoom.length - 1;
        rest = Long.MAX_VALUE;
        walk(top, 0, units);
        rest = moment.drawBelow(TRIES, Long.MAX_VALUE - rest);
        return walk(top, 0, units);
    }

    /** The leaf that has a unit of room, counted from 0 over all in the lane's order. */
    private int leafAt(long unit) {
        int first = 0;
        for (int level = sum.length - 1; ; level--) {
            int child = first;
            while (unit >= sum[level][child]) {
                unit -= sum[level][child++];
            }
            if (level == 0) {
                return child;
            }
            first = child << CHILDREN_BITS;
        }
    }

    /** Passes the room of pools that have enough until nothing is left of it; the pool at which it stops, if any. */
    private int walk(int level, int first, int units) {
        if (level == 0) {
            for (int fits = poolsThatFit(first, units); fits != 0; fits &= fits - 1) {
                int pool = pools[first + Integer.numberOfTrailingZeros(fits)];
                rest -= roomUnits[pool];
                if (rest < 0) {
                    return pool;
                }
            }
            return NO_POOL;
        }
        int pool = NO_POOL;
        for (int left = nodesThatFit(mostRoom[level], first, units); left != 0 && pool == NO_POOL; left &= left - 1) {
            int node = first + Integer.numberOfTrailingZeros(left);
            pool = walk(level - 1, node << CHILDREN_BITS, units);
            mostRoom[level][node] = mostBelow(level, node);
        }
        return pool;
    }
}
