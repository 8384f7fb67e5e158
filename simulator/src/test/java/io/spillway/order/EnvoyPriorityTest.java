package io.spillway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.spillway.engine.SmallLane;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Envoy's documented examples: docs/root/intro/arch_overview/upstream/load_balancing/{priority,panic_threshold}.rst. */
class EnvoyPriorityTest {
    private static final EnvoyPriority ENVOY = new EnvoyPriority(1.4, 0.5, false, ImmutableMap.of());

    private static int[] loads(int... healthyPercent) {
        int[] availability = Arrays.stream(healthyPercent)
                .map(healthy -> EnvoyPriority.availability(healthy, 100, 140))
                .toArray();
        int[] loads = new int[availability.length];
        EnvoyPriority.spread(availability, loads, loads.length);
        return loads;
    }

    /**
     * 1.4 × 72 = 100.8 is whole; 1.4 × 71 = 99.4, cut to 99, leaves 1; 1.4 × 50 = 70; 1.4 × 25 = 35, and two of 35 are scaled
     * by 100/70.
     */
    @ParameterizedTest(name = "{0} and {1} healthy: {2} and {3}")
    @CsvSource({
        "100, 100, 100, 0", "72, 72, 100, 0", "72, 100, 100, 0", "71, 71, 99, 1", "71, 100, 99, 1", "50, 50, 70, 30",
        "50, 100, 70, 30", "25, 100, 35, 65", "25, 25, 50, 50", "0, 100, 0, 100", "100, 0, 100, 0", "0, 25, 0, 100"
    })
    void twoLevels(int first, int second, int toFirst, int toSecond) {
        assertThat(loads(first, second)).containsExactly(toFirst, toSecond);
    }

    @Test
    void threeLevels() {
        assertThat(loads(100, 100, 100)).containsExactly(100, 0, 0);
        assertThat(loads(72, 72, 100)).containsExactly(100, 0, 0);
        assertThat(loads(71, 71, 100)).containsExactly(99, 1, 0);
        assertThat(loads(50, 50, 100)).containsExactly(70, 30, 0);
        assertThat(loads(25, 100, 100)).containsExactly(35, 65, 0);
        assertThat(loads(25, 25, 100)).containsExactly(35, 35, 30);
    }

    private static int[] loadsInTotalPanic(long... units) {
        int[] loads = new int[units.length];
        EnvoyPriority.spreadInTotalPanic(units, loads, loads.length);
        return loads;
    }

    /**
     * By hosts, healthy or not ({@code recalculateLoadInTotalPanic}): 1000 of 10,000 are 10 %; of three equal levels each has
     * 33 %, and 1 is left for the first, or for the first that has hosts.
     */
    @Test
    void whereEveryLevelPanics_loadGoesByUnits() {
        assertThat(loadsInTotalPanic(1000, 9000)).containsExactly(10, 90);
        assertThat(loadsInTotalPanic(100, 100))
                .as("(25, 25) is 50/50 either way")
                .containsExactly(50, 50);
        assertThat(loadsInTotalPanic(100, 100, 100)).containsExactly(34, 33, 33);
        assertThat(loadsInTotalPanic(0, 100, 200)).containsExactly(0, 34, 66);
        assertThat(loadsInTotalPanic(0, 0)).as("no host anywhere").containsExactly(100, 0);
    }

    /**
     * Where rounding leaves something: of (25, 25, 20) the availabilities 35, 35, 28 sum to 98, and 35 × 100 / 98 = 35, 35, 28
     * in integers leave 2 for the first. The documentation rounds each, 36/36/28; so it does with (5, 65): 7/93 for 8/92.
     */
    @Test
    void whatRoundingLeaves_goesToTheFirstHealthyLevel() {
        assertThat(loads(25, 25, 20)).containsExactly(37, 35, 28);
        assertThat(loads(5, 65)).containsExactly(8, 92);
        assertThat(loads(0, 25, 25, 20)).containsExactly(0, 37, 35, 28);
    }

    /** The table of panic_threshold.rst has 50/50 for (50, 60) and 25/75 for (25, 100): without the factor of 1.4. */
    @Test
    void theFormulaHolds_whereATableOfTheDocumentationForgetsTheFactor() {
        assertThat(loads(50, 60)).containsExactly(70, 30);
        assertThat(loads(25, 100)).containsExactly(35, 65);
    }

    /** Panic is thought of only where all levels together lack health. */
    @ParameterizedTest(name = "{0} and {1} healthy: panics {2} and {3}")
    @CsvSource({
        "72, 72, false, false",
        "71, 71, false, false",
        "50, 60, false, false",
        "25, 100, false, false",
        "25, 25, true, true",
        "5, 65, true, false",
        "0, 0, true, true",
        "49, 0, true, true",
        "49, 100, false, false"
    })
    void panic(int first, int second, boolean firstPanics, boolean secondPanics) {
        int all = Math.min(
                100, EnvoyPriority.availability(first, 100, 140) + EnvoyPriority.availability(second, 100, 140));
        assertThat(EnvoyPriority.isInPanic(first, 100, all, 0.5)).isEqualTo(firstPanics);
        assertThat(EnvoyPriority.isInPanic(second, 100, all, 0.5)).isEqualTo(secondPanics);
        assertThat(EnvoyPriority.isInPanic(first, 100, all, 0))
                .as("0 % forbids it")
                .isFalse();
    }

    /** A level without hosts has 0 % of health: below any threshold but 0 %. */
    @Test
    void aLevelWithoutUnits_countsAsInPanic() {
        assertThat(EnvoyPriority.isInPanic(0, 0, 35, 0.5)).isTrue();
        assertThat(EnvoyPriority.isInPanic(0, 0, 35, 0)).isFalse();
        assertThat(EnvoyPriority.isInPanic(0, 0, 100, 0.5)).isFalse();
    }

    private static SmallLane twoLevels(EnvoyPriority order) {
        return SmallLane.of(order, "p0/a/x", "p0/b/x", "p0/c/x", "p0/d/x", "p1/a/x")
                .capacity("p0/a/x", 1000)
                .capacity("p0/b/x", 1000)
                .capacity("p0/c/x", 1000)
                .capacity("p0/d/x", 1000)
                .capacity("p1/a/x", 1000);
    }

    private static int toFirst(Map<String, Integer> spread) {
        return spread.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("p0"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Half of the first level is out: 70 % of 20,000, give or take four times √(20,000 × 0.7 × 0.3) = 65. */
    @Test
    void requestsFollowTheLoads_andComeBackWithHealth() {
        SmallLane lane = twoLevels(ENVOY);
        assertThat(toFirst(lane.spread(1000))).isEqualTo(1000);
        lane.startOutage("p0/a/x").startOutage("p0/b/x");
        assertThat(toFirst(lane.spread(20_000))).isCloseTo(14_000, within(260));
        lane.endOutage("p0/a/x");
        assertThat(toFirst(lane.spread(1000)))
                .as("three quarters are more than 100/1.4 per cent")
                .isEqualTo(1000);
    }

    /** Room plays no part: that is the assumption that Envoy's documentation states. */
    @Test
    void aFullLevel_refusesWhileTheNextHasRoom_unlessRequestsAreSentOn() {
        SmallLane lane = twoLevels(ENVOY);
        SmallLane retrying = twoLevels(new EnvoyPriority(1.4, 0.5, true, ImmutableMap.of()));
        for (String pool : new String[] {"p0/a/x", "p0/b/x", "p0/c/x", "p0/d/x"}) {
            lane.take(pool, 1000);
            retrying.take(pool, 1000);
        }
        assertThat(lane.spread(100)).isEqualTo(Map.of("nowhere", 100));
        assertThat(retrying.spread(100)).isEqualTo(Map.of("p1/a/x", 100));
    }

    /**
     * The first level is healthy and full. Of the second a pool in five is left, 28 % with the factor and below the threshold;
     * but all levels together are whole, so that it does not send to what is out.
     */
    @Test
    void aLevelThatARequestIsSentOnTo_panicsOnlyIfAllLevelsTogetherLackHealth() {
        SmallLane lane = SmallLane.of(
                        new EnvoyPriority(1.4, 0.5, true, ImmutableMap.of()),
                        "p0/a/x",
                        "p1/a/x",
                        "p1/b/x",
                        "p1/c/x",
                        "p1/d/x",
                        "p1/e/x")
                .capacity("p0/a/x", 1000)
                .take("p0/a/x", 1000);
        for (String pool : new String[] {"p1/a/x", "p1/b/x", "p1/c/x", "p1/d/x", "p1/e/x"}) {
            lane.capacity(pool, 1000);
        }
        for (String pool : new String[] {"p1/a/x", "p1/b/x", "p1/c/x", "p1/d/x"}) {
            lane.startOutage(pool);
        }
        assertThat(lane.spread(1000)).isEqualTo(Map.of("p1/e/x", 1000));
    }

    /**
     * The second level is out, and three quarters of the first: 35 % is not whole, and both panic. The first has 80 % of the
     * units, a quarter of them well: 16,000 of 20,000 go where nothing runs, give or take four times √(20,000 × 0.8 × 0.2) = 57.
     */
    @Test
    void levelsInPanic_sendToWhatIsOutToo() {
        SmallLane lane = twoLevels(ENVOY).startOutage("p1/a/x");
        lane.startOutage("p0/a/x").startOutage("p0/b/x").startOutage("p0/c/x");
        assertThat(lane.spread(20_000).get("nowhere")).isCloseTo(16_000, within(230));
        SmallLane calm =
                twoLevels(new EnvoyPriority(1.4, 0, false, ImmutableMap.of())).startOutage("p1/a/x");
        calm.startOutage("p0/a/x").startOutage("p0/b/x").startOutage("p0/c/x");
        assertThat(calm.spread(1000)).isEqualTo(Map.of("p0/d/x", 1000));
    }

    /**
     * The first level has 7 % of availability and panics, the second 91 %, does not and takes its load: 100 × 7 / 98 = 7 and 92,
     * and 1 for the first. Of its 8 % a twentieth is well: 7.6 % of 20,000 = 1520, give or take 4 × √(20,000 × 0.076 × 0.924) = 37.
     */
    @Test
    void aLevelInPanicBesideOneThatIsNot_hasItsLoadByHealth() {
        SmallLane lane = SmallLane.of(ENVOY, "p0/well/x", "p0/out/x", "p1/well/x", "p1/out/x")
                .capacity("p0/well/x", 50)
                .capacity("p0/out/x", 950)
                .capacity("p1/well/x", 650)
                .capacity("p1/out/x", 350)
                .startOutage("p0/out/x")
                .startOutage("p1/out/x");
        assertThat(lane.spread(20_000).get("nowhere")).isCloseTo(1520, within(150));
        assertThat(lane.spread(1000)).doesNotContainKey("p1/out/x");
    }

    /** A fifth of each level is well, 28 % each: both panic, and a level of nine times the units has nine times the load. */
    @Test
    void whereEveryLevelPanics_whatRunsIsSharedByUnits() {
        SmallLane lane = SmallLane.of(ENVOY, "gcp/later/x", "azure/well/x", "azure/out/x", "aws/well/x", "aws/out/x")
                .capacity("azure/well/x", 200)
                .capacity("azure/out/x", 800)
                .capacity("aws/well/x", 1800)
                .capacity("aws/out/x", 7200)
                .startOutage("azure/out/x")
                .startOutage("aws/out/x");
        Map<String, Integer> spread = lane.spread(20_000);
        assertThat(spread.get("azure/well/x"))
                .as("2 % of 20,000; four times √(20,000 × 0.02 × 0.98) = 20")
                .isCloseTo(400, within(80));
        assertThat(spread.get("aws/well/x"))
                .as("18 % of 20,000; four times √(20,000 × 0.18 × 0.82) = 54")
                .isCloseTo(3600, within(216));
    }

    /** A level that is sent to in total panic has refused; of those left one is well enough to be sent to. */
    @Test
    void whereEveryLevelPanics_aRequestIsSentOnByHealth() {
        SmallLane lane = SmallLane.of(
                        new EnvoyPriority(1.4, 0.5, true, ImmutableMap.of()), "p0/out/x", "p1/well/x", "p1/out/x")
                .capacity("p0/out/x", 1000)
                .capacity("p1/well/x", 1)
                .capacity("p1/out/x", 2)
                .startOutage("p0/out/x")
                .startOutage("p1/out/x");
        assertThat(lane.spread(20_000).get("p1/well/x"))
                .as(
                        "100 % of load go to the first, as 3 of 1003 are 0 in whole per cents; a third of what it sends on is taken")
                .isCloseTo(6667, within(267));
    }

    @Test
    void nothingHealthyAnywhere_isRefused() {
        SmallLane lane = SmallLane.of(ENVOY, "p0/a/x", "p1/a/x")
                .capacity("p0/a/x", 10)
                .capacity("p1/a/x", 10)
                .startOutage("p0/a/x")
                .startOutage("p1/a/x");
        assertThat(lane.spread(100)).isEqualTo(Map.of("nowhere", 100));
    }
}
