package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LaneGroupsTest {
    private static final int MOST = 4;

    @Test
    void poolsOfTheSameLanesAreAGroup() {
        LaneGroups groups = groups(6, new int[] {0, 1, 2, 3}, new int[] {2, 3, 4, 5}, new int[] {0, 1});
        assertThat(groups.pools).isDeepEqualTo(new int[][] {{2, 3}, {0, 1}, {4, 5}});
        assertThat(groups.ofLane).isDeepEqualTo(new int[][] {{0, 1}, {0, 2}, {1}});
    }

    @Test
    void aLaneWithoutPoolsHasNoGroups() {
        assertThat(groups(2, new int[] {0, 1}, new int[0]).ofLane).isDeepEqualTo(new int[][] {{0}, {}});
    }

    @Test
    void theOrderIsThatOfAllLanes() {
        LaneGroups groups = groups(4, new int[] {3, 1}, new int[] {1, 0, 2}, new int[] {3, 0});
        assertThat(groups.place[3]).isLessThan(groups.place[1]);
        assertThat(groups.place[1]).isLessThan(groups.place[0]);
        assertThat(groups.place[0]).isLessThan(groups.place[2]);
        assertThat(groups.ofLane[0]).hasSize(2);
    }

    @Test
    void lanesThatDisagreeShareNothing() {
        LaneGroups groups = groups(3, new int[] {0, 1, 2}, new int[] {2, 1, 0});
        assertThat(groups.pools).isDeepEqualTo(new int[][] {{0, 1, 2}, {2, 1, 0}});
        assertThat(groups.ofLane).isDeepEqualTo(new int[][] {{0}, {1}});
    }

    @Test
    void aLaneOfTooManyGroupsIsOneOfItsOwn() {
        int[] all = IntStream.range(0, MOST + 1).toArray();
        int[][] lanes = new int[MOST + 2][];
        lanes[0] = all;
        for (int pool : all) {
            lanes[1 + pool] = new int[] {pool};
        }
        LaneGroups groups = groups(all.length, lanes);
        assertThat(groups.pools[groups.ofLane[0][0]]).isEqualTo(all);
        assertThat(groups.ofLane[0]).hasSize(1);
    }

    private static LaneGroups groups(int pools, int[]... lanes) {
        return new LaneGroups(lanes, pools, MOST);
    }
}
