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
    /** How many of the trees in use are to be told of room that shrinks. */
    private int told;
    /** By pool: where its members begin. */
    private final int[] membersAt;
    /** Of each pool: how many trees in use have it, and then the number of each and the pool's leaf in it. */
    private final int[] members;

    /** A tree to be. */
    private record Plot(int[] pools, int[] place, Order order) {}

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
        membersAt = new int[world.pools];
        members = new int[placeMembers()];
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
            plots.add(new Plot(group, groups.place, order));
        }
    }

    /** Leaves each pool the space that it needs if all trees are in use; all of it together. */
    private int placeMembers() {
        int[] most = new int[membersAt.length];
        for (int number = 0; number < plots.size(); number++) {
            for (int pool : plots.get(number).pools) {
                most[pool]++;
            }
        }
        int space = 0;
        for (int pool = 0; pool < most.length; pool++) {
            membersAt[pool] = space;
            space += 1 + 2 * most[pool];
        }
        return space;
    }

    @Override
    public void reset() {
        Arrays.fill(treeUses, 0);
        told = 0;
        for (int at : membersAt) {
            members[at] = 0;
        }
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
        if (trees[number] == null) {
            trees[number] = tree(plots.get(number));
        }
        trees[number].grow();
        told += trees[number].isToldAll() ? 1 : 0;
        int[] pools = plots.get(number).pools;
        for (int leaf = 0; leaf < pools.length; leaf++) {
            int at = membersAt[pools[leaf]];
            int free = at + 1 + 2 * members[at]++;
            members[free] = number;
            members[free + 1] = leaf;
        }
    }

    private LaneTree tree(Plot plot) {
        return switch (plot.order) {
            case PRIORITY, CHEAPEST, OWN -> new RoomTree(plot.pools, plot.place, roomUnits);
            case LEAST_UTILISED -> new LeastUsedTree(plot.pools, plot.place, roomUnits, utilisation);
            case MOST_FREE -> new MostFreeTree(plot.pools, plot.place, roomUnits);
            case PROPORTIONAL -> new DrawTree(plot.pools, plot.place, roomUnits, moment);
        };
    }

    private void forget(int number) {
        told -= trees[number].isToldAll() ? 1 : 0;
        for (int pool : plots.get(number).pools) {
            int at = membersAt[pool];
            int last = at + 1 + 2 * --members[at];
            int member = at + 1;
            while (members[member] != number) {
                member += 2;
            }
            members[member] = members[last];
            members[member + 1] = members[last + 1];
        }
    }

    @Override
    public boolean isTold() {
        return true;
    }

    @Override
    public void raised(int pool) {
        int first = membersAt[pool] + 1;
        for (int member = first + 2 * members[first - 1] - 2; member >= first; member -= 2) {
            trees[members[member]].raised(members[member + 1], pool);
        }
    }

    @Override
    public void lowered(int pool) {
        if (told == 0) {
            return;
        }
        int first = membersAt[pool] + 1;
        for (int member = first + 2 * members[first - 1] - 2; member >= first; member -= 2) {
            trees[members[member]].lowered(members[member + 1], pool);
        }
    }
}
