package io.spillway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.engine.SmallLane;
import io.spillway.model.InvalidValueException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The autoscaler's expander/priority/readme.md and clusterstate's exponential back-off. */
class KubernetesPriorityExpanderTest {
    private static KubernetesPriorityExpander order(ImmutableMap<String, ImmutableList<String>> priorities) {
        return new KubernetesPriorityExpander(
                priorities, Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(3));
    }

    /** The readme's example: 10 has {@code .*t2\.large.*} and {@code .*t3\.large.*}, 50 has {@code .*m4\.4xlarge.*}. */
    private static SmallLane readme() {
        return SmallLane.of(
                        order(ImmutableMap.of(
                                "10",
                                ImmutableList.of(".*t2\\.large.*", ".*t3\\.large.*"),
                                "50",
                                ImmutableList.of(".*m4\\.4xlarge.*"))),
                        "aws/r/t2.large-pool",
                        "aws/r/t3.large-pool",
                        "aws/r/m4.4xlarge-pool",
                        "aws/r/c5-pool")
                .capacity("aws/r/t2.large-pool", 100)
                .capacity("aws/r/t3.large-pool", 100)
                .capacity("aws/r/m4.4xlarge-pool", 100)
                .capacity("aws/r/c5-pool", 100);
    }

    @Test
    void theHighestNumberWins() {
        assertThat(readme().spread(100)).isEqualTo(Map.of("aws/r/m4.4xlarge-pool", 100));
    }

    /** Half of 10,000, give or take four times √(10,000 / 4) = 50. */
    @Test
    void tiesAreDrawn_andUnmatchedGroupsAreLeftOut() {
        SmallLane lane = readme().take("aws/r/m4.4xlarge-pool", 100);
        Map<String, Integer> spread = lane.spread(10_000);
        assertThat(spread).containsOnlyKeys("aws/r/t2.large-pool", "aws/r/t3.large-pool");
        assertThat(spread.get("aws/r/t2.large-pool")).isCloseTo(5000, within(200));
    }

    /** 65 seconds are 65,000,000 ticks; as 0.0180555… hours they were one less. */
    @Test
    void backOff_lastsToItsLastTick() {
        Ordering order = new KubernetesPriorityExpander(
                ImmutableMap.of("1", ImmutableList.of("x")),
                Duration.ofSeconds(65),
                Duration.ofMinutes(30),
                Duration.ofHours(3));
        SmallLane lane = SmallLane.of(order, "a/r/x", "a/r/y")
                .capacity("a/r/x", 1)
                .capacity("a/r/y", 1)
                .take("a/r/x", 1);
        assertThat(lane.choose(1)).contains("a/r/y");
        lane.release("a/r/x", 1).ticksLater(64_999_999);
        assertThat(lane.choose(1)).contains("a/r/y");
        assertThat(lane.ticksLater(1).choose(1)).contains("a/r/x");
    }

    @Test
    void whereNothingMatches_anyGroupIsTaken() {
        SmallLane lane = SmallLane.of(order(ImmutableMap.of("1", ImmutableList.of("gpu"))), "a/r/x", "b/r/x")
                .capacity("a/r/x", 10)
                .capacity("b/r/x", 10);
        assertThat(lane.spread(1000).get("a/r/x")).isCloseTo(500, within(64));
    }

    private static SmallLane twoGroups() {
        return SmallLane.of(
                        order(ImmutableMap.of("20", ImmutableList.of("^a/"), "10", ImmutableList.of("^b/"))),
                        "a/r/x",
                        "b/r/x")
                .capacity("a/r/x", 10)
                .capacity("b/r/x", 10)
                .take("a/r/x", 10);
    }

    /** Minutes from a failure on, with room again, until the group is asked again. */
    private static int backOffMinutes(SmallLane lane) {
        lane.take("a/r/x", 1);
        assertThat(lane.choose(1)).as("another group, in the same instant").contains("b/r/x");
        lane.release("a/r/x", 1);
        for (int minutes = 1; ; minutes++) {
            if (lane.minutesLater(1).choose(1).equals(java.util.Optional.of("a/r/x"))) {
                return minutes;
            }
        }
    }

    @Test
    void backOffDoublesFromFiveMinutesToThirty_andBeginsAnewAfterThreeHours() {
        SmallLane lane = twoGroups().release("a/r/x", 1);
        assertThat(backOffMinutes(lane)).isEqualTo(5);
        assertThat(backOffMinutes(lane)).isEqualTo(10);
        assertThat(backOffMinutes(lane)).isEqualTo(20);
        assertThat(backOffMinutes(lane)).isEqualTo(30);
        assertThat(backOffMinutes(lane)).isEqualTo(30);
        lane.minutesLater(149);
        assertThat(backOffMinutes(lane))
                .as("179 minutes after the failure before")
                .isEqualTo(30);
        lane.minutesLater(150);
        assertThat(backOffMinutes(lane)).as("three hours after").isEqualTo(5);
    }

    @Test
    void whereNothingElseTakesIt_aGroupInBackOffIsAskedAfterAll() {
        SmallLane lane = twoGroups();
        assertThat(lane.choose(1)).contains("b/r/x");
        lane.release("a/r/x", 1).take("b/r/x", 10);
        assertThat(lane.choose(1)).contains("a/r/x");
    }

    @Test
    void aPriorityGivenTwice_isRefused() {
        assertThatThrownBy(() -> order(ImmutableMap.of("10", ImmutableList.of("a"), "010", ImmutableList.of("b"))))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("each priority once");
    }
}
