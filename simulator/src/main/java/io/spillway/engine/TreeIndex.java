package io.spillway.engine;

import java.util.Arrays;

/**
 * An index for any number of pools: a tree for each lane in use, over the lane's pools in its order, eight children a
 * node.
 *
 * <p>A node holds no less than the most room of a pool below it, so that the first pool with room is found by going to the
 * first child that may have enough (a max segment tree; Bentley 1977). Where room grows the nodes above are raised, as far
 * as they are below it, mostly not at all. Where room shrinks nothing is done: a search that finds less than a node
 * promised lowers it. A lane that tries the least utilised first has nodes that also hold no more than the least
 * utilisation below them; its search goes to the lowest child first and skips those that cannot be better.
 *
 * <p>A change or a search takes time in proportion to the logarithm of the lane's length, and a search may also have to
 * lower as many nodes as changes have left too high since the last ones: each is lowered once.
 */
final class TreeIndex implements RoomIndex {
    private static final int CHILDREN_BITS = 3;
    private static final int CHILDREN = 1 << CHILDREN_BITS;

    private final int[] roomUnits;
    private final Utilisation utilisation;
    private final Lane[] lanes;
    /** By lane: how many plans in force use it. */
    private final int[] uses;
    /** By lane: its tree while it is in use. */
    private final Tree[] trees;
    /** By pool: the trees of the lanes in use that have it, in the first {@link #laneCount} places. */
    private final Tree[][] poolTrees;
    /** By pool: its leaf in each of those. */
    private final int[][] poolLeaves;
    /** By pool: how many lanes in use have it. */
    private final int[] laneCount;

    TreeIndex(World world, int[] roomUnits, Utilisation utilisation) {
        this.roomUnits = roomUnits;
        this.utilisation = utilisation;
        lanes = world.lanes;
        uses = new int[lanes.length];
        trees = new Tree[lanes.length];
        poolTrees = new Tree[world.pools][0];
        poolLeaves = new int[world.pools][0];
        laneCount = new int[world.pools];
    }

    @Override
    public void reset() {
        Arrays.fill(uses, 0);
        Arrays.fill(laneCount, 0);
    }

    @Override
    public void use(int lane) {
        if (uses[lane]++ > 0) {
            return;
        }
        int[] pools = lanes[lane].pools();
        if (trees[lane] == null) {
            trees[lane] = lanes[lane].order() == Order.LEAST_UTILISED
                    ? new UtilisationTree(pools, roomUnits, utilisation)
                    : new Tree(pools, roomUnits);
        }
        trees[lane].grow();
        for (int leaf = 0; leaf < pools.length; leaf++) {
            remember(pools[leaf], trees[lane], leaf);
        }
    }

    @Override
    public void leave(int lane) {
        if (--uses[lane] == 0) {
            for (int pool : lanes[lane].pools()) {
                forget(pool, trees[lane]);
            }
        }
    }

    private void remember(int pool, Tree tree, int leaf) {
        int at = laneCount[pool]++;
        if (poolTrees[pool].length == at) {
            poolTrees[pool] = Arrays.copyOf(poolTrees[pool], 2 * at + 1);
            poolLeaves[pool] = Arrays.copyOf(poolLeaves[pool], 2 * at + 1);
        }
        poolTrees[pool][at] = tree;
        poolLeaves[pool][at] = leaf;
    }

    private void forget(int pool, Tree tree) {
        int last = --laneCount[pool];
        for (int at = 0; at < last; at++) {
            if (poolTrees[pool][at] == tree) {
                poolTrees[pool][at] = poolTrees[pool][last];
                poolLeaves[pool][at] = poolLeaves[pool][last];
                return;
            }
        }
    }

    @Override
    public void raised(int pool) {
        Tree[] having = poolTrees[pool];
        int[] leaf = poolLeaves[pool];
        for (int i = laneCount[pool] - 1; i >= 0; i--) {
            having[i].raised(leaf[i], pool);
        }
    }

    @Override
    public int select(int lane, int units) {
        return trees[lane].select(units);
    }

    @Override
    public int find(int lane, int units) {
        return trees[lane].find(units);
    }

    /** The pools of a lane in order, eight to a node, eight nodes to a node above, up to a level of eight or fewer. */
    private static class Tree {
        final int[] roomUnits;
        /** The pools, filled up to whole nodes with one that never has room. */
        final int[] pools;
        /** By level, the level of the leaves left out, and node: the most room there may be below. */
        final int[][] mostRoom;

        Tree(int[] lanePools, int[] roomUnits) {
            this.roomUnits = roomUnits;
            pools = Arrays.copyOf(lanePools, Math.max(CHILDREN, wholeNodes(lanePools.length)));
            Arrays.fill(pools, lanePools.length, pools.length, roomUnits.length - 1);
            int levels = 1;
            for (int nodes = pools.length >> CHILDREN_BITS; nodes > CHILDREN; nodes = parents(nodes)) {
                levels++;
            }
            mostRoom = new int[levels + 1][];
            int nodes = pools.length >> CHILDREN_BITS;
            for (int level = 1; level <= levels; level++) {
                mostRoom[level] = new int[Math.max(CHILDREN, wholeNodes(nodes))];
                nodes = parents(nodes);
            }
        }

        private static int wholeNodes(int children) {
            return parents(children) << CHILDREN_BITS;
        }

        private static int parents(int children) {
            return children + CHILDREN - 1 >> CHILDREN_BITS;
        }

        /** Gives every node the bounds that hold now. */
        void grow() {
            for (int level = 1; level < mostRoom.length; level++) {
                int children = level == 1 ? pools.length : mostRoom[level - 1].length;
                Arrays.fill(mostRoom[level], NEVER);
                for (int node = 0; node < children >> CHILDREN_BITS; node++) {
                    mostRoom[level][node] = mostBelow(level, node);
                }
            }
        }

        /** The most room among the children of a node. */
        final int mostBelow(int level, int node) {
            int first = node << CHILDREN_BITS;
            int most = NEVER;
            if (level == 1) {
                for (int i = 0; i < CHILDREN; i++) {
                    most = Math.max(most, roomUnits[pools[first + i]]);
                }
            } else {
                int[] below = mostRoom[level - 1];
                for (int i = 0; i < CHILDREN; i++) {
                    most = Math.max(most, below[first + i]);
                }
            }
            return most;
        }

        void raised(int leaf, int pool) {
            int room = roomUnits[pool];
            int node = leaf >> CHILDREN_BITS;
            for (int level = 1; level < mostRoom.length && mostRoom[level][node] < room; level++) {
                mostRoom[level][node] = room;
                node >>= CHILDREN_BITS;
            }
        }

        int select(int units) {
            return find(units);
        }

        /** The first pool with room, in the order of the lane. */
        final int find(int units) {
            int top = mostRoom.length - 1;
            int level = top;
            int first = 0;
            while (true) {
                int fits = level == 0 ? poolsThatFit(first, units) : nodesThatFit(mostRoom[level], first, units);
                if (fits != 0) {
                    int child = first + Integer.numberOfTrailingZeros(fits);
                    if (level == 0) {
                        return pools[child];
                    }
                    level--;
                    first = child << CHILDREN_BITS;
                } else if (level == top) {
                    return NO_POOL;
                } else {
                    int parent = first >> CHILDREN_BITS;
                    level++;
                    mostRoom[level][parent] = mostBelow(level, parent);
                    first = parent & -CHILDREN;
                }
            }
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
        static int nodesThatFit(int[] most, int first, int units) {
            int fits = 0;
            for (int i = 0; i < CHILDREN; i++) {
                fits |= (units - 1 - most[first + i] >>> 31) << i;
            }
            return fits;
        }
    }

    /** A tree that also knows where little is in use. */
    private static final class UtilisationTree extends Tree {
        private final Utilisation utilisation;
        /** By level and node: the least utilisation there may be below. */
        private final double[][] leastUsed;

        /** Of the search that goes on: the leaf of the best pool so far, and its utilisation. */
        private int bestLeaf;

        private double bestUsed;

        UtilisationTree(int[] pools, int[] roomUnits, Utilisation utilisation) {
            super(pools, roomUnits);
            this.utilisation = utilisation;
            leastUsed = new double[mostRoom.length][];
            for (int level = 1; level < mostRoom.length; level++) {
                leastUsed[level] = new double[mostRoom[level].length];
            }
        }

        @Override
        void grow() {
            super.grow();
            for (int level = 1; level < mostRoom.length; level++) {
                int children = level == 1 ? pools.length : mostRoom[level - 1].length;
                Arrays.fill(leastUsed[level], Double.POSITIVE_INFINITY);
                for (int node = 0; node < children >> CHILDREN_BITS; node++) {
                    leastUsed[level][node] = leastBelow(level, node);
                }
            }
        }

        private double leastBelow(int level, int node) {
            double least = Double.POSITIVE_INFINITY;
            for (int child = node << CHILDREN_BITS; child < node + 1 << CHILDREN_BITS; child++) {
                least = Math.min(least, level > 1 ? leastUsed[level - 1][child] : utilisation.of(pools[child]));
            }
            return least;
        }

        @Override
        void raised(int leaf, int pool) {
            super.raised(leaf, pool);
            double used = utilisation.of(pool);
            int node = leaf >> CHILDREN_BITS;
            for (int level = 1; level < leastUsed.length && leastUsed[level][node] > used; level++) {
                leastUsed[level][node] = used;
                node >>= CHILDREN_BITS;
            }
        }

        @Override
        int select(int units) {
            bestLeaf = NO_POOL;
            bestUsed = Double.POSITIVE_INFINITY;
            search(mostRoom.length - 1, 0, units);
            return bestLeaf == NO_POOL ? NO_POOL : pools[bestLeaf];
        }

        /** Looks below eight nodes, the one that promises most first, and gives each the bounds that were found. */
        private void search(int level, int first, int units) {
            if (level == 0) {
                for (int fits = poolsThatFit(first, units); fits != 0; fits &= fits - 1) {
                    int leaf = first + Integer.numberOfTrailingZeros(fits);
                    double used = utilisation.of(pools[leaf]);
                    if (mayBeBetter(used, leaf)) {
                        bestLeaf = leaf;
                        bestUsed = used;
                    }
                }
                return;
            }
            int[] most = mostRoom[level];
            double[] least = leastUsed[level];
            for (int left = nodesThatFit(most, first, units); left != 0; ) {
                int node = leastOf(least, first, left);
                if (!mayBeBetter(least[node], node << level * CHILDREN_BITS)) {
                    return;
                }
                search(level - 1, node << CHILDREN_BITS, units);
                most[node] = mostBelow(level, node);
                least[node] = leastBelow(level, node);
                left &= ~(1 << node - first);
            }
        }

        private static int leastOf(double[] least, int first, int members) {
            int best = first + Integer.numberOfTrailingZeros(members);
            for (int left = members & members - 1; left != 0; left &= left - 1) {
                int node = first + Integer.numberOfTrailingZeros(left);
                if (least[node] < least[best]) {
                    best = node;
                }
            }
            return best;
        }

        private boolean mayBeBetter(double used, int leaf) {
            return used < bestUsed || used == bestUsed && leaf < bestLeaf;
        }
    }
}
