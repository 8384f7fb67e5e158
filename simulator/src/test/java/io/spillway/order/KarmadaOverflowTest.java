package io.spillway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.SmallLane;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The proposal "overflow-affinities": tiers filled to exhaustion, one behind the other. */
class KarmadaOverflowTest {
    private static SmallLane lane(ImmutableMap<String, ImmutableSet<String>> tiers) {
        return SmallLane.of(new KarmadaOverflow(tiers), "idc/r/a", "idc/r/b", "public/r/c", "other/r/d")
                .capacity("idc/r/a", 60)
                .capacity("idc/r/b", 30)
                .capacity("public/r/c", 50)
                .capacity("other/r/d", 50);
    }

    private static final ImmutableMap<String, ImmutableSet<String>> TIERS =
            ImmutableMap.of("own", ImmutableSet.of("idc"), "rented", ImmutableSet.of("public", "idc/r/b"));

    @Test
    void aTierIsExhaustedBeforeTheNextGetsAnything_andWhatIsLeftIsNotScheduled() {
        SmallLane lane = lane(TIERS);
        for (int i = 0; i < 90; i++) {
            assertThat(lane.place(1, 1).orElseThrow()).startsWith("idc/");
        }
        for (int i = 0; i < 50; i++) {
            assertThat(lane.place(1, 1)).contains("public/r/c");
        }
        assertThat(lane.place(1, 1)).as("no tier names the other").isEmpty();
    }

    /** Two thirds of 10,000, give or take four times √(10,000 × 2/9) = 47; a cluster in two tiers counts in the first. */
    @Test
    void withinATier_byWhatIsAvailable() {
        Map<String, Integer> spread = lane(TIERS).spread(10_000);
        assertThat(spread).containsOnlyKeys("idc/r/a", "idc/r/b");
        assertThat(spread.get("idc/r/a")).isCloseTo(6667, within(190));
    }

    @Test
    void nothingIsRemembered_newRequestsFindTheFirstTierAgain() {
        SmallLane lane = lane(TIERS).take("idc/r/a", 60).take("idc/r/b", 30);
        assertThat(lane.choose(1)).contains("public/r/c");
        lane.release("idc/r/b", 2);
        assertThat(lane.choose(1)).contains("idc/r/b");
        assertThat(lane.choose(3)).isEqualTo(Optional.of("public/r/c"));
    }
}
