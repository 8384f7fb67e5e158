package io.spillway.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An index for any number of pools: trees over the pools of the lanes in use, in their order. What kind of tree depends on
 * the order: {@link RoomTree}, {@link LeastUsedTree}, {@link MostFreeTree} or {@link DrawTree}; lanes that find room only
 * have plain ones, whatever their order. Lanes of one order share trees, one for each of their {@link LaneGroups}.
 */
final class TreeIndex implements RoomIndex {
    /** Asking more groups than this takes longer than it saves. */
    static final int MOST_GROUPS = 32;

    private final int[] roomUnits;
    private final Utilisation utilisation;
    private final Moment moment;
    private final Lane[] lanes;
    /** By lane, and again by lane for those that find room only: the numbers of its trees. */
    private final int[][] laneTrees;
    /** By the same: what answers for it, once it was in use. */
    private final LaneRoom[] laneRoom;
    /** By number of the tree: what it is about. */
    private final List<Plot> plots = new ArrayList<>();
    /** By number: the tree, once it was in use. */
    private final LaneTree[] trees;
    /** By number: how many uses there are of lanes that have it. */
    private final int[] treeUses;
    /** Nodes of all trees that have {@link #bounds}. */
    private int space;

    private final Bounds bounds;
    /** By pool: the nodes right above it in the trees in use that have {@link #bounds}. */
    private final PoolLists nodes;
    /** By pool: the trees in use that are told of every change of it, by their number and 1, and its leaf in each. */
    private final PoolLists told;

    /** A tree to be. */
    private record Plot(int[] pools, int[] place, Order order, int base) {
        boolean isBounded() {
            return order != Order.MOST_FREE;
        }

        boolean isTold() {
            return order == Order.LEAST_UTILISED || order == Order.MOST_FREE || order == Order.PROPORTIONAL;
        }
    }

    TreeIndex(World world, int[] roomUnits, Utilisation utilisation, Moment moment) {
        this.roomUnits = roomUnits;
        this.utilisation = utilisation;
        this.moment = moment;
        lanes = world.lanes;
        laneTrees = new int[2 * lanes.length][];
        laneRoom = new LaneRoom[2 * lanes.length];
        for (Order order : Order.values()) {
            share(order, world.pools);
        }
        shareToFind(world.pools);
        trees = new LaneTree[plots.size()];
        treeUses = new int[plots.size()];
        bounds = new Bounds(space);
        int[] bounded = new int[world.pools];
        int[] toTell = new int[world.pools];
        for (int number = 0; number < plots.size(); number++) {
            Plot plot = plots.get(number);
            for (int pool : plot.pools) {
                bounded[pool] += plot.isBounded() ? 1 : 0;
                toTell[pool] += plot.isTold() ? 1 : 0;
            }
        }
        nodes = new PoolLists(1, bounded);
        told = new PoolLists(2, toTell);
    }

    /** Splits the lanes of an order into trees. */
    private void share(Order order, int pools) {
        int[][] ordered = new int[lanes.length][];
        boolean isAny = false;
        for (int lane = 0; lane < lanes.length; lane++) {
            boolean isOrdered = lanes[lane].order() == order;
            ordered[lane] = isOrdered ? lanes[lane].pools() : new int[0];
            isAny |= isOrdered;
        }
        if (isAny) {
            LaneGroups groups = new LaneGroups(ordered, pools, isShared(order) ? MOST_GROUPS : 1);
            for (int lane = 0; lane < lanes.length; lane++) {
                if (lanes[lane].order() == order) {
                    laneTrees[lane] = numbers(groups, lane);
                }
            }
            plant(groups, order);
        }
    }

    /**
     * Whether lanes share trees that are in more than one lane. Looking for the first pool in several trees takes longer
     * than telling several trees of a change; and a unit of room drawn from all is found only where they stand in a row.
     */
    private static boolean isShared(Order order) {
        return order == Order.LEAST_UTILISED || order == Order.MOST_FREE;
    }

    /** The same for lanes that find room only; what order they are in does not matter. */
    private void shareToFind(int pools) {
        int[][] sorted = new int[lanes.length][];
        for (int lane = 0; lane < lanes.length; lane++) {
            sorted[lane] = lanes[lane].pools().clone();
            Arrays.sort(sorted[lane]);
        }
        LaneGroups groups = new LaneGroups(sorted, pools, MOST_GROUPS);
        for (int lane = 0; lane < lanes.length; lane++) {
            laneTrees[lanes.length + lane] = numbers(groups, lane);
        }
        plant(groups, Order.PRIORITY);
    }

    private int[] numbers(LaneGroups groups, int lane) {
        int[] numbers = groups.ofLane[lane].clone();
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += plots.size();
        }
        return numbers;
    }

    private void plant(LaneGroups groups, Order order) {
        for (int[] group : groups.pools) {
            Plot plot = new Plot(group, groups.place, order, space);
            plots.add(plot);
            space += plot.isBounded() ? LaneTree.nodes(group.length) : 0;
        }
    }

    @Override
    public void reset() {
        Arrays.fill(treeUses, 0);
        nodes.clear();
        told.clear();
    }

    @Override
    public LaneRoom use(int lane) {
        return useTreesOf(lane);
    }

    @Override
    public void leave(int lane) {
        leaveTreesOf(lane);
    }

    @Override
    public LaneRoom useToFind(int lane) {
        return useTreesOf(lanes.length + lane);
    }

    @Override
    public void leaveToFind(int lane) {
        leaveTreesOf(lanes.length + lane);
    }

    private LaneRoom useTreesOf(int lane) {
        for (int number : laneTrees[lane]) {
            if (treeUses[number]++ == 0) {
                enter(number);
            }
        }
        if (laneRoom[lane] == null) {
            laneRoom[lane] = room(laneTrees[lane]);
        }
        return laneRoom[lane];
    }

    private void leaveTreesOf(int lane) {
        for (int number : laneTrees[lane]) {
            if (--treeUses[number] == 0) {
                forget(number);
            }
        }
    }

    private LaneRoom room(int[] numbers) {
        if (numbers.length == 1) {
            return trees[numbers[0]];
        }
        LaneTree[] several = new LaneTree[numbers.length];
        Arrays.setAll(several, i -> trees[numbers[i]]);
        return new LaneTrees(several);
    }

    private void enter(int number) {
        Plot plot = plots.get(number);
        if (trees[number] == null) {
            trees[number] = tree(plot);
            if (plot.isBounded()) {
                bounds.place(plot.base, LaneTree.nodes(plot.pools.length));
            }
        }
        trees[number].grow();
        for (int leaf = 0; leaf < plot.pools.length; leaf++) {
            int pool = plot.pools[leaf];
            if (plot.isBounded()) {
                nodes.add(pool, plot.base + trees[number].above(leaf));
            }
            if (plot.isTold()) {
                told.numbers[told.add(pool, number + 1) + 1] = leaf;
            }
        }
    }

    private LaneTree tree(Plot plot) {
        int[] pools = plot.pools;
        return switch (plot.order) {
            case PRIORITY, CHEAPEST, OWN -> new RoomTree(pools, plot.place, roomUnits, bounds, plot.base);
            case LEAST_UTILISED -> new LeastUsedTree(pools, plot.place, roomUnits, bounds, plot.base, utilisation);
            case MOST_FREE -> new MostFreeTree(pools, plot.place, roomUnits);
            case PROPORTIONAL -> new DrawTree(pools, plot.place, roomUnits, bounds, plot.base, moment);
        };
    }

    private void forget(int number) {
        Plot plot = plots.get(number);
        for (int leaf = 0; leaf < plot.pools.length; leaf++) {
            int pool = plot.pools[leaf];
            if (plot.isBounded()) {
                nodes.remove(pool, plot.base + trees[number].above(leaf));
            }
            if (plot.isTold()) {
                told.remove(pool, number + 1);
            }
        }
    }

    @Override
    public boolean isTold() {
        return true;
    }

    @Override
    public void raised(int pool) {
        if (!nodes.isEmpty()) {
            int room = roomUnits[pool];
            int[] node = nodes.numbers;
            for (int at = nodes.begin(pool); node[at] != PoolLists.END; at++) {
                bounds.raise(node[at], room);
            }
        }
        lowered(pool);
    }

    @Override
    public void lowered(int pool) {
        if (!told.isEmpty()) {
            int[] number = told.numbers;
            for (int at = told.begin(pool); number[at] != PoolLists.END; at += 2) {
                trees[number[at] - 1].changed(number[at + 1], pool);
            }
        }
    }
}
