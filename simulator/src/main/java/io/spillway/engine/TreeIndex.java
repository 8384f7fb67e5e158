package io.spillway.engine;

import java.util.Arrays;

/**
 * An index for any number of pools: a tree for each lane in use, over the lane's pools in its order. What kind of tree
 * depends on the order: {@link RoomTree}, {@link RankTree} or {@link DrawTree}.
 */
final class TreeIndex implements RoomIndex {
    private final int[] roomUnits;
    private final Utilisation utilisation;
    private final Moment moment;
    private final Lane[] lanes;
    /** By lane: how many plans in force use it. */
    private final int[] uses;
    /** By lane: its tree while it is in use. */
    private final RoomTree[] trees;
    /** By pool: the trees of the lanes in use that have it, in the first {@link #laneCount} places. */
    private final RoomTree[][] poolTrees;
    /** By pool: its leaf in each of those. */
    private final int[][] poolLeaves;
    /** By pool: how many lanes in use have it. */
    private final int[] laneCount;

    TreeIndex(World world, int[] roomUnits, Utilisation utilisation, Moment moment) {
        this.roomUnits = roomUnits;
        this.utilisation = utilisation;
        this.moment = moment;
        lanes = world.lanes;
        uses = new int[lanes.length];
        trees = new RoomTree[lanes.length];
        poolTrees = new RoomTree[world.pools][0];
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
            trees[lane] = tree(pools, lanes[lane].order());
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

    private RoomTree tree(int[] pools, Order order) {
        return switch (order) {
            case PRIORITY, CHEAPEST, OWN -> new RoomTree(pools, roomUnits);
            case LEAST_UTILISED -> new RankTree(pools, roomUnits, utilisation::of);
            case MOST_FREE -> new RankTree(pools, roomUnits, pool -> -roomUnits[pool]);
            case PROPORTIONAL -> new DrawTree(pools, roomUnits, moment);
        };
    }

    private void remember(int pool, RoomTree tree, int leaf) {
        int at = laneCount[pool]++;
        if (poolTrees[pool].length == at) {
            poolTrees[pool] = Arrays.copyOf(poolTrees[pool], 2 * at + 1);
            poolLeaves[pool] = Arrays.copyOf(poolLeaves[pool], 2 * at + 1);
        }
        poolTrees[pool][at] = tree;
        poolLeaves[pool][at] = leaf;
    }

    private void forget(int pool, RoomTree tree) {
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
        RoomTree[] having = poolTrees[pool];
        int[] leaf = poolLeaves[pool];
        for (int i = laneCount[pool] - 1; i >= 0; i--) {
            having[i].raised(leaf[i], pool);
        }
    }

    @Override
    public void lowered(int pool) {
        RoomTree[] having = poolTrees[pool];
        int[] leaf = poolLeaves[pool];
        for (int i = laneCount[pool] - 1; i >= 0; i--) {
            having[i].lowered(leaf[i], pool);
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
}
