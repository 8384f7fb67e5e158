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
    private final long[] room;
    /** By node: the room below. */
    private final long[] sum;
    /** By node, of those that a draw has added up: the room of the pools below that have enough. */
    private final long[] enough;
    /** Of the draw that goes on: the units of room yet to be passed. */
    private long rest;

    DrawTree(int[] pools, int[] place, int[] roomUnits, Bounds bounds, int base, Moment moment) {
        super(pools, place, roomUnits, bounds, base);
        this.moment = moment;
        room = new long[this.pools.length];
        sum = new long[nodes(pools.length)];
        enough = new long[sum.length];
    }

    @Override
    void grow() {
        super.grow();
        Arrays.fill(room, 0);
        Arrays.fill(sum, 0);
        for (int leaf = 0; leaf < pools.length; leaf++) {
            changed(leaf, pools[leaf]);
        }
    }

    @Override
    void changed(int leaf, int pool) {
        int now = Math.max(0, roomUnits[pool]);
        long change = now - room[leaf];
        room[leaf] = now;
        for (int node = above(leaf); node > 0; node >>= CHILDREN_BITS) {
            sum[node] += change;
        }
    }

    @Override
    int select(int units, int best) {
        if (mostRoom() < units || sum[ROOT] == 0) {
            return NO_POOL;
        }
        int pool = drawn(0);
        if (roomUnits[pool] >= units) {
            return pool;
        }
        return find(units) == NO_POOL ? NO_POOL : drawnAnew(units);
    }

    private int drawn(int number) {
        return pools[leafAt(moment.drawBelow(number, sum[ROOT]))];
    }

    private int drawnAnew(int units) {
        for (int number = 1; number < TRIES; number++) {
            int pool = drawn(number);
            if (roomUnits[pool] >= units) {
                return pool;
            }
        }
        return poolThatFits(moment.drawBelow(TRIES, addUp(ROOT, units)), units);
    }

    /** The leaf that has a unit of room, counted from 0 over all in the lane's order. */
    private int leafAt(long unit) {
        rest = unit;
        int node = ROOT;
        while (node < bottom) {
            node = placeOfRest(sum, node << CHILDREN_BITS);
        }
        return placeOfRest(room, firstLeaf(node));
    }

    /** Passes those of eight that have no more than what is left to be passed, without a branch for each. */
    private int placeOfRest(long[] rooms, int first) {
        int place = first;
        long end = 0;
        long passed = 0;
        for (int i = 0; i < CHILDREN - 1; i++) {
            end += rooms[first + i];
            long isPassed = end - rest - 1 >> 63;
            place -= (int) isPassed;
            passed = Math.max(passed, end & isPassed);
        }
        rest -= passed;
        return place;
    }

    /** Adds up the room of the pools that have enough, here and below each node that has such pools. */
    private long addUp(int node, int units) {
        long all = 0;
        if (node < bottom) {
            int first = node << CHILDREN_BITS;
            for (int left = nodesThatFit(first, units); left != 0; left &= left - 1) {
                all += addUp(first + Integer.numberOfTrailingZeros(left), units);
            }
        } else {
            int first = firstLeaf(node);
            for (int i = 0; i < CHILDREN; i++) {
                long isEnough = units - 1 - room[first + i] >> 63;
                all += room[first + i] & isEnough;
            }
        }
        if (all == 0) {
            lower(node);
        }
        enough[node] = all;
        return all;
    }

    /** The pool that has a unit of the room that has been added up, counted from 0. */
    private int poolThatFits(long drawn, int units) {
        long unit = drawn;
        int node = ROOT;
        while (node < bottom) {
            node <<= CHILDREN_BITS;
            int left = nodesThatFit(node, units);
            int child = node + Integer.numberOfTrailingZeros(left);
            while (unit >= enough[child]) {
                unit -= enough[child];
                left &= left - 1;
                child = node + Integer.numberOfTrailingZeros(left);
            }
            node = child;
        }
        int leaf = firstLeaf(node);
        while (room[leaf] < units || unit >= room[leaf]) {
            unit -= room[leaf] < units ? 0 : room[leaf];
            leaf++;
        }
        return pools[leaf];
    }
}
