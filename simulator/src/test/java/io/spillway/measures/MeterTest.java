package io.spillway.measures;

import static io.spillway.measures.TinyRun.DECEMBER;
import static io.spillway.measures.TinyRun.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.Fixtures;
import io.spillway.Records;
import io.spillway.compile.Compiled;
import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import io.spillway.engine.RunResult;
import io.spillway.engine.RunResults;
import io.spillway.engine.World;
import io.spillway.ledger.Ledger;
import io.spillway.model.Accounts;
import io.spillway.model.Money;
import io.spillway.model.Stake;
import io.spillway.model.Steps;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Year;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterTest {
    private final Compiled compiled = TinyRun.compiled();
    private final MeasureTable table = new MeasureTable(compiled.world(), compiled.names());
    private final Meter meter = new Meter(compiled, table);
    private final double[] values = meter.read(TinyRun.counts(compiled.world()));

    @Test
    void requestsArrived_areThoseOfLaunches() {
        // chat: 6+2 +4+0 +5+1 = 18, agent: 0+2+4 = 6; copilot's 7 are azure's own.
        equal(Row.of(Measure.REQUESTS_ARRIVED), 24);
        equal(Row.of(Measure.REQUESTS_ARRIVED).launch("chat"), 18);
        equal(Row.of(Measure.REQUESTS_ARRIVED).launch("agent"), 6);
        equal(Row.of(Measure.REQUESTS_ARRIVED).period(DECEMBER), 14);
        equal(Row.of(Measure.REQUESTS_ARRIVED).period(JANUARY), 10);
        equal(Row.of(Measure.REQUESTS_ARRIVED).year(Year.of(2027)), 10);
        equal(Row.of(Measure.FIRST_PARTY_REQUESTS_ARRIVED), 7);
        equal(Row.of(Measure.FIRST_PARTY_REQUESTS_ARRIVED).cloud("azure"), 7);
        equal(Row.of(Measure.FIRST_PARTY_REQUESTS_ARRIVED).cloud("aws"), 0);
    }

    @Test
    void requestsPlaced_byCloudLaunchAndPeriod() {
        // azure: 5+1+0+4 = 10; aws: 2+1+2 + 2+3 = 10.
        equal(Row.of(Measure.REQUESTS_PLACED), 20);
        equal(Row.of(Measure.REQUESTS_PLACED).cloud("azure"), 10);
        equal(Row.of(Measure.REQUESTS_PLACED).cloud("aws"), 10);
        equal(Row.of(Measure.REQUESTS_PLACED).launch("chat"), 15);
        equal(Row.of(Measure.REQUESTS_PLACED).launch("agent").cloud("azure"), 0);
        equal(Row.of(Measure.REQUESTS_PLACED).launch("chat").cloud("aws"), 5);
        equal(Row.of(Measure.REQUESTS_PLACED).period(DECEMBER).cloud("aws"), 5);
        equal(Row.of(Measure.REQUESTS_PLACED).period(JANUARY), 9);
        equal(Row.of(Measure.FIRST_PARTY_REQUESTS_PLACED).cloud("azure"), 5);
    }

    @Test
    void requestsSpilled_neverMergesCannotAndChoosesNot() {
        equal(Row.of(Measure.REQUESTS_SPILLED), 8);
        equal(Row.of(Measure.REQUESTS_SPILLED).cloud("azure"), 0);
        equal(Row.of(Measure.REQUESTS_SPILLED).cloud("aws"), 8);
        equal(Row.of(Measure.REQUESTS_SPILLED).kind(Kind.BARRED), 0);
        equal(Row.of(Measure.REQUESTS_SPILLED).kind(Kind.CANNOT), 3);
        equal(Row.of(Measure.REQUESTS_SPILLED).kind(Kind.CHOOSES_NOT), 5);
        equal(Row.of(Measure.REQUESTS_SPILLED).reason(Reason.CAPACITY), 3);
        equal(Row.of(Measure.REQUESTS_SPILLED).reason(Reason.DECLINED), 5);
        equal(Row.of(Measure.REQUESTS_SPILLED).reason(Reason.RESERVED), 0);
        equal(Row.of(Measure.REQUESTS_SPILLED).cloud("aws").reason(Reason.DECLINED), 5);
        equal(Row.of(Measure.REQUESTS_SPILLED).launch("chat").reason(Reason.CAPACITY), 3);
        equal(Row.of(Measure.REQUESTS_SPILLED).launch("agent").reason(Reason.CAPACITY), 0);
        equal(Row.of(Measure.REQUESTS_SPILLED).launch("chat").cloud("aws"), 3);
        equal(Row.of(Measure.REQUESTS_SPILLED).period(DECEMBER).reason(Reason.DECLINED), 2);
        equal(Row.of(Measure.REQUESTS_SPILLED).period(JANUARY).cloud("aws"), 3);
        equal(Row.of(Measure.REQUESTS_SPILLED).year(Year.of(2026)).kind(Kind.CANNOT), 3);
    }

    @Test
    void customerChoice_isNoSpill() {
        equal(Row.of(Measure.REQUESTS_CUSTOMER_CHOICE), 2);
        equal(Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).cloud("aws"), 2);
        equal(Row.of(Measure.UNIT_HOURS_CUSTOMER_CHOICE).cloud("aws"), 20);
        equal(Row.of(Measure.UNIT_HOURS_CUSTOMER_CHOICE).cloud("azure"), 0);
        equal(Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).launch("chat").cloud("aws"), 2);
        equal(Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).launch("agent"), 0);
        equal(Row.of(Measure.UNIT_HOURS_CUSTOMER_CHOICE).period(JANUARY).cloud("aws"), 20);
        equal(Row.of(Measure.UNIT_HOURS_CUSTOMER_CHOICE).period(DECEMBER), 0);
    }

    @Test
    void requestsLost_withTheUnitHoursTheyAskedFor() {
        equal(Row.of(Measure.REQUESTS_LOST), 4);
        equal(Row.of(Measure.REQUESTS_LOST).kind(Kind.CANNOT), 2);
        equal(Row.of(Measure.REQUESTS_LOST).reason(Reason.RESERVED), 2);
        equal(Row.of(Measure.REQUESTS_LOST).launch("agent").reason(Reason.CAPACITY), 1);
        equal(Row.of(Measure.REQUESTS_LOST).period(DECEMBER), 3);
        equal(Row.of(Measure.UNIT_HOURS_LOST), 30);
        equal(Row.of(Measure.UNIT_HOURS_LOST).reason(Reason.CAPACITY), 20);
        equal(Row.of(Measure.UNIT_HOURS_LOST).period(JANUARY).reason(Reason.CAPACITY), 7.5);
        equal(Row.of(Measure.FIRST_PARTY_REQUESTS_LOST).cloud("azure"), 2);
        // 4 of 24 that arrived; agent 1 of 6.
        equal(Row.of(Measure.LOSS_SHARE), 4 / 24.0);
        equal(Row.of(Measure.LOSS_SHARE).launch("agent"), 1 / 6.0);
        equal(Row.of(Measure.LOSS_SHARE).reason(Reason.RESERVED), 2 / 24.0);
    }

    @Test
    void requestsOfLaunches_areConserved() {
        for (String launch : table.launches()) {
            double arrived = value(Row.of(Measure.REQUESTS_ARRIVED).launch(launch));
            double placed = value(Row.of(Measure.REQUESTS_PLACED).launch(launch));
            double lost = value(Row.of(Measure.REQUESTS_LOST).launch(launch));
            assertThat(placed + lost).as(launch).isEqualTo(arrived);
        }
    }

    /** Chat has the markets world and eu; agent names none, and its one is all. */
    @Test
    void requestsByMarket() {
        assertThat(table.markets()).containsExactly("world", "eu", "all");
        equal(Row.of(Measure.REQUESTS_ARRIVED).market("world"), 6 + 4 + 5);
        equal(Row.of(Measure.REQUESTS_ARRIVED).market("eu"), 2 + 0 + 1);
        equal(Row.of(Measure.REQUESTS_ARRIVED).market("all"), 6);
        equal(Row.of(Measure.REQUESTS_ARRIVED).launch("chat").market("all"), 0);
        equal(Row.of(Measure.REQUESTS_ARRIVED).market("eu").period(JANUARY), 1);
        equal(Row.of(Measure.REQUESTS_PLACED).market("world").cloud("azure"), 5 + 1 + 4);
        equal(Row.of(Measure.REQUESTS_PLACED).market("world").cloud("aws"), 1 + 1);
        equal(Row.of(Measure.REQUESTS_SPILLED).market("eu").reason(Reason.CAPACITY), 2);
        equal(Row.of(Measure.REQUESTS_SPILLED).market("world").kind(Kind.CANNOT), 1);
        equal(Row.of(Measure.REQUESTS_SPILLED).market("all").kind(Kind.CANNOT), 0);
        equal(Row.of(Measure.REQUESTS_SPILLED).launch("agent").market("all"), 5);
        equal(Row.of(Measure.REQUESTS_CUSTOMER_CHOICE).market("eu").cloud("aws"), 1);
        equal(Row.of(Measure.REQUESTS_LOST).market("world").reason(Reason.RESERVED), 2);
        equal(Row.of(Measure.UNIT_HOURS_LOST).market("world"), 22.5);
        equal(Row.of(Measure.SPILL_SHARE).market("eu"), 2 / 3.0);
        equal(Row.of(Measure.SPILL_SHARE).launch("chat").market("world"), 1 / 15.0);
        equal(Row.of(Measure.LOSS_SHARE).market("world").period(DECEMBER), 3 / 10.0);
    }

    @Test
    void requestsOfMarkets_areConserved() {
        for (String market : table.markets()) {
            double arrived = value(Row.of(Measure.REQUESTS_ARRIVED).market(market));
            double placed = value(Row.of(Measure.REQUESTS_PLACED).market(market));
            double lost = value(Row.of(Measure.REQUESTS_LOST).market(market));
            assertThat(placed + lost).as(market).isEqualTo(arrived);
        }
    }

    @Test
    void unitHours_byCloudAndCause() {
        // azure: 100+60+20+80 = 260; aws: 40+30+50 + 20+100 = 240.
        equal(Row.of(Measure.UNIT_HOURS_PLACED), 500);
        equal(Row.of(Measure.UNIT_HOURS_PLACED).cloud("azure"), 260);
        equal(Row.of(Measure.UNIT_HOURS_PLACED).launch("agent").cloud("aws"), 150);
        equal(Row.of(Measure.UNIT_HOURS_PLACED).period(JANUARY).cloud("azure"), 80);
        equal(Row.of(Measure.UNIT_HOURS_SPILLED), 220);
        equal(Row.of(Measure.UNIT_HOURS_SPILLED).cloud("aws").reason(Reason.CAPACITY), 70);
        equal(Row.of(Measure.UNIT_HOURS_SPILLED).kind(Kind.CHOOSES_NOT), 150);
        equal(Row.of(Measure.UNIT_HOURS_SPILLED).launch("agent").kind(Kind.CHOOSES_NOT), 150);
    }

    @Test
    void shares_areOfTheSameLaunchAndPeriod() {
        equal(Row.of(Measure.SPILL_SHARE), 8 / 24.0);
        equal(Row.of(Measure.SPILL_SHARE).kind(Kind.CANNOT), 3 / 24.0);
        equal(Row.of(Measure.SPILL_SHARE).launch("agent"), 5 / 6.0);
        equal(Row.of(Measure.SPILL_SHARE).period(JANUARY), 3 / 10.0);
        equal(Row.of(Measure.SPILL_SHARE_UNIT_HOURS), 220 / 500.0);
        equal(Row.of(Measure.SPILL_SHARE_UNIT_HOURS).cloud("aws"), 220 / 500.0);
        equal(Row.of(Measure.SPILL_SHARE_UNIT_HOURS).period(DECEMBER).kind(Kind.CANNOT), 70 / 300.0);
        equal(Row.of(Measure.PLACED_SHARE).cloud("azure"), 260 / 500.0);
        equal(Row.of(Measure.PLACED_SHARE).period(JANUARY).cloud("azure"), 80 / 200.0);
        equal(Row.of(Measure.PLACED_SHARE).year(Year.of(2027)).cloud("aws"), 120 / 200.0);
        equal(Row.of(Measure.PLACED_SHARE).launch("chat").cloud("azure"), 260 / 350.0);
    }

    @Test
    void unitsAreAveragedOverTheTimeOfTheirPeriod() {
        // 50 hours in all, 30 in December, 20 in January.
        equal(Row.of(Measure.UNITS_IN_USE), 500 / 50.0);
        equal(Row.of(Measure.UNITS_IN_USE).cloud("aws"), 240 / 50.0);
        equal(Row.of(Measure.UNITS_IN_USE).period(DECEMBER), 300 / 30.0);
        equal(Row.of(Measure.UNITS_IN_USE).period(JANUARY).cloud("aws"), 120 / 20.0);
        equal(Row.of(Measure.UNITS_IN_USE).year(Year.of(2026)), 300 / 30.0);
        equal(Row.of(Measure.UNITS_IN_USE).cloud("azure").pool("azure/west/H100"), 20 / 50.0);
        equal(Row.of(Measure.FIRST_PARTY_UNITS_IN_USE), 300 / 50.0);
        equal(Row.of(Measure.FIRST_PARTY_UNITS_IN_USE).period(JANUARY).cloud("azure"), 100 / 20.0);
        equal(Row.of(Measure.CAPACITY_UNITS).cloud("aws"), 20);
        // 30 all the time and 10 more for 20 of 50 hours.
        equal(Row.of(Measure.CAPACITY_UNITS).cloud("azure"), 34);
        equal(Row.of(Measure.CAPACITY_UNITS).period(JANUARY).cloud("azure"), 40);
    }

    @Test
    void utilisation_countsTheCloudsOwnDemandToo() {
        equal(Row.of(Measure.UTILISATION).cloud("aws"), 240 / 1000.0);
        equal(Row.of(Measure.UTILISATION).cloud("azure"), (260 + 300) / 1700.0);
        equal(Row.of(Measure.UTILISATION).cloud("azure").pool("azure/west/H100"), (20 + 100) / 200.0);
        equal(Row.of(Measure.UTILISATION), 800 / 2700.0);
    }

    @Test
    void spend_isUseAtThePriceInForce() {
        // azure: 100 * 2 + (60 + 20 + 80) * 4 = 840; aws: an accelerator is two units: 240 / 2 * 3 = 360.
        equal(Row.of(Measure.SPEND), 1200);
        equal(Row.of(Measure.SPEND).cloud("azure"), 840);
        equal(Row.of(Measure.SPEND).cloud("aws"), 360);
        equal(Row.of(Measure.SPEND).launch("agent"), 225);
        // azure 100 * 2 + 80 * 4 = 520, aws 120 / 2 * 3 = 180.
        equal(Row.of(Measure.SPEND).period(DECEMBER), 700);
        equal(Row.of(Measure.SPEND).period(JANUARY).cloud("aws"), 180);
        equal(Row.of(Measure.SPEND).year(Year.of(2027)), 500);
        equal(Row.of(Measure.PRICE_PER_UNIT_HOUR), 1200 / 500.0);
        equal(Row.of(Measure.PRICE_PER_UNIT_HOUR).cloud("aws"), 1.5);
    }

    /** Spilled: chat's 40 and 30 and agent's 50 and 100 unit-hours on aws, at 3 USD for two units. */
    @Test
    void spendSpilled_isWhatSpillCosts() {
        equal(Row.of(Measure.SPEND_SPILLED), 330);
        equal(Row.of(Measure.SPEND_SPILLED).reason(Reason.CAPACITY), 105);
        equal(Row.of(Measure.SPEND_SPILLED).kind(Kind.CHOOSES_NOT), 225);
        equal(Row.of(Measure.SPEND_SPILLED).period(JANUARY), 150);
        equal(Row.of(Measure.SPEND_SPILLED).cloud("azure"), 0);
        equal(Row.of(Measure.PRICE_PER_UNIT_HOUR_SPILLED).cloud("aws"), 1.5);
    }

    /**
     * A unit-hour on azure costs 2 USD in segment 0 and 4 behind it; aws takes 1.5. Chat's 40 and 30 and agent's 50 and 100
     * spilled unit-hours cost 60 - 80, 45 - 120, 75 - 200 and 150 - 400 more than staying.
     */
    @Test
    void spillPremium_isWhatSpillCostsLessWhatStayingWould() {
        equal(Row.of(Measure.SPILL_PREMIUM), -20 - 75 - 125 - 250);
        equal(Row.of(Measure.SPILL_PREMIUM).cloud("aws"), -470);
        equal(Row.of(Measure.SPILL_PREMIUM).launch("chat"), -95);
        equal(Row.of(Measure.SPILL_PREMIUM).period(JANUARY), -250);
        equal(Row.of(Measure.SPILL_PREMIUM).cloud("azure"), 0);
    }

    /**
     * By capacity: 600 unit-hours of azure/east at 4 USD and 200 of azure/west at 8 are 5 on average, so that agent's 100
     * unit-hours of January cost 150 and would have cost 500. Where azure has nothing there is no price to stay at.
     */
    @Test
    void stayingCostsTheMeanOfThePrimarysCapacity() {
        BigDecimal[] micros = compiled.prices().microsPerUnitHour().clone();
        micros[2 * 3 + 1] = BigDecimal.valueOf(8_000_000);
        Compiled dear = Records.with(compiled, "prices", Records.with(compiled.prices(), "microsPerUnitHour", micros));
        World world = dear.world();
        world.primaryMicrosPerUnitTick = dear.prices().microsPerUnitTick(world.primaryPools);
        RunResult run = TinyRun.counts(world);
        run.capacityUnitTicks[0] = 0;
        RunResults.countStay(world, run);
        double[] read = new Meter(dear, table).read(run);
        assertThat(read[table.index(Row.of(Measure.SPILL_PREMIUM).period(JANUARY))])
                .isCloseTo(150 - 500, within(1e-9));
        assertThat(read[table.index(Row.of(Measure.SPILL_PREMIUM).period(DECEMBER))])
                .isCloseTo(-75 - 125, within(1e-9));
    }

    /** Chat uses 260 unit-hours on azure for 840 USD and 90 on aws for 135, at 2 million tokens each. */
    @Test
    void tokens_areThoseOfTheKindsWhoseThroughputIsGiven() {
        Compiled known =
                TinyRun.compiled(Records.with(Accounts.NONE, "tokensPerUnitHour", ImmutableMap.of("consumer", 2e6)));
        double[] read = new Meter(known, table).read(TinyRun.counts(known.world()));
        assertThat(read[table.index(Row.of(Measure.MILLION_TOKENS))]).isCloseTo(700, within(1e-9));
        assertThat(read[table.index(Row.of(Measure.SPEND_ON_TOKENS))]).isEqualTo(975);
        assertThat(read[table.index(Row.of(Measure.PRICE_PER_MILLION_TOKENS))]).isCloseTo(975 / 700.0, within(1e-12));
        assertThat(read[table.index(Row.of(Measure.PRICE_PER_MILLION_TOKENS).cloud("aws"))])
                .isCloseTo(135 / 180.0, within(1e-12));
        assertThat(read[table.index(Row.of(Measure.PRICE_PER_MILLION_TOKENS).launch("agent"))])
                .isNaN();
        assertThat(value(Row.of(Measure.PRICE_PER_MILLION_TOKENS))).isNaN();
    }

    @Test
    void spend_isTheSumOfPostings() {
        long[] micros = new long[1];
        new Ledger(compiled)
                .settle(TinyRun.counts(compiled.world()), (segment, line, pool, cause, amount) -> micros[0] += amount);
        assertThat(micros[0]).isEqualTo(1_200_000_000L);
    }

    @Test
    void concentration_isTheSumOfSquaredShares() {
        equal(Row.of(Measure.CONCENTRATION), 0.52 * 0.52 + 0.48 * 0.48);
        equal(Row.of(Measure.CONCENTRATION).period(JANUARY), 0.4 * 0.4 + 0.6 * 0.6);
    }

    /**
     * 10 % of 200 USD until the new year, 10 % of 250 from then on, and 20 % from noon of the 1st on: 20 at the end of December,
     * 50 at the end of the run, which is January's and that of the whole. Both stakes of a party are one value: 1 % of 1000 more.
     */
    @Test
    void stakes_areWorthWhatTheirPathSaysAtTheEndOfTheTime() {
        Stake path = new Stake(
                "bank",
                Fixtures.steps(Instant.parse("2020-01-01T00:00:00Z"), 0.1, Instant.parse("2027-01-01T12:00:00Z"), 0.2),
                Fixtures.steps(
                        Instant.parse("2020-01-01T00:00:00Z"),
                        usd(200),
                        Instant.parse("2027-01-01T00:00:00Z"),
                        usd(250)));
        Stake other = new Stake("bank", Steps.constant(0.01), Steps.constant(usd(1000)));
        Accounts money = Records.with(
                Accounts.NONE,
                Map.of("others", ImmutableSet.of("bank"), "stakes", ImmutableMap.of("path", path, "other", other)));
        Compiled held = TinyRun.compiled(money);
        MeasureTable rows = new MeasureTable(held.world(), held.names());
        double[] worth = new Meter(held, rows).read(TinyRun.counts(held.world()));
        Row bank = Row.of(Measure.STAKE_VALUE).party("bank");
        assertThat(worth[rows.index(bank.period(DECEMBER))]).isEqualTo(20 + 10);
        assertThat(worth[rows.index(bank.period(JANUARY))]).isEqualTo(50 + 10);
        assertThat(worth[rows.index(bank)]).isEqualTo(50 + 10);
        assertThat(worth[rows.index(Row.of(Measure.NET_RECEIPTS).party("bank"))])
                .isZero();
    }

    private static Money usd(long amount) {
        return new Money(amount * 1_000_000);
    }

    @Test
    void outages_byTheCloudWhosePoolsWereOut() {
        RunResult run = TinyRun.counts(compiled.world());
        long hour = io.spillway.engine.Clock.TICKS_PER_HOUR;
        // By [segment * pools + pool]: azure's second pool, 10 units from hour 30 on, was out for five hours.
        run.outUnitTicks[2 * 3 + 1] = 50 * hour;
        run.overcommittedUnitTicks[1 * 3 + 2] = 6 * hour;
        // By [(segment * classes + class) * clouds + cloud]: chat's first market and copilot, on azure.
        run.evacuatedRequests[(2 * 4 + 0) * 2] = 3;
        run.droppedRequests[(2 * 4 + 0) * 2] = 2;
        run.droppedUnitHours[(2 * 4 + 0) * 2] = 8;
        run.droppedRequests[(2 * 4 + 3) * 2] = 1;
        RunResults.lose(compiled.world(), run, 2, 0, Reason.OUTAGE, 1, 4);
        double[] read = meter.read(run);
        assertThat(read[table.index(Row.of(Measure.AVAILABILITY).cloud("azure").pool("azure/west/H100"))])
                .isEqualTo(0.75);
        assertThat(read[table.index(Row.of(Measure.AVAILABILITY).cloud("azure"))])
                .isCloseTo(1 - 50 / 1700.0, within(1e-12));
        assertThat(read[table.index(Row.of(Measure.AVAILABILITY).cloud("aws"))]).isEqualTo(1);
        assertThat(read[table.index(Row.of(Measure.REQUESTS_EVACUATED).cloud("azure"))])
                .isEqualTo(3);
        assertThat(read[table.index(Row.of(Measure.REQUESTS_DROPPED).launch("chat"))])
                .isEqualTo(2);
        assertThat(read[table.index(Row.of(Measure.REQUESTS_DROPPED))]).isEqualTo(2);
        assertThat(read[table.index(Row.of(Measure.FIRST_PARTY_REQUESTS_DROPPED).cloud("azure"))])
                .isEqualTo(1);
        assertThat(read[table.index(Row.of(Measure.UNIT_HOURS_DROPPED).period(JANUARY))])
                .isEqualTo(8);
        assertThat(read[table.index(Row.of(Measure.UNIT_HOURS_UNSERVED_IN_OUTAGES))])
                .isEqualTo(12);
        assertThat(read[table.index(Row.of(Measure.UNIT_HOURS_OVERCOMMITTED).cloud("aws"))])
                .isEqualTo(6);
    }

    @Test
    void ratioOverNothing_isNotANumber() {
        double[] nothing = meter.read(RunResults.empty(compiled.world()));
        assertThat(nothing[table.index(Row.of(Measure.SPILL_SHARE))]).isNaN();
        assertThat(nothing[table.index(Row.of(Measure.PRICE_PER_UNIT_HOUR).cloud("aws"))])
                .isNaN();
        assertThat(nothing[table.index(Row.of(Measure.CONCENTRATION))]).isNaN();
        assertThat(nothing[table.index(Row.of(Measure.REQUESTS_PLACED))]).isZero();
    }

    @Test
    void aMeterIsReadAgain_withoutARestOfTheRunBefore() {
        RunResult run = TinyRun.counts(compiled.world());
        assertThat(meter.read(run)).isEqualTo(values);
    }

    private double value(Row row) {
        return values[table.index(row)];
    }

    private void equal(Row row, double expected) {
        assertThat(value(row)).as("%s", row).isCloseTo(expected, within(1e-12 * Math.max(1, expected)));
    }
}
