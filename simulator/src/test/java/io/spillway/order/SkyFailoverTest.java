package io.spillway.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import io.spillway.engine.SmallLane;
import io.spillway.order.SkyFailover.Scope;
import org.junit.jupiter.api.Test;

/** SkyPilot's auto-failover: zones, then regions, then clouds, by cost, with what failed blocked. */
class SkyFailoverTest {
    private static SkyFailover reserving(String... reserved) {
        return new SkyFailover(false, ImmutableSet.copyOf(reserved), Scope.ZONE, Scope.REGION, Scope.CLOUD);
    }

    /** By price: gcp/r1/a, aws/r1/a, gcp/r1/b, gcp/r2/a, aws/r1/b. */
    private static SmallLane lane(SkyFailover order) {
        return SmallLane.of(order, "gcp/r1/a", "aws/r1/a", "gcp/r1/b", "gcp/r2/a", "aws/r1/b")
                .capacity("gcp/r1/a", 10)
                .capacity("aws/r1/a", 10)
                .capacity("gcp/r1/b", 10)
                .capacity("gcp/r2/a", 10)
                .capacity("aws/r1/b", 10);
    }

    @Test
    void theCheapest_thenItsRegion_thenItsCloud_thenTheNextCheapestCloud() {
        SmallLane lane = lane(reserving());
        assertThat(lane.choose(1)).contains("gcp/r1/a");
        lane.take("gcp/r1/a", 10);
        assertThat(lane.choose(1)).as("before aws/r1/a, though that costs less").contains("gcp/r1/b");
        lane.take("gcp/r1/b", 10);
        assertThat(lane.choose(1)).contains("gcp/r2/a");
        lane.take("gcp/r2/a", 10);
        assertThat(lane.choose(1)).contains("aws/r1/a");
        lane.take("aws/r1/a", 10);
        assertThat(lane.choose(1)).contains("aws/r1/b");
        lane.take("aws/r1/b", 10);
        assertThat(lane.choose(1)).as("resources unavailable").isEmpty();
    }

    @Test
    void aQuotaBlocksTheRegion() {
        SmallLane lane = lane(reserving()).headroom("gcp/r1/a", 10);
        assertThat(lane.choose(1)).as("gcp/r1/b is in the same region").contains("gcp/r2/a");
    }

    @Test
    void aCloudThatDoesNotAnswer_isBlockedWhole() {
        SmallLane lane = lane(reserving()).startOutage("gcp/r1/a");
        assertThat(lane.choose(1)).contains("aws/r1/a");
        lane.endOutage("gcp/r1/a");
        assertThat(lane.choose(1)).as("blocks last for one search").contains("gcp/r1/a");
    }

    @Test
    void theScopeOfAnErrorCanBeSet() {
        SmallLane lane = lane(new SkyFailover(false, ImmutableSet.of(), Scope.CLOUD, Scope.ZONE, Scope.ZONE))
                .take("gcp/r1/a", 10);
        assertThat(lane.choose(1)).contains("aws/r1/a");
    }

    @Test
    void reservedCapacityCostsNothing() {
        assertThat(lane(reserving("aws/r1/b")).choose(1)).contains("aws/r1/b");
        assertThat(lane(reserving("aws")).choose(1)).contains("aws/r1/a");
        assertThat(lane(reserving("aws/r1/b")).take("aws/r1/b", 10).choose(1))
                .as("the rest of its region, then of its cloud")
                .contains("aws/r1/a");
    }

    @Test
    void anOrderedListGoesBeforeCost() {
        SmallLane lane = SmallLane.of(
                        new SkyFailover(true, ImmutableSet.of(), Scope.ZONE, Scope.REGION, Scope.CLOUD),
                        "aws/r/dear",
                        "gcp/r/cheap")
                .capacity("aws/r/dear", 10)
                .capacity("gcp/r/cheap", 10);
        assertThat(lane.choose(1)).contains("aws/r/dear");
    }

    /** What is reserved costs nothing, and cost counts within a cloud only. */
    @Test
    void inAnOrderedList_reservedCapacityComesFirstWithinItsCloudOnly() {
        SkyFailover order = new SkyFailover(
                true, ImmutableSet.of("aws/r/dear", "gcp/r/reserved"), Scope.ZONE, Scope.REGION, Scope.CLOUD);
        SmallLane lane = SmallLane.of(order, "azure/r/dearest", "aws/r/cheap", "aws/r/dear", "gcp/r/reserved")
                .capacity("azure/r/dearest", 10)
                .capacity("aws/r/cheap", 10)
                .capacity("aws/r/dear", 10)
                .capacity("gcp/r/reserved", 10);
        for (String next : new String[] {"azure/r/dearest", "aws/r/dear", "aws/r/cheap", "gcp/r/reserved"}) {
            assertThat(lane.choose(1)).contains(next);
            lane.take(next, 10);
        }
    }
}
