package io.spillway.engine;

import static io.spillway.Fixtures.START;
import static io.spillway.Fixtures.cloud;
import static io.spillway.Fixtures.outage;
import static io.spillway.Fixtures.steps;
import static io.spillway.Fixtures.withHeadroom;
import static io.spillway.Fixtures.withOutages;
import static io.spillway.Fixtures.withSlip;
import static io.spillway.engine.ByHand.has;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import io.spillway.Fixtures;
import io.spillway.Records;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Cloud;
import io.spillway.model.Distribution;
import io.spillway.model.Headroom;
import io.spillway.model.Outage;
import io.spillway.model.Pool;
import io.spillway.model.Region;
import io.spillway.model.Steps;
import io.spillway.model.Treatment;
import io.spillway.model.UnitPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Ten hours that can be followed by hand: a request of one unit each full hour from 1:00 to 9:00, each for two and a half
 * hours, to azure with 5 units and aws with 2. At 4:15, when most outages begin, the requests of 2:00, 3:00 and 4:00 run.
 */
class OutagesTest {
    private static final Instant QUARTER_PAST_FOUR = at(4.25);

    @Test
    void rideThrough_whatRunsStays_whatComesSpills() {
        ExperimentResult result = run(outOfOrder(Treatment.RIDE_THROUGH), cloud(2));
        // 5:00 and 6:00 go to aws; azure has 1, 2, 3, 4 and 7 for 2.5 hours, 8 and 9 for 2 and 1 hours until the end.
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.OUTAGE), 2);
        has(result, Row.of(Measure.REQUESTS_SPILLED), 2);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("azure"), 5 * 2.5 + 2 + 1);
        has(result, Row.of(Measure.UNIT_HOURS_SPILLED).reason(Reason.OUTAGE), 5);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 0);
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 0);
        has(result, Row.of(Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES), 0);
        // 5 units out for 2 of 10 hours, 2 units never.
        has(result, Row.of(Measure.AVAILABILITY).cloud("azure"), 0.8);
        has(result, Row.of(Measure.AVAILABILITY).cloud("azure").pool("azure/r/H100"), 0.8);
        has(result, Row.of(Measure.AVAILABILITY).cloud("aws"), 1);
        has(result, Row.of(Measure.AVAILABILITY), 60 / 70.0);
    }

    @Test
    void drop_endsWhatRuns() {
        ExperimentResult result = run(outOfOrder(Treatment.DROP), cloud(2));
        // 2:00, 3:00 and 4:00 had 0:15, 1:15 and 2:15 to go.
        has(result, Row.of(Measure.REQUESTS_DROPPED), 3);
        has(result, Row.of(Measure.REQUESTS_DROPPED).cloud("azure"), 3);
        has(result, Row.of(Measure.REQUESTS_DROPPED).launch("product"), 3);
        has(result, Row.of(Measure.UNIT_HOURS_DROPPED), 0.25 + 1.25 + 2.25);
        has(result, Row.of(Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES), 3.75);
        // On azure 1 whole, 2, 3 and 4 until 4:15, 7 whole, 8 and 9 until the end; 5 and 6 on aws.
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("azure"), 2.5 + (2.25 + 1.25 + 0.25) + 2.5 + 2 + 1);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("aws"), 5);
        has(result, Row.of(Measure.REQUESTS_PLACED), 9);
        has(result, Row.of(Measure.REQUESTS_LOST), 0);
    }

    @Test
    void evacuate_movesInOrderOfBeginning_dropsWhatFindsNoPlace() {
        ExperimentResult result = run(outOfOrder(Treatment.EVACUATE), cloud(2));
        // 2:00 and 3:00 move to aws for 0:15 and 1:15 more; 4:00 finds it full and is dropped with 2:15 to go. At 5:00
        // the
        // first has left aws, at 6:00 the second: both find room.
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 2);
        has(result, Row.of(Measure.REQUESTS_EVACUATED).cloud("azure"), 2);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 1);
        has(result, Row.of(Measure.UNIT_HOURS_DROPPED), 2.25);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("aws"), 0.25 + 1.25 + 2.5 + 2.5);
        has(result, Row.of(Measure.UNIT_HOURS_SPILLED).reason(Reason.OUTAGE), 6.5);
        // A request is placed once: those that moved count on azure, where they were placed first.
        has(result, Row.of(Measure.REQUESTS_PLACED).cloud("azure"), 7);
        has(result, Row.of(Measure.REQUESTS_SPILLED), 2);
    }

    @Test
    void evacuate_whatFindsNoPlaceWaitsWithItsLaunch_forTheRestOfItsTime() {
        // 4:00 waits until 2:00 ends on aws at 4:30, and runs there for its 2:15 until 6:45. So 5:00 waits until 3:00
        // ends at 5:30, and 6:00 until azure is back at 6:15.
        ExperimentResult result = run(patient(outOfOrder(Treatment.EVACUATE), cloud(2), 0.5));
        has(result, Row.of(Measure.EVACUEES_WAITED), 1);
        has(result, Row.of(Measure.EVACUEES_WAITED).launch("product"), 1);
        has(result, Row.of(Measure.EVACUEES_PLACED_AFTER_WAITING), 1);
        has(result, Row.of(Measure.EVACUEE_WAIT_HOURS), 0.25);
        has(result, Row.of(Measure.UNIT_HOURS_INTERRUPTED), 0.25);
        has(result, Row.of(Measure.REQUESTS_EVACUATED).cloud("azure"), 3);
        has(result, Row.of(Measure.UNITS_EGRESSED).cloud("azure"), 3);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 0);
        has(result, Row.of(Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES), 0);
        // Requests that wait for their first place are counted without it.
        has(result, Row.of(Measure.REQUESTS_WAITED), 2);
        has(result, Row.of(Measure.WAIT_HOURS), (0.5 + 0.25) / 2);
        has(result, Row.of(Measure.REQUESTS_WAITING), 0.75 / 10);
        has(result, Row.of(Measure.REQUESTS_PLACED), 9);
        has(result, Row.of(Measure.REQUESTS_PLACED).cloud("aws"), 1);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("azure"), 2.5 + (2.25 + 1.25 + 0.25) + 2.5 + 2.5 + 2 + 1);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("aws"), 0.25 + 1.25 + 2.25 + 2.5);
        // In spill came 2:00, 3:00 and 4:00 by the outage, and 5:00.
        has(result, Row.of(Measure.SPILL_STAYS), 4);
        has(result, Row.of(Measure.TIME_IN_SPILL_HOURS), (0.25 + 1.25 + 2.25 + 2.5) / 4);
    }

    @Test
    void evacueeWhosePatienceEnds_isDroppedThen() {
        // Patience of 0:12 ends at 4:27, before 2:00 ends on aws. 5:00 and 6:00 find a place there.
        ExperimentResult result = run(patient(outOfOrder(Treatment.EVACUATE), cloud(2), 0.2));
        has(result, Row.of(Measure.EVACUEES_WAITED), 1);
        has(result, Row.of(Measure.EVACUEES_PLACED_AFTER_WAITING), 0);
        has(result, Row.of(Measure.UNIT_HOURS_INTERRUPTED), 0.2);
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 2);
        has(result, Row.of(Measure.UNITS_EGRESSED), 2);
        has(result, Row.of(Measure.REQUESTS_DROPPED).cloud("azure"), 1);
        has(result, Row.of(Measure.UNIT_HOURS_DROPPED), 2.25);
        has(result, Row.of(Measure.REQUESTS_EXPIRED), 0);
    }

    @Test
    void evacueesWaitInTheOrderInWhichTheyHadToLeave() {
        // Aws is out until 4:30, so that all three wait from 4:15 on, in their order. It takes two of them then, the
        // third when the first ends at 4:45. 5:00 waits until 3:00 ends at 5:45, 6:00 for azure.
        Cloud aws = withOutages(cloud(2), Map.of("late", outage(at(3.5), Duration.ofHours(1), Treatment.RIDE_THROUGH)));
        ExperimentResult result = run(patient(outOfOrder(Treatment.EVACUATE), aws, 2));
        has(result, Row.of(Measure.EVACUEES_WAITED), 3);
        has(result, Row.of(Measure.EVACUEE_WAIT_HOURS), (0.25 + 0.25 + 0.5) / 3);
        has(result, Row.of(Measure.UNIT_HOURS_INTERRUPTED), 1);
        has(result, Row.of(Measure.WAIT_HOURS), (0.75 + 0.25) / 2);
        has(result, Row.of(Measure.UNIT_HOURS_PLACED).cloud("aws"), 0.25 + 1.25 + 2.25 + 2.5);
    }

    @Test
    void whatEndsInTheInstantOfTheOutage_justEnds() {
        // At 4:30 the request of 2:00 is at its end: it waits for nothing where aws has no units, takes no place where
        // it has one or two, and is not dropped.
        Cloud azure = withOutages(cloud(5), Map.of("fire", outage(at(4.5), Duration.ofHours(2), Treatment.EVACUATE)));
        ExperimentResult result = run(patient(azure, cloud(0), 10));
        has(result, Row.of(Measure.EVACUEES_WAITED), 2);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 0);
        result = run(azure, cloud(1));
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 1);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 1);
        has(result, Row.of(Measure.UNIT_HOURS_DROPPED), 2);
        result = run(azure, cloud(2));
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 2);
        has(result, Row.of(Measure.UNITS_EGRESSED), 2);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 0);
        // 3:00 and 4:00 by the outage, and 6:00 where 3:00 has left its unit at 5:30; 5:00 finds no place.
        has(result, Row.of(Measure.SPILL_STAYS), 3);
        has(result, Row.of(Measure.TIME_IN_SPILL_HOURS), (1 + 2 + 2.5) / 3);
        Cloud dropping = withOutages(cloud(5), Map.of("fire", outage(at(4.5), Duration.ofHours(2), Treatment.DROP)));
        result = run(dropping, cloud(2));
        has(result, Row.of(Measure.REQUESTS_DROPPED), 2);
        has(result, Row.of(Measure.UNIT_HOURS_DROPPED), 1 + 2);
    }

    @Test
    void evacueesThatGoBackWhereTheyWere_haveNotLeftTheirCloud() {
        // Without another cloud all three wait for azure, two hours, and run for the rest: 2:00 until 6:30.
        ExperimentResult result = run(patient(outOfOrder(Treatment.EVACUATE), cloud(0), 10));
        has(result, Row.of(Measure.EVACUEE_WAIT_HOURS), 2);
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 3);
        has(result, Row.of(Measure.UNITS_EGRESSED), 0);
        has(result, Row.of(Measure.SPILL_STAYS), 0);
        has(result, Row.of(Measure.UNIT_HOURS_INTERRUPTED), 6);
    }

    @Test
    void patienceCountsAfresh_inEachOutage() {
        // Out from 4:15 to 5:45 and from 5:50 to 7:10: no longer than a patience of an hour and a half each time, and
        // longer in sum.
        Cloud azure = withOutages(
                cloud(5),
                Map.of(
                        "fire", outage(QUARTER_PAST_FOUR, Duration.ofMinutes(90), Treatment.EVACUATE),
                        "flood", outage(at(5 + 50 / 60.0), Duration.ofMinutes(80), Treatment.EVACUATE)));
        ExperimentResult result = run(patient(azure, cloud(0), 1.5));
        // 5:00 waited too, until 5:45, and all four are evacuated at 5:50.
        has(result, Row.of(Measure.EVACUEES_WAITED), 3 + 4);
        has(result, Row.of(Measure.EVACUEES_PLACED_AFTER_WAITING), 7);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 0);
        has(result, Row.of(Measure.UNIT_HOURS_INTERRUPTED), 3 * 1.5 + 4 * 80 / 60.0);
    }

    @Test
    void aRunMayEndWhileEvacueesWait() {
        Cloud azure = withOutages(cloud(5), Map.of("fire", outage(at(9.5), Duration.ofHours(2), Treatment.EVACUATE)));
        // 7:00 ends at 9:30, 8:00 and 9:00 wait for half an hour until the end.
        ExperimentResult result = run(patient(azure, cloud(0), 10));
        has(result, Row.of(Measure.EVACUEES_WAITED), 2);
        has(result, Row.of(Measure.EVACUEES_PLACED_AFTER_WAITING), 0);
        has(result, Row.of(Measure.UNIT_HOURS_INTERRUPTED), 1);
        has(result, Row.of(Measure.REQUESTS_DROPPED), 0);
    }

    @Test
    void nothingElseWorks_isLostToTheOutage() {
        ExperimentResult result = run(outOfOrder(Treatment.RIDE_THROUGH), outOfOrder(Treatment.RIDE_THROUGH));
        has(result, Row.of(Measure.REQUESTS_LOST).reason(Reason.OUTAGE), 2);
        has(result, Row.of(Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES), 5);
    }

    @Test
    void whoseWaitEndsInAnOutage_isUnservedInIt() {
        // 5:00 waits until 5:30 in vain, 6:00 until both clouds are back at 6:15.
        ExperimentResult result = run(builder(outOfOrder(Treatment.RIDE_THROUGH), outOfOrder(Treatment.RIDE_THROUGH))
                .launch("product", Fixtures.patient(Fixtures.hourly(2.5), new Distribution.Constant(0.5))));
        has(result, Row.of(Measure.REQUESTS_EXPIRED).reason(Reason.OUTAGE), 1);
        has(result, Row.of(Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES), 2.5);
        has(result, Row.of(Measure.WAIT_HOURS), 0.25);
    }

    @Test
    void anOutageOfACloud_hitsAllItsPools() {
        Cloud azure = withOutages(
                cloud(ImmutableMap.of(
                        "r", Fixtures.region("us", ImmutableMap.of("H100", Fixtures.pool(5), "B200", Fixtures.pool(5))),
                        "s", Fixtures.region("us", ImmutableMap.of("H100", Fixtures.pool(5))))),
                Map.of("fire", quarterPastFour(Treatment.RIDE_THROUGH)));
        ExperimentResult result = run(azure, cloud(2));
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.OUTAGE), 2);
        has(result, Row.of(Measure.AVAILABILITY).cloud("azure"), 0.8);
    }

    @Test
    void oneOfTwoPoolsIsOut_theCloudAnswersForTheOther() {
        // Of the two pools the one in service is full from the first request on: its CAPACITY is nearer to acceptance.
        Pool works = Fixtures.pool(0);
        Pool broken = withOutages(Fixtures.pool(5), Map.of("fire", quarterPastFour(Treatment.RIDE_THROUGH)));
        Cloud azure =
                cloud(ImmutableMap.of("r", Fixtures.region("us", ImmutableMap.of("H100", works, "B200", broken))));
        ExperimentResult result = run(azure, cloud(2));
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 2);
        has(result, Row.of(Measure.REQUESTS_SPILLED), 2);
    }

    @Test
    void outagesThatOverlap_areOneUntilTheLastEnds() {
        Cloud azure = withOutages(
                cloud(5),
                Map.of(
                        "first", quarterPastFour(Treatment.RIDE_THROUGH),
                        "second", outage(at(5.5), Duration.ofMinutes(165), Treatment.RIDE_THROUGH)));
        ExperimentResult result = run(azure, cloud(10));
        // From 4:15 to 8:15: the requests of 5:00, 6:00, 7:00 and 8:00.
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.OUTAGE), 4);
        has(result, Row.of(Measure.AVAILABILITY).cloud("azure"), 0.6);
    }

    @Test
    void drawnOutages_beginAfterAWholeTimeBetween() {
        Distribution threeHours = new Distribution.Constant(3);
        Cloud azure = withOutages(
                cloud(5), Map.of("often", outage(threeHours, new Distribution.Constant(0.5), Treatment.RIDE_THROUGH)));
        ExperimentResult result = run(azure, cloud(2));
        // Out from 3:00 to 3:30 and from 6:30 to 7:00: an outage begins before and ends before the request of its
        // instant.
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.OUTAGE), 1);
        has(result, Row.of(Measure.AVAILABILITY).cloud("azure"), 0.9);
    }

    @Test
    void aCloudsFactorOnTheirRate_dividesTheTimeBetweenDrawnOnesOfItAndItsRegionsAndPools() {
        Map<String, Outage> often = Map.of(
                "often", outage(new Distribution.Constant(3), new Distribution.Constant(0.5), Treatment.RIDE_THROUGH));
        Pool pool = withOutages(Fixtures.pool(5), often);
        Region region = Records.with(
                Fixtures.region("us", ImmutableMap.of("H100", Fixtures.pool(5))),
                "outages",
                ImmutableMap.copyOf(often));
        for (Cloud azure : List.of(
                withOutages(cloud(5), often),
                cloud(ImmutableMap.of("r", region)),
                cloud(ImmutableMap.of("r", Fixtures.region("us", ImmutableMap.of("H100", pool)))))) {
            // Out from 1:30, 3:30, 5:30, 7:30 and 9:30 on, half an hour each; at half the rate from 6:00 on.
            has(run(at(azure, "2"), cloud(2)), Row.of(Measure.AVAILABILITY).cloud("azure"), 0.75);
            has(run(at(azure, "1"), cloud(2)), Row.of(Measure.AVAILABILITY).cloud("azure"), 0.9);
            has(run(at(azure, "0.5"), cloud(2)), Row.of(Measure.AVAILABILITY).cloud("azure"), 0.95);
            has(run(at(azure, "0"), cloud(2)), Row.of(Measure.AVAILABILITY).cloud("azure"), 1);
        }
        // A dated one is as it is, 5 units for 2 hours, and so is what another cloud draws, 2 units for one.
        ExperimentResult dated = run(at(outOfOrder(Treatment.RIDE_THROUGH), "0"), withOutages(cloud(2), often));
        has(dated, Row.of(Measure.AVAILABILITY), 58 / 70.0);
    }

    @Test
    void twiceTheRate_isTwiceAsManyOutagesInTheMean() {
        // After 4 hours in the mean, each for the hundredth of one: 10 / 4.01 in ten hours, and 10 / 2.01.
        Cloud azure = withOutages(
                cloud(5),
                Map.of(
                        "short",
                        outage(
                                new Distribution.Exponential(4),
                                new Distribution.Constant(0.01),
                                Treatment.RIDE_THROUGH)));
        assertThat(outages(azure)).isCloseTo(10 / 4.01, within(0.1));
        assertThat(outages(at(azure, "2"))).isCloseTo(10 / 2.01, within(0.15));
    }

    private static double outages(Cloud azure) {
        Row available = Row.of(Measure.AVAILABILITY).cloud("azure");
        Experiment experiment = Experiment.of(builder(azure, cloud(2)).build(), "");
        ExperimentResult result = experiment.run(Settings.of(1, 2000), Progress.NONE);
        return (1 - result.estimate(available).mean()) * 10 / 0.01;
    }

    private static Cloud at(Cloud cloud, String rateScale) {
        return Records.with(cloud, "outageRateScale", Optional.of(new BigDecimal(rateScale)));
    }

    @Test
    void capacityCutWhileInUse_isReported() {
        Cloud azure = cloud(ImmutableMap.of(
                "r",
                Fixtures.region(
                        "us",
                        ImmutableMap.of(
                                "H100",
                                Fixtures.pool(
                                        steps(Instant.MIN, 5L, QUARTER_PAST_FOUR, 1L),
                                        Steps.constant(UnitPrice.FREE))))));
        ExperimentResult result = run(azure, cloud(10));
        // Three units on one: two too many until 4:30, when that of 2:00 ends, one until 5:30.
        has(result, Row.of(Measure.UNIT_HOURS_OVERCOMMITTED), 2 * 0.25 + 1);
        has(result, Row.of(Measure.UNIT_HOURS_OVERCOMMITTED).cloud("azure"), 1.5);
        has(result, Row.of(Measure.AVAILABILITY), 1);
    }

    @Test
    void slip_delaysWhatComesLater_andItsHeadroom() {
        Cloud azure = withSlip(
                withHeadroom(
                        cloud(ImmutableMap.of(
                                "r",
                                Fixtures.region(
                                        "us",
                                        ImmutableMap.of(
                                                "H100",
                                                Fixtures.pool(
                                                        steps(Instant.MIN, 1L, at(2), 5L),
                                                        Steps.constant(UnitPrice.FREE)))))),
                        0),
                new Distribution.Constant(2.5));
        ExperimentResult result = run(azure, cloud(10));
        // One unit until 4:30 instead of 2:00: 2:00 and 3:00 spill, 4:00 finds the first gone at 3:30.
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 2);
        has(result, Row.of(Measure.CAPACITY_UNITS).cloud("azure"), (4.5 + 5.5 * 5) / 10);
    }

    @Test
    void whatComesLate_isReservedAsMuchAsWhatWasThere() {
        Cloud two = cloud(ImmutableMap.of(
                "r",
                Fixtures.region(
                        "us",
                        ImmutableMap.of(
                                "H100",
                                Fixtures.pool(steps(Instant.MIN, 2L, at(2), 4L), Steps.constant(UnitPrice.FREE))))));
        Cloud half = Records.with(two, "headroom", Steps.constant(new Headroom.Share(new BigDecimal("0.5"))));
        // Half is kept: of 2 units until 4:30, 2:00 and 3:00 meet it beside 1:00; of 4 then, 6:00 beside 4:00 and 5:00,
        // and 9:00 beside 7:00 and 8:00.
        ExperimentResult result = run(withSlip(half, new Distribution.Constant(2.5)), cloud(10));
        has(result, Row.of(Measure.REQUESTS_SPILLED).reason(Reason.RESERVED), 4);
        has(result, Row.of(Measure.REQUESTS_SPILLED), 4);
    }

    @Test
    void slippedSteps_arriveInOrder_lateByWhatWasDrawn() {
        // Steps on days 10 and 11, late by X and Y, exponential of mean m = 10 days; the second arrives on day
        // max(10 + X, 11 + Y), whose mean is 10 + 1 + m + exp(-1 / m) * m / 2.
        double m = 10;
        Cloud azure = withSlip(
                cloud(ImmutableMap.of(
                        "r",
                        Fixtures.region(
                                "us",
                                ImmutableMap.of(
                                        "H100",
                                        Fixtures.pool(
                                                steps(at(240), 100L, at(264), 300L),
                                                Steps.constant(UnitPrice.FREE)))))),
                new Distribution.Exponential(24 * m));
        ExperimentResult result = Experiment.of(
                        Fixtures.scenario()
                                .cloud("azure", azure)
                                .length(Duration.ZERO, Duration.ofDays(150))
                                .build(),
                        "slip")
                .run(Settings.of(1, 400).withConfidence(0.999), Progress.NONE);
        double first = 150 - (10 + m);
        double second = 150 - (11 + m + Math.exp(-1 / m) * m / 2);
        var units = result.estimate(Measure.CAPACITY_UNITS);
        assertThat(units.mean()).isCloseTo((100 * first + 200 * second) / 150, within(units.halfWidth()));
        assertThat(units.halfWidth()).isLessThan(5);
    }

    private static Instant at(double hours) {
        return START.plusSeconds(Math.round(hours * 3600));
    }

    private static Outage quarterPastFour(Treatment treatment) {
        return outage(QUARTER_PAST_FOUR, Duration.ofHours(2), treatment);
    }

    private static Cloud outOfOrder(Treatment treatment) {
        return withOutages(cloud(5), Map.of("fire", quarterPastFour(treatment)));
    }

    private static Fixtures.Builder patient(Cloud azure, Cloud aws, double hours) {
        return builder(azure, aws)
                .launch("product", Fixtures.patient(Fixtures.hourly(2.5), new Distribution.Constant(hours)));
    }

    private static ExperimentResult run(Cloud azure, Cloud aws) {
        return run(builder(azure, aws));
    }

    private static Fixtures.Builder builder(Cloud azure, Cloud aws) {
        Fixtures.Builder builder = Fixtures.scenario()
                .cloud("azure", azure)
                .cloud("aws", aws)
                .launch("product", Fixtures.hourly(2.5))
                .length(Duration.ZERO, Duration.ofHours(10));
        builder.accelerators.put("B200", new io.spillway.model.Accelerator(BigDecimal.ONE));
        return builder;
    }

    private static ExperimentResult run(Fixtures.Builder builder) {
        return ByHand.run(builder.build());
    }
}
