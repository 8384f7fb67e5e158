package io.spillway.engine;

import static io.spillway.Fixtures.START;
import static io.spillway.Fixtures.cloud;
import static io.spillway.Fixtures.outage;
import static io.spillway.Fixtures.steps;
import static io.spillway.Fixtures.withOutages;
import static io.spillway.engine.ByHand.has;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.Fixtures;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Cloud;
import io.spillway.model.Decline;
import io.spillway.model.Failback;
import io.spillway.model.Money;
import io.spillway.model.Spill;
import io.spillway.model.Steps;
import io.spillway.model.Treatment;
import io.spillway.model.UnitPrice;
import io.spillway.order.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Ten hours that can be followed by hand: a request of one unit each full hour from 1:00 to 9:00, called by its hour, each
 * for five and a half hours. Azure has 1 unit until 4:15 and 5 from then on, aws has 4. Without failback azure takes 1, and 5
 * to 9; 2, 3 and 4 are refused for CAPACITY and run on aws until 7:30, 8:30 and 9:30.
 */
class FailbackTest {
    private static final Failback.Drain DRAIN = new Failback.Drain(
            0.6, Duration.ofHours(1), 0.8, halfHours(1), Duration.ofHours(1), Duration.ofMinutes(15), usd(2));

    @Test
    void newOnly_whatRunsElsewhereStays() {
        ExperimentResult result = run(new Failback.NewOnly(), growing());
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 3);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("aws"), 3 * 5.5);
        has(result, Row.of(Measure.TIME_IN_SPILL_HOURS), 5.5);
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 0);
        has(result, Row.of(Measure.SPILL_DEPTH), 1);
        assertThat(result.estimate(Measure.FAILBACK_LAG_HOURS).mean()).isNaN();
    }

    @Test
    void none_aLaunchThatHasSpilledStaysAway_azureTakesWhatAwsDoesNot() {
        ExperimentResult result = run(new Failback.None(), growing());
        // 2, 3 and 4 spill and azure would take 5, which stays away; aws is full at 6 and 7, which azure takes. 2 ends
        // at
        // 7:30, 3 at 8:30: 8 and 9 stay away again.
        has(result, Row.of(Measure.REQUESTS_STAYED_AWAY), 3);
        has(result, Row.of(Measure.REQUESTS_STAYED_AWAY).launch("product"), 3);
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 6);
        has(result, Row.of(Measure.REQUESTS_PLACED).cloud("azure"), 3);
    }

    @Test
    void drain_beginsAfterAWhileWithRoom_andEndsAtItsUpperLevel() {
        ExperimentResult result = run(DRAIN, growing());
        // Azure at reviews: 0 of 1 at 0:30 and 1:00; 1 of 1 until 4:00; 1 of 5 at 4:30 and 5:00; 2 of 5 at 5:30, an
        // hour of
        // calm. There 2 moves (3 of 5) and 3 moves (4 of 5); 4 would make it 5 of 5, so moves end. From then on azure
        // has 4
        // or 5 in use at every review, and 4 stays.
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 2);
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK).cloud("aws"), 2);
        has(result, Row.of(Measure.UNITS_FAILED_BACK), 2);
        has(result, Row.of(Measure.MOVE_COST), 4);
        has(result, Row.of(Measure.MOVE_COST).launch("product"), 4);
        has(result, Row.of(Measure.FAILBACK_LAG_HOURS), (3.5 + 2.5) / 2);
        has(result, Row.of(Measure.TIME_IN_SPILL_HOURS), (3.5 + 2.5 + 5.5) / 3);
        has(result, Row.of(Measure.PING_PONGS), 0);
        // A request is placed once, on aws; a move holds units on both sides for a quarter of an hour.
        has(result, Row.of(Measure.REQUESTS_SPILLED), 3);
        has(result, Row.of(Measure.UNIT_HOURS_SPILLED).reason(Reason.CAPACITY), 3.75 + 2.75 + 5.5);
        // 1 whole; 2 and 3 from 5:30 on; 5 to 9 until the end of the run.
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("azure"), 5.5 + (2 + 3) + (5 + 4 + 3 + 2 + 1));
    }

    @Test
    void drain_ofWhatHasNotStayedLong_waits() {
        // At 5:30 only 2 has been in spill for three and a half hours.
        ExperimentResult result = run(
                new Failback.Drain(
                        0.6, Duration.ofHours(1), 0.8, halfHours(1), halfHours(7), Duration.ZERO, new Money(0)),
                growing());
        // 3 of 5 are then in use, at 6:00 too; 6 comes and makes it 4, at 6:30 1 has ended: 3 of 5, not below 60 %; but
        // moves have not ended either, and 3 moves (4 of 5). At 7:00 4 would move, but 5 of 5 are too many.
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 2);
        has(result, Row.of(Measure.FAILBACK_LAG_HOURS), 3.5);
    }

    @Test
    void rebalance_movesWhatThePrimaryTakes_andMakesItFull() {
        Failback calendar =
                new Failback.Rebalance(Duration.ofHours(3), Duration.ofHours(2), Duration.ZERO, new Money(0));
        ExperimentResult result = run(calendar, growing());
        // 3:00: 2 has stayed for one hour. 6:00: azure runs 1 and 5 and takes 2, 3 and 4, so that 6 spills. 9:00: 2 and
        // 3
        // have ended, and azure takes 6, so that 9 spills.
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 4);
        has(result, Row.of(Measure.FAILBACK_LAG_HOURS), (4 + 3 + 2 + 3) / 4.0);
        has(result, Row.of(Measure.REQUESTS_SPILLED), 5);
        has(result, Row.of(Measure.TIME_IN_SPILL_HOURS), (4 + 3 + 2 + 3 + 1) / 5.0);
    }

    @Test
    void aMoveThatWouldOutlastItsDeployment_isNotMade() {
        // At 6:00 2, 3 and 4 have 1:30, 2:30 and 3:30 to go; a move takes two hours. Azure is full at 8:00, and 8
        // spills.
        Failback slow = new Failback.Rebalance(Duration.ofHours(6), Duration.ZERO, Duration.ofHours(2), new Money(0));
        ExperimentResult result = run(slow, growing());
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 2);
        has(result, Row.of(Measure.UNIT_HOURS_SPILLED), 5.5 + (3 + 2) + (2 + 2) + 2);
    }

    @Test
    void backOnTheFirstCloud_andEvacuatedAgain_isAPingPong() {
        Cloud azure =
                withOutages(growing(), Map.of("fire", outage(at(6.25), Duration.ofMinutes(30), Treatment.EVACUATE)));
        ExperimentResult result = run(DRAIN, azure);
        // At 6:15 azure runs 1, 5, 2, 3 and 6 in this order, and aws has room for three: 3 and 6 are dropped. 2 had
        // come
        // back. By 7:30 azure has had room for an hour; it takes 4, then 5, which has been away for 1:15; 2 has ended.
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 3);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 2);
        has(result, Row.of(Measure.PING_PONGS), 1);
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 4);
        has(result, Row.of(Measure.FAILBACK_LAG_HOURS), (3.5 + 2.5 + 3.5 + 1.25) / 4);
        // 2, 3 and 4 spill; 1, 5 and 2 come into spill by the outage: for 0:15, 1:15 and 1:15.
        has(result, Row.of(Measure.TIME_IN_SPILL_HOURS), (3.5 + 2.5 + 3.5 + 0.25 + 1.25 + 1.25) / 6);
    }

    @Test
    void whatTakesThePlaceOfOneThatCameBack_hasNotComeBackItself() {
        Cloud azure =
                withOutages(growing(), Map.of("fire", outage(at(8.25), Duration.ofMinutes(30), Treatment.EVACUATE)));
        // 2 and 3 come back at 5:30; 2 ends at 7:30, and 8 is the next to begin. At 8:15 azure runs 3, 5, 6, 7 and 8,
        // and aws has room for all: of them only 3 has been there before.
        ExperimentResult result = run(DRAIN, azure, cloud(10));
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 5);
        has(result, Row.of(Measure.PING_PONGS), 1);
    }

    @Test
    void whatMoves_leavesNothingOnAPoolThatGoesOut() {
        Cloud aws = withOutages(cloud(4), Map.of("fire", outage(at(5.6), Duration.ofHours(1), Treatment.DROP)));
        ExperimentResult result = run(DRAIN, growing(), aws);
        // 2 and 3 moved at 5:30 and hold units on aws until 5:36 instead of 5:45; 4 is dropped there.
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 2);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 1);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("aws"), 3.6 + 2.6 + 1.6);
        has(result, Row.of(Measure.TIME_IN_SPILL_HOURS), (3.5 + 2.5 + 1.6) / 3);
    }

    @Test
    void aRequestDeclinedByChance_isDeclinedAgain() {
        Fixtures.Builder builder = builder(
                new Failback.Rebalance(Duration.ofHours(1), Duration.ZERO, Duration.ZERO, new Money(0)),
                cloud(100),
                cloud(100));
        builder.declines.put("half", Fixtures.decline(0.5));
        ExperimentResult result = run(builder);
        assertThat(result.estimate(Measure.REQUESTS_SPILLED).mean()).isPositive();
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 0);
    }

    @Test
    void aDeclineThatEnds_letsWhatItDeclinedComeBack() {
        Fixtures.Builder builder = builder(
                new Failback.Rebalance(Duration.ofHours(1), Duration.ZERO, Duration.ZERO, new Money(0)),
                cloud(100),
                cloud(100));
        Decline always = Fixtures.decline(1);
        builder.declines.put(
                "until half past three",
                new Decline(
                        always.kinds(),
                        always.tags(),
                        Optional.empty(),
                        Optional.of(at(3.5)),
                        always.whenUtilisationAbove(),
                        1));
        ExperimentResult result = run(builder);
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.DECLINED), 3);
        // At 4:00, after three, two hours and one.
        has(result, Row.of(Measure.REQUESTS_FAILED_BACK), 3);
        has(result, Row.of(Measure.FAILBACK_LAG_HOURS), 2);
    }

    private static Duration halfHours(int number) {
        return Duration.ofMinutes(30L * number);
    }

    private static Money usd(long usd) {
        return new Money(usd * 1_000_000);
    }

    private static Instant at(double hours) {
        return START.plusSeconds(Math.round(hours * 3600));
    }

    private static Cloud growing() {
        return cloud(ImmutableMap.of(
                "r",
                Fixtures.region(
                        "us",
                        ImmutableMap.of(
                                "H100",
                                Fixtures.pool(steps(Instant.MIN, 1L, at(4.25), 5L), Steps.constant(UnitPrice.FREE))))));
    }

    private static ExperimentResult run(Failback failback, Cloud azure) {
        return run(failback, azure, cloud(4));
    }

    private static ExperimentResult run(Failback failback, Cloud azure, Cloud aws) {
        return run(builder(failback, azure, aws));
    }

    private static Fixtures.Builder builder(Failback failback, Cloud azure, Cloud aws) {
        Fixtures.Builder builder = Fixtures.scenario()
                .cloud("azure", azure)
                .cloud("aws", aws)
                .launch("product", Fixtures.hourly(5.5))
                .length(Duration.ZERO, Duration.ofHours(10));
        builder.spill = new Spill(new Priority(), ImmutableList.of(), ImmutableMap.of(), failback, Duration.ZERO);
        return builder;
    }

    private static ExperimentResult run(Fixtures.Builder builder) {
        return ByHand.run(builder.build());
    }
}
