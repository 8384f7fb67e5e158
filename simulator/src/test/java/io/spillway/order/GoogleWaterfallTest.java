package io.spillway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.SmallLane;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Google Cloud's "Advanced load balancing optimizations": WATERFALL_BY_REGION and what it can be told. */
class GoogleWaterfallTest {
    private static GoogleWaterfall order(ImmutableSet<String> preferred, ImmutableMap<String, Double> scaler) {
        return new GoogleWaterfall(preferred, scaler, 0.7, false, 0.25, 0.5, false);
    }

    private static final GoogleWaterfall PLAIN = order(ImmutableSet.of(), ImmutableMap.of());

    private static SmallLane twoRegions(GoogleWaterfall order) {
        return SmallLane.of(order, "gcp/near/large", "gcp/near/small", "gcp/far/x")
                .capacity("gcp/near/large", 100)
                .capacity("gcp/near/small", 50)
                .capacity("gcp/far/x", 100);
    }

    private static int placed(SmallLane lane, String pool, int requests) {
        int placed = 0;
        for (int i = 0; i < requests; i++) {
            placed += lane.place(1, 1).equals(Optional.of(pool)) ? 1 : 0;
        }
        return placed;
    }

    @Test
    void theClosestRegionIsFilledInProportionToCapacity_thenTheNext() {
        SmallLane lane = twoRegions(PLAIN);
        assertThat(placed(lane, "gcp/near/large", 90)).as("two thirds of 90").isEqualTo(60);
        assertThat(placed(lane, "gcp/near/large", 60)).as("100 of 150").isEqualTo(40);
        assertThat(placed(lane, "gcp/far/x", 100)).isEqualTo(100);
        assertThat(lane.place(1, 1)).isEmpty();
        lane.release("gcp/near/small", 1);
        assertThat(lane.choose(1)).as("new requests come back at once").contains("gcp/near/small");
    }

    @Test
    void preferredBackendsAreFilledBeforeAllOthers() {
        SmallLane lane = twoRegions(order(ImmutableSet.of("gcp/far"), ImmutableMap.of()));
        assertThat(placed(lane, "gcp/far/x", 100)).isEqualTo(100);
        assertThat(lane.place(1, 1)).contains("gcp/near/large");
    }

    @Test
    void aCapacityScalerEndsTheFillingEarlier_butTurnsNobodyAway() {
        SmallLane lane = twoRegions(order(ImmutableSet.of(), ImmutableMap.of("gcp/near", 0.8)));
        assertThat(placed(lane, "gcp/far/x", 120)).isZero();
        assertThat(placed(lane, "gcp/far/x", 100)).isEqualTo(100);
        assertThat(placed(lane, "gcp/far/x", 30)).isZero();
        assertThat(lane.place(1, 1)).isEmpty();
    }

    private static SmallLane tenZones(GoogleWaterfall order, int out) {
        String[] names = new String[11];
        for (int zone = 0; zone < 10; zone++) {
            names[zone] = "gcp/near/" + zone;
        }
        names[10] = "gcp/far/x";
        SmallLane lane = SmallLane.of(order, names);
        for (int zone = 0; zone < names.length; zone++) {
            lane.capacity(names[zone], 1000);
            if (zone < out) {
                lane.startOutage(names[zone]);
            }
        }
        return lane;
    }

    /** 35 % of health is half of the threshold: 10,000 of 20,000, give or take four times √(20,000 / 4) = 71. */
    @Test
    void belowTheFailoverHealthThreshold_theMissingShareGoesOn() {
        assertThat(tenZones(PLAIN, 3).spread(1000)).as("70 % is not below 70 %").doesNotContainKey("gcp/far/x");
        assertThat(tenZones(PLAIN, 4).spread(20_000).get("gcp/far/x"))
                .as("one seventh; four times √(20,000 × 1/7 × 6/7) = 49")
                .isCloseTo(20_000 / 7, within(200));
        assertThat(tenZones(PLAIN, 10).spread(1000)).isEqualTo(Map.of("gcp/far/x", 1000));
    }

    @Test
    void drainingTakesARegionOut_butNoMoreThanHalfOfThem() {
        GoogleWaterfall draining =
                new GoogleWaterfall(ImmutableSet.of(), ImmutableMap.of(), 0.7, true, 0.25, 0.5, false);
        assertThat(tenZones(draining, 8).spread(1000)).as("20 % of health").isEqualTo(Map.of("gcp/far/x", 1000));
        assertThat(tenZones(PLAIN, 8).spread(1000)).as("not drained by default").containsKey("gcp/near/8");
        SmallLane lane = tenZones(draining, 8);
        lane.startOutage("gcp/far/x");
        assertThat(lane.spread(1000))
                .as("both lack health, one is drained, the other has nothing: it is asked after all")
                .isEqualTo(Map.of("gcp/near/8", 1000));
    }

    /**
     * A region that opens later is no region yet. Of the two others half may be drained, which is the ill one; did the first
     * count, it would be the one that is drained, and of three no second may be.
     */
    @Test
    void aRegionWithoutUnitsInForce_isNotDrained_norCountsAsARegion() {
        GoogleWaterfall draining =
                new GoogleWaterfall(ImmutableSet.of(), ImmutableMap.of(), 0.7, true, 0.25, 0.5, false);
        SmallLane lane = SmallLane.of(draining, "gcp/later/x", "azure/east/well", "azure/east/out", "aws/east/x")
                .capacity("azure/east/well", 200)
                .capacity("azure/east/out", 800)
                .capacity("aws/east/x", 1000)
                .startOutage("azure/east/out");
        assertThat(lane.spread(1000)).isEqualTo(Map.of("aws/east/x", 1000));
        SmallLane four = SmallLane.of(draining, "gcp/a/x", "gcp/b/x", "azure/east/well", "azure/east/out", "aws/east/x")
                .capacity("azure/east/well", 200)
                .capacity("azure/east/out", 800)
                .startOutage("azure/east/out");
        assertThat(four.spread(1000)).as("half of one region is none").isEqualTo(Map.of("azure/east/well", 1000));
    }

    @Test
    void isolationStaysInTheClosestRegion() {
        SmallLane lane =
                twoRegions(new GoogleWaterfall(ImmutableSet.of(), ImmutableMap.of(), 0.7, false, 0.25, 0.5, true));
        assertThat(placed(lane, "gcp/far/x", 150)).isZero();
        assertThat(lane.place(1, 1)).isEmpty();
    }
}
