package io.spillway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.spillway.engine.SmallLane;
import io.spillway.model.Money;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code weighted} and {@code commitment-first} say of themselves; the others are held against a reference. */
class NativeOrdersTest {
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
        SmallLane lane = lane(new CommitmentFirst(ImmutableMap.of("gcp", new Money(30_000_000))));
        for (int i = 0; i < 3; i++) {
            assertThat(lane.place(1, 10)).contains("gcp/r/a");
        }
        assertThat(lane.place(1, 10)).contains("aws/r/a");
    }

    @Test
    void aCommitmentIsOfNoUseWhereThereIsNoRoom() {
        SmallLane lane = lane(new CommitmentFirst(ImmutableMap.of("gcp", new Money(30_000_000))))
                .take("gcp/r/a", 100);
        assertThat(lane.place(1, 10)).contains("aws/r/a");
    }
}
