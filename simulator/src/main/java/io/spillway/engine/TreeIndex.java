package io.spillway.engine;

import java.util.Arrays;

/**
 * An index for any number of pools: a tree for each lane in use, over the lane's pools in its order.
 *
 * <p>A node holds no less than the most room of a pool below it, so that the first pool with room is found by going left
 * wherever the left half may have enough (a max segment tree; Bentley 1977). Where room grows the nodes above are raised,
 * as far as they are below it, mostly not at all. Where room shrinks nothing is done: a search that finds less than a node
 * promised lowers it. A lane that tries the least utilised first has nodes that also hold no more than the least
 * utilisation below them; its search goes to the lower half first and skips the other where it cannot be better.
 *
 * <p>A change or a search takes time in proportion to the logarithm of the lane's length, and a search may also have to
 * lower as many nodes as changes have left too high since the last ones: each is lowered once.
 */
final class TreeIndex implements RoomIndex {
    private static final int[] NO_TREE = {};
    private static final double[] NO_UTILISATION = {};

    private final int[] roomUnits;
    private final Utilisation utilisation;
    private final Lane[] lanes;
    /** A pool that never has room, to fill up lanes with. */
    private final int noRoom;
    /** By lane: how many plans in force use it. */
    private final int[] uses;
    /** By lane: its pools in order, filled up to a power of two; node n of that many has children 2n and 2n + 1. */
    private final int[][] leaves;
    /** By lane: the most room there may be below each node; empty while the lane is not in use. */
    private final int[][] mostRoom;
    /** By lane, for those that try the least utilised first: the least utilisation there may be below each node. */
    private final double[][] leastUsed;
    /** By pool: the lanes in use that have it, and behind each its leaf there; {@link #laneCount} of them count. */
    private final int[][] laneAndLeaf;
    /** By pool: how many lanes in use have it. */
    private final int[] laneCount;

    /** Of the search for the least utilised pool: the leaf of the best one so far, and its utilisation. */
    private int bestLeaf;

    private double bestUsed;

    TreeIndex(World world, int[] roomUnits, Utilisation utilisation) {
        this.roomUnits = roomUnits;
        this.utilisation = utilisation;
        lanes = world.lanes;
        noRoom = world.pools;
        uses = new int[lanes.length];
        leaves = new int[lanes.length][];
        mostRoom = new int[lanes.length][];
        leastUsed = new double[lanes.length][];
        laneAndLeaf = new int[world.pools][];
        laneCount = new int[world.pools];
        Arrays.fill(laneAndLeaf, NO_TREE);
        reset();
    }

    @Override
    public void reset() {
        Arrays.fill(uses, 0);
        Arrays.fill(leaves, NO_TREE);
        Arrays.fill(mostRoom, NO_TREE);
        Arrays.fill(leastUsed, NO_UTILISATION);
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
            leaves[lane] = NO_TREE;
            mostRoom[lane] = NO_TREE;
            leastUsed[lane] = NO_UTILISATION;
            for (int pool : lanes[lane].pools()) {
                forget(pool, lane);
            }
        }
    }

    private void plant(int lane) {
        int[] pools = lanes[lane].pools();
        int size = Math.max(2, Integer.highestOneBit(Math.max(1, 2 * pools.length - 1)));
        int[] leaf = Arrays.copyOf(pools, size);
        Arrays.fill(leaf, pools.length, size, noRoom);
        leaves[lane] = leaf;
        for (int i = 0; i < pools.length; i++) {
            remember(pools[i], lane, i);
        }
        int[] most = new int[size];
        for (int node = size - 1; node > 0; node--) {
            most[node] = Math.max(mostBelow(most, leaf, 2 * node), mostBelow(most, leaf, 2 * node + 1));
        }
        mostRoom[lane] = most;
        if (lanes[lane].order() == Order.LEAST_UTILISED) {
            double[] least = new double[size];
            for (int node = size - 1; node > 0; node--) {
                least[node] = Math.min(leastBelow(least, leaf, 2 * node), leastBelow(least, leaf, 2 * node + 1));
            }
            leastUsed[lane] = least;
        }
    }

    private int mostBelow(int[] most, int[] leaf, int node) {
        return node < leaf.length ? most[node] : roomUnits[leaf[node - leaf.length]];
    }

    private double leastBelow(double[] least, int[] leaf, int node) {
        if (node < leaf.length) {
            return least[node];
        }
        int pool = leaf[node - leaf.length];
        return pool == noRoom ? Double.POSITIVE_INFINITY : utilisation.of(pool);
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
    public void raised(int pool) {
        int room = roomUnits[pool];
        int[] entries = laneAndLeaf[pool];
        for (int at = 2 * laneCount[pool] - 2; at >= 0; at -= 2) {
            int lane = entries[at];
            int[] most = mostRoom[lane];
            int parent = most.length + entries[at + 1] >> 1;
            for (int node = parent; node > 0 && most[node] < room; node >>= 1) {
                most[node] = room;
            }
            double[] least = leastUsed[lane];
            if (least.length > 0) {
                double used = utilisation.of(pool);
                for (int node = parent; node > 0 && least[node] > used; node >>= 1) {
                    least[node] = used;
                }
            }
        }
    }

    @Override
    public int select(int lane, int units) {
        if (lanes[lane].order() != Order.LEAST_UTILISED) {
            return find(lane, units);
        }
        bestLeaf = NO_POOL;
        bestUsed = Double.POSITIVE_INFINITY;
        search(leaves[lane], mostRoom[lane], leastUsed[lane], 1, units);
        return bestLeaf == NO_POOL ? NO_POOL : leaves[lane][bestLeaf];
    }

    /** The first pool with room in the order of the lane's list. */
    @Override
    public int find(int lane, int units) {
        int[] leaf = leaves[lane];
        int[] most = mostRoom[lane];
        int inner = most.length >> 1;
        int node = 1;
        while (most[node] >= units) {
            if (node < inner) {
                int left = most[2 * node];
                int right = most[2 * node + 1];
                if (Math.max(left, right) >= units) {
                    node = 2 * node + (left - units >>> 31);
                } else {
                    most[node] = Math.max(left, right);
                    node = Math.max(1, node >> 1);
                }
            } else {
                int left = leaf[2 * node - most.length];
                int right = leaf[2 * node + 1 - most.length];
                if (roomUnits[left] >= units) {
                    return left;
                }
                if (roomUnits[right] >= units) {
                    return right;
                }
                most[node] = Math.max(roomUnits[left], roomUnits[right]);
                node = Math.max(1, node >> 1);
            }
        }
        return NO_POOL;
    }

    /** Looks for a better pool below a node, and gives the node the bounds that its children have then. */
    private void search(int[] leaf, int[] most, double[] least, int node, int units) {
        int size = leaf.length;
        if (node >= size) {
            consider(leaf, node - size, units);
        } else if (most[node] >= units && mayBeBetter(least[node], firstLeaf(node, size))) {
            int left = 2 * node;
            int first = leastBelow(least, leaf, left) <= leastBelow(least, leaf, left + 1) ? left : left + 1;
            search(leaf, most, least, first, units);
            search(leaf, most, least, first ^ 1, units);
            most[node] = Math.max(mostBelow(most, leaf, left), mostBelow(most, leaf, left + 1));
            least[node] = Math.min(leastBelow(least, leaf, left), leastBelow(least, leaf, left + 1));
        }
    }

    private void consider(int[] leaf, int position, int units) {
        int pool = leaf[position];
        if (roomUnits[pool] >= units) {
            double used = utilisation.of(pool);
            if (mayBeBetter(used, position)) {
                bestLeaf = position;
                bestUsed = used;
            }
        }
    }

    private boolean mayBeBetter(double used, int position) {
        return used < bestUsed || used == bestUsed && position < bestLeaf;
    }

    /** The position of the first leaf below a node. */
    private static int firstLeaf(int node, int size) {
        return (node << Integer.numberOfLeadingZeros(node) - Integer.numberOfLeadingZeros(size)) - size;
    }
}
