package io.spillway.engine;

import java.util.Arrays;

/**
 * The groups that lanes are made of. Lanes overlap: a pool is in the lane of its geography, in that of all geographies, and
 * so on. Pools that are in exactly the same lanes form a group (the coarsest partition that splits no lane; Paige, Tarjan
 * 1987), so that a change of a pool matters to one group, and a lane asks each of its groups.
 *
 * <p>Which pool of several groups comes first in a lane can be told only if all lanes agree on an order; {@link #place} is
 * such an order (a topological one; Kahn 1962). A lane that disagrees with it, or has too many groups, is a
 * group of its own.
 */
final class LaneGroups {
    private static final int NONE = -1;

    /** By pool: its place in the order of all lanes but those that disagree. */
    final int[] place;
    /** By lane: the numbers of its groups. */
    final int[][] ofLane;
    /** By number of the group: its pools, in the order of the lanes that have it. */
    int[][] pools = new int[0][];

    private final int[][] lanes;
    /** By lane: whether it is a group of its own. */
    private final boolean[] isAlone;

    /**
     * @param lanes the pools of each in its order
     * @param most groups that a lane may have
     */
    LaneGroups(int[][] lanes, int poolCount, int most) {
        this.lanes = lanes;
        place = places(poolCount);
        isAlone = new boolean[lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            isAlone[lane] = !isInOrder(lanes[lane]);
        }
        int[] label = labels();
        while (isAnyLeftOut(label, most)) {
            label = labels();
        }
        ofLane = new int[lanes.length][];
        int[] number = new int[1 + sizes() + lanes.length];
        Arrays.fill(number, NONE);
        for (int lane = 0; lane < lanes.length; lane++) {
            ofLane[lane] = isAlone[lane] ? new int[] {add(lanes[lane])} : numbers(lanes[lane], label, number);
        }
    }

    /** The pools of all lanes, as often as they are in one. */
    private int sizes() {
        int sizes = 0;
        for (int[] lane : lanes) {
            sizes += lane.length;
        }
        return sizes;
    }

    /** Each pool behind those that precede it in some lane; where lanes disagree, the lowest pool goes next. */
    private int[] places(int poolCount) {
        int[] steps = new int[poolCount];
        int[] firstStep = new int[poolCount];
        Arrays.fill(firstStep, NONE);
        int[] nextStep = new int[sizes()];
        int[] stepTo = new int[nextStep.length];
        int step = 0;
        for (int[] lane : lanes) {
            for (int i = 1; i < lane.length; i++, step++) {
                stepTo[step] = lane[i];
                nextStep[step] = firstStep[lane[i - 1]];
                firstStep[lane[i - 1]] = step;
                steps[lane[i]]++;
            }
        }
        int[] inOrder = new int[poolCount];
        int[] placeOf = new int[poolCount];
        Arrays.fill(placeOf, NONE);
        int placed = 0;
        for (int pool = 0; pool < poolCount; pool++) {
            if (steps[pool] == 0) {
                inOrder[placed] = pool;
                placeOf[pool] = placed++;
            }
        }
        int lowest = 0;
        for (int place = 0; place < poolCount; place++) {
            if (place == placed) {
                while (placeOf[lowest] != NONE) {
                    lowest++;
                }
                inOrder[placed] = lowest;
                placeOf[lowest] = placed++;
            }
            for (step = firstStep[inOrder[place]]; step != NONE; step = nextStep[step]) {
                int to = stepTo[step];
                if (--steps[to] == 0 && placeOf[to] == NONE) {
                    inOrder[placed] = to;
                    placeOf[to] = placed++;
                }
            }
        }
        return placeOf;
    }

    private boolean isInOrder(int[] lane) {
        for (int i = 1; i < lane.length; i++) {
            if (place[lane[i]] < place[lane[i - 1]]) {
                return false;
            }
        }
        return true;
    }

    /** By pool: a label that it shares with those of the same group. */
    private int[] labels() {
        int[] label = new int[place.length];
        int labels = 1;
        for (int lane = 0; lane < lanes.length; lane++) {
            if (!isAlone[lane]) {
                int[] inside = new int[labels];
                for (int pool : lanes[lane]) {
                    int outside = label[pool];
                    if (inside[outside] == 0) {
                        inside[outside] = labels++;
                    }
                    label[pool] = inside[outside];
                }
            }
        }
        return label;
    }

    /** Leaves out the lanes that have too many groups, if there are any. */
    private boolean isAnyLeftOut(int[] label, int most) {
        boolean isAny = false;
        for (int lane = 0; lane < lanes.length; lane++) {
            if (!isAlone[lane] && distinct(lanes[lane], label).length > most) {
                isAlone[lane] = true;
                isAny = true;
            }
        }
        return isAny;
    }

    private static int[] distinct(int[] lane, int[] label) {
        int[] labels = new int[lane.length];
        for (int i = 0; i < lane.length; i++) {
            labels[i] = label[lane[i]];
        }
        Arrays.sort(labels);
        int count = 0;
        for (int i = 0; i < labels.length; i++) {
            if (i == 0 || labels[i] != labels[i - 1]) {
                labels[count++] = labels[i];
            }
        }
        return Arrays.copyOf(labels, count);
    }

    /** The numbers of the groups of a lane; groups that have none yet get one. */
    private int[] numbers(int[] lane, int[] label, int[] number) {
        int[] labels = distinct(lane, label);
        for (int i = 0; i < labels.length; i++) {
            if (number[labels[i]] == NONE) {
                number[labels[i]] = add(labelled(lane, label, labels[i]));
            }
            labels[i] = number[labels[i]];
        }
        return labels;
    }

    private static int[] labelled(int[] lane, int[] label, int wanted) {
        int[] group = new int[lane.length];
        int size = 0;
        for (int pool : lane) {
            if (label[pool] == wanted) {
                group[size++] = pool;
            }
        }
        return Arrays.copyOf(group, size);
    }

    private int add(int[] group) {
        pools = Arrays.copyOf(pools, pools.length + 1);
        pools[pools.length - 1] = group;
        return pools.length - 1;
    }
}
