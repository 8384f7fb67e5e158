package io.spillway.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.SmallLane;
import org.junit.jupiter.api.Test;

/** "Manage traffic with spillover for provisioned deployments": one hop, nothing remembered. */
class AzureSpilloverTest {
    private static final AzureSpillover ONE_HOP = new AzureSpillover(1, ImmutableMap.of());

    private static final String[] THREE = {"provisioned/r/x", "standard/r/x", "third/r/x"};

    private static SmallLane full(SmallLane lane) {
        return lane.capacity("provisioned/r/x", 10)
                .capacity("standard/r/x", 10)
                .capacity("third/r/x", 10)
                .take("provisioned/r/x", 10);
    }

    @Test
    void aRefusedRequestIsSentOnOnce() {
        SmallLane lane = full(SmallLane.of(ONE_HOP, THREE));
        assertThat(lane.choose(1)).contains("standard/r/x");
        lane.take("standard/r/x", 10);
        assertThat(lane.choose(1))
                .as("the answer of the second deployment stands")
                .isEmpty();
    }

    @Test
    void everyRequestAsksTheProvisionedDeploymentFirst() {
        SmallLane lane = full(SmallLane.of(ONE_HOP, THREE));
        assertThat(lane.choose(1)).contains("standard/r/x");
        lane.release("provisioned/r/x", 1);
        assertThat(lane.choose(1)).contains("provisioned/r/x");
        assertThat(lane.choose(2)).as("a request is whole").contains("standard/r/x");
    }

    @Test
    void behindACloudThatHasRefused_theHopIsTaken() {
        SmallLane lane = full(SmallLane.afterRefusal(ONE_HOP, THREE));
        assertThat(lane.choose(1)).as("the one hop there is").isEmpty();
        lane.release("provisioned/r/x", 1);
        assertThat(lane.choose(1)).contains("provisioned/r/x");
    }

    @Test
    void deploymentsCanBeNamed() {
        SmallLane lane = full(SmallLane.of(
                new AzureSpillover(
                        1,
                        ImmutableMap.of(
                                "ptu", ImmutableSet.of("provisioned"), "pay-as-you-go", ImmutableSet.of("third/r"))),
                THREE));
        assertThat(lane.choose(1)).contains("third/r/x");
    }
}
