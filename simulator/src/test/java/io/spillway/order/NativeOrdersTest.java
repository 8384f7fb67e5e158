package io.spillway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.spillway.engine.SmallLane;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code weighted} and {@code commitment-first} say of themselves; the others are held against a reference. */
class NativeOrdersTest {
    private static SmallLane promised() {
        return SmallLane.promised(new CommitmentFirst(), "gcp", 30e6, "aws/r/a", "aws/r/b", "gcp/r/a")
                .capacity("aws/r/a", 100)
                .capacity("aws/r/b", 100)
                .capacity("gcp/r/a", 100);
    }

    private static SmallLane lane(Ordering order) {
        return SmallLane.of(order, "aws/r/a", "aws/r/b", "gcp/r/a")
                .capacity("aws/r/a", 100)
                .capacity("aws/r/b", 100)
                .capacity("gcp/r/a", 100);
    }

    /** Three quarters of 10,000, give or take four times √(10,000 × 3/16) = 43. */
    @Test
    void aWeightIsThatOfAllPoolsItsNameCovers() {
        Map<String, Integer> spread =
                lane(new Weighted(ImmutableMap.of("aws", 3.0))).spread(10_000);
        assertThat(spread).containsOnlyKeys("aws/r/a", "gcp/r/a");
        assertThat(spread.get("aws/r/a")).isCloseTo(7500, within(175));
    }

    @Test
    void aNarrowerNameHasAWeightOfItsOwn() {
        Map<String, Integer> spread =
                lane(new Weighted(ImmutableMap.of("aws", 1.0, "aws/r/b", 2.0))).spread(10_000);
        assertThat(spread.get("aws/r/b")).as("half of it").isCloseTo(5000, within(200));
        assertThat(spread.get("gcp/r/a")).as("a quarter").isCloseTo(2500, within(175));
    }

    @Test
    void weightsCountAmongWhatHasRoomAlone() {
        SmallLane lane = lane(new Weighted(ImmutableMap.of("aws", 1e9))).take("aws/r/a", 100);
        assertThat(lane.spread(100)).isEqualTo(Map.of("aws/r/b", 100));
        lane.take("aws/r/b", 100);
        assertThat(lane.spread(100)).isEqualTo(Map.of("gcp/r/a", 100));
    }

    /** 30 dollars are committed to gcp; requests of one unit for ten hours cost 10 each. */
    @Test
    void whatIsCommittedIsDrawnDownFirst() {
        SmallLane lane = promised();
        for (int i = 0; i < 3; i++) {
            assertThat(lane.place(1, 10)).contains("gcp/r/a");
        }
        assertThat(lane.place(1, 10)).contains("aws/r/a");
    }

    @Test
    void aCommitmentIsOfNoUseWhereThereIsNoRoom() {
        SmallLane lane = promised().take("gcp/r/a", 100);
        assertThat(lane.place(1, 10)).contains("aws/r/a");
    }

    /**
     * One line counts, and only in aws/r/b; half the list price is paid. The first period is the hours 0 to 100 with 10
     * dollars, the second the hours 100 to 200 with 5; hours before 4 are warm-up. A unit for ten hours from hour 0 runs 6 of them behind it and
     * takes 3 dollars; two more from hour 10 take 5 each, and the second of them finds 2 left. Nothing is left until the second
     * period, of which one takes all 5.
     */
    @Test
    void periodsPricesWarmUpAndWhatCounts_areThoseOfTheCommitment() {
        long hour = 3_600_000_000L;
        Promise promise = new Promise(
                new boolean[][] {{false, true, false}},
                0.5,
                new long[] {0, 100 * hour},
                new long[] {100 * hour, 200 * hour},
                new double[] {10e6, 5e6},
                4 * hour);
        SmallLane lane = SmallLane.promised(new CommitmentFirst(), promise, "aws/r/a", "aws/r/b", "gcp/r/a")
                .capacity("aws/r/a", 100)
                .capacity("aws/r/b", 100)
                .capacity("gcp/r/a", 100);
        assertThat(lane.place(1, 10)).contains("aws/r/b");
        assertThat(lane.minutesLater(10 * 60).place(1, 10)).contains("aws/r/b");
        assertThat(lane.place(1, 10)).contains("aws/r/b");
        assertThat(lane.place(1, 10)).contains("aws/r/a");
        assertThat(lane.minutesLater(90 * 60).place(1, 10)).contains("aws/r/b");
        assertThat(lane.place(1, 10)).contains("aws/r/a");
        assertThat(lane.minutesLater(100 * 60).place(1, 10)).contains("aws/r/a");
    }
}
