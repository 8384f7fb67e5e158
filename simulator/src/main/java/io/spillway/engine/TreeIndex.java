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
    /** By lane: how many plans in force use it; and again, how many use it to find room only. */
    private final int[] uses;
    /** Its tree while it is in use; for those that find room only a plain one, whatever the lane's order. */
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
        uses = new int[2 * lanes.length];
        trees = new RoomTree[2 * lanes.length];
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
    public LaneRoom use(int lane) {
        return use(lane, lanes[lane].pools(), lanes[lane].order());
    }

    @Override
    public void leave(int lane) {
        leave(lane, lanes[lane].pools());
    }

    @Override
    public LaneRoom useToFind(int lane) {
        return use(lanes.length + lane, lanes[lane].pools(), Order.PRIORITY);
    }

    @Override
    public void leaveToFind(int lane) {
        leave(lanes.length + lane, lanes[lane].pools());
    }

    private LaneRoom use(int number, int[] pools, Order order) {
        if (uses[number]++ > 0) {
            return trees[number];
        }
        if (trees[number] == null) {
            trees[number] = tree(pools, order);
        }
        trees[number].grow();
        for (int leaf = 0; leaf < pools.length; leaf++) {
            remember(pools[leaf], trees[number], leaf);
        }
        return trees[number];
    }

    private void leave(int number, int[] pools) {
        if (--uses[number] == 0) {
            for (int pool : pools) {
                forget(pool, trees[number]);
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
    public boolean isTold() {
        return true;
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
}
