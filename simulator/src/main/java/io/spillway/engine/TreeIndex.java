package io.spillway.engine;

import java.util.Arrays;

/**
 * An index for any number of pools: a tree for each lane in use, over the lane's pools in its order.
 *
 * <p>The leaves of a tree hold the room of the pools and each inner node the most room below it, so that the first pool
 * with room is found by going left wherever the left half has enough (a max segment tree; Bentley 1977). A change of room
 * climbs only as far as it changes something. A lane that tries the least utilised first has nodes that also name the
 * least utilised pool below them; its search skips what has too little room or is used more than the best so far.
 *
 * <p>Finding and changing take time in proportion to the logarithm of the lane's length; a change does so once for each
 * lane in use that has the pool.
 */
final class TreeIndex implements RoomIndex {
    private static final int NO_ROOM = Integer.MIN_VALUE;
    private static final int[] NO_TREE = {};

    private final int[] capacityUnits;
    private final int[] freeUnits;
    private final Lane[] lanes;
    /** By pool: its room in units. */
    private final int[] room;
    /** By lane: how many plans in force use it. */
    private final int[] uses;
    /** By lane: its tree, or an empty array while it is not in use; the leaf of the lane's i-th pool is length / 2 + i. */
    private final int[][] mostRoom;
    /** By lane, for those that try the least utilised first: the least utilised pool below each node. */
    private final int[][] leastUtilised;
    /** By pool: the lanes in use that have it, and behind each its leaf there; {@link #laneCount} of them count. */
    private final int[][] laneAndLeaf;
    /** By pool: how many lanes in use have it. */
    private final int[] laneCount;

    TreeIndex(World world, int[] capacityUnits, int[] freeUnits) {
        this.capacityUnits = capacityUnits;
        this.freeUnits = freeUnits;
        lanes = world.lanes;
        room = new int[world.pools];
        uses = new int[lanes.length];
        mostRoom = new int[lanes.length][];
        leastUtilised = new int[lanes.length][];
        laneAndLeaf = new int[world.pools][];
        laneCount = new int[world.pools];
        Arrays.fill(laneAndLeaf, NO_TREE);
        reset();
    }

    @Override
    public void reset() {
        Arrays.fill(room, 0);
        Arrays.fill(uses, 0);
        Arrays.fill(mostRoom, NO_TREE);
        Arrays.fill(leastUtilised, NO_TREE);
        Arrays.fill(laneCount, 0);
    }

    @Override
    public void use(int lane) {
        if (uses[lane]++ == 0) {
            plant(lane);
        }
    }

    @Override
    public void leave(int lane) {
        if (--uses[lane] == 0) {
            mostRoom[lane] = NO_TREE;
            leastUtilised[lane] = NO_TREE;
            for (int pool : lanes[lane].pools()) {
                forget(pool, lane);
            }
        }
    }

    private void plant(int lane) {
        int[] pools = lanes[lane].pools();
        int leaves = Math.max(1, Integer.highestOneBit(Math.max(1, 2 * pools.length - 1)));
        int[] most = new int[2 * leaves];
        Arrays.fill(most, NO_ROOM);
        for (int i = 0; i < pools.length; i++) {
            most[leaves + i] = room[pools[i]];
            remember(pools[i], lane, leaves + i);
        }
        for (int node = leaves - 1; node > 0; node--) {
            most[node] = Math.max(most[2 * node], most[2 * node + 1]);
        }
        mostRoom[lane] = most;
        if (lanes[lane].order() == Order.LEAST_UTILISED) {
            int[] least = new int[2 * leaves];
            Arrays.fill(least, NO_POOL);
            System.arraycopy(pools, 0, least, leaves, pools.length);
            leastUtilised[lane] = least;
            for (int node = leaves - 1; node > 0; node--) {
                least[node] = lessUtilised(least[2 * node], least[2 * node + 1]);
            }
        }
    }

    private void remember(int pool, int lane, int leaf) {
        int at = 2 * laneCount[pool]++;
        if (laneAndLeaf[pool].length < at + 2) {
            laneAndLeaf[pool] = Arrays.copyOf(laneAndLeaf[pool], 2 * at + 2);
        }
        laneAndLeaf[pool][at] = lane;
        laneAndLeaf[pool][at + 1] = leaf;
    }

    private void forget(int pool, int lane) {
        int[] entries = laneAndLeaf[pool];
        int last = 2 * --laneCount[pool];
        for (int at = 0; at < last; at += 2) {
            if (entries[at] == lane) {
                entries[at] = entries[last];
                entries[at + 1] = entries[last + 1];
                return;
            }
        }
    }

    @Override
    public void set(int pool, int units) {
        room[pool] = units;
        int[] entries = laneAndLeaf[pool];
        for (int at = 2 * laneCount[pool] - 2; at >= 0; at -= 2) {
            int lane = entries[at];
            int leaf = entries[at + 1];
            climb(mostRoom[lane], leaf, units);
            if (leastUtilised[lane].length > 0) {
                replay(leastUtilised[lane], leaf);
            }
        }
    }

    /** Gives a leaf its room, and the nodes above it theirs, as far as anything changes. */
    private static void climb(int[] most, int leaf, int units) {
        int node = leaf;
        int value = units;
        while (most[node] != value) {
            most[node] = value;
            if (node == 1) {
                return;
            }
            value = Math.max(value, most[node ^ 1]);
            node >>= 1;
        }
    }

    /** Names the least utilised pool anew on the way from a leaf to the root. */
    private void replay(int[] least, int leaf) {
        for (int node = leaf >> 1; node > 0; node >>= 1) {
            least[node] = lessUtilised(least[2 * node], least[2 * node + 1]);
        }
    }

    /** The less utilised of two pools, the first of equals; either may be {@link #NO_POOL}. */
    private int lessUtilised(int a, int b) {
        if (b == NO_POOL) {
            return a;
        }
        return RoomIndex.isLessUtilised(b, a, capacityUnits, freeUnits) ? b : a;
    }

    @Override
    public int select(int lane, int units) {
        return lanes[lane].order() == Order.LEAST_UTILISED
                ? leastUtilisedWithRoom(mostRoom[lane], leastUtilised[lane], 1, units, NO_POOL)
                : find(lane, units);
    }

    /** The first pool with room in the order of the lane's list. */
    @Override
    public int find(int lane, int units) {
        int[] most = mostRoom[lane];
        if (most[1] < units) {
            return NO_POOL;
        }
        int leaves = most.length >> 1;
        int node = 1;
        while (node < leaves) {
            node <<= 1;
            if (most[node] < units) {
                node++;
            }
        }
        return lanes[lane].pools()[node - leaves];
    }

    private int leastUtilisedWithRoom(int[] most, int[] least, int node, int units, int best) {
        if (most[node] < units) {
            return best;
        }
        int candidate = least[node];
        if (best != NO_POOL && !RoomIndex.isLessUtilised(candidate, best, capacityUnits, freeUnits)) {
            return best;
        }
        if (room[candidate] >= units) {
            return candidate;
        }
        int left = leastUtilisedWithRoom(most, least, 2 * node, units, best);
        return leastUtilisedWithRoom(most, least, 2 * node + 1, units, left);
    }
}
