package io.spillway.ledger;

import static io.spillway.measures.TinyRun.DECEMBER;
import static io.spillway.measures.TinyRun.JANUARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.spillway.Records;
import io.spillway.compile.Compiled;
import io.spillway.compile.Transfer;
import io.spillway.compile.TransferKind;
import io.spillway.engine.Clock;
import io.spillway.engine.RunResult;
import io.spillway.measures.TinyRun;
import io.spillway.model.Accounts;
import io.spillway.model.Commitment;
import io.spillway.model.Licence;
import io.spillway.model.Money;
import io.spillway.model.Payment;
import io.spillway.model.Revenue;
import io.spillway.model.RevenueShare;
import io.spillway.model.ServiceLevel;
import io.spillway.model.ServiceScope;
import io.spillway.model.Shortfall;
import io.spillway.model.Steps;
import io.spillway.model.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * One rule at a time, over {@link TinyRun}. What its launches pay, in USD:
 *
 * <pre>
 * segment            chat, azure          chat, aws     agent, aws
 * 0 (December)       100 * 2 = 200        40/2*3 = 60
 * 1 (December)       60 * 4 + 20 * 4      30/2*3 = 45   50/2*3 = 75
 * 2 (January)        80 * 4 = 320         20/2*3 = 30   100/2*3 = 150
 * </pre>
 *
 * Refused unit-hours: 12.5 and 10 of chat in segments 0 and 1, 7.5 of agent in segment 2. Segments are 10, 20 and 20 hours
 * long, and a year has 8760.
 */
class SettlementTest {
    private static final Instant START = Instant.parse("2026-12-30T18:00:00Z");
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    private Compiled compiled = TinyRun.compiled();
    private RunResult run = TinyRun.counts(compiled.world());
    private long spendMicros;

    // --- commitments ------------------------------------------------------------------------------------------------

    /**
     * Of 52.5 at half price 30 are used by chat in segment 0, and 22.5 by chat's 45 in segment 1, whichever launch the run has
     * counted first; agent pays its 75 in full.
     */
    @Test
    void whoUsesUpACommitment_isTheLaunchThatStandsFirst_notTheOneThatRanFirst() {
        settle(with(Records.with(commitment("aws", 52.5, LATER, Shortfall.WAIVED), "discount", Optional.of(0.5))));
        Map<Integer, Double> spend = decemberSpendOnAws();
        assertThat(spend.values()).containsExactly(22.5, 75.0);
        swapEntries(run.firstEntry[1] + 2, run.firstEntry[1] + 3);
        assertThat(decemberSpendOnAws()).isEqualTo(spend);
    }

    /** December's 200 + 240 + 80 = 520 on azure use up 500 of 500; spend is what it was, 840. */
    @Test
    void commitment_isDrawnDownBySpendOnItsCloud_untilItIsUsed() {
        Statement statement = settle(with(commitment("azure", 500, NEW_YEAR, Shortfall.BILLED)));
        assertUsed(statement, 0, 500, 0, 0);
        assertThat(of(statement, TransferKind.USAGE, "azure")).isEqualTo(840);
        assertThat(of(statement, TransferKind.SHORTFALL, "c")).isZero();
    }

    /**
     * Segment 1 lasts from 04:00 to 24:00 on 31 December. Of 500, 300 are left for its 320: 15/16 of it. Of 52.5 at half price
     * 22.5 are left for chat's 22.5 and agent's 37.5: 3/8 of it.
     */
    @Test
    void whenACommitmentIsUsedUp_isWhenItsPartOfTheSegmentsUseIs() {
        assertThat(usedYear(commitment("azure", 500, NEW_YEAR, Shortfall.BILLED)))
                .isCloseTo(Years.decimal(Instant.parse("2026-12-31T22:45:00Z")), within(1e-9));
        Commitment priced =
                Records.with(commitment("aws", 52.5, LATER, Shortfall.WAIVED), "discount", Optional.of(0.5));
        assertThat(usedYear(priced)).isCloseTo(Years.decimal(Instant.parse("2026-12-31T11:30:00Z")), within(1e-9));
        assertThat(usedYear(commitment("azure", 520, NEW_YEAR, Shortfall.BILLED)))
                .isCloseTo(Years.decimal(Instant.parse("2027-01-01T00:00:00Z")), within(1e-9));
        assertThat(usedYear(commitment("azure", 521, NEW_YEAR, Shortfall.BILLED)))
                .isNaN();
    }

    private double usedYear(Commitment commitment) {
        return settle(with(commitment)).commitmentUsedYear()[0];
    }

    @Test
    void whatIsOpen_isToldAtTheEndOfEachMonth() {
        Statement statement = settle(with(commitment("azure", 1000, LATER, Shortfall.BILLED)));
        assertThat(statement.commitmentOpenMicros()).containsExactly(480_000_000, 160_000_000);
        Statement ended = settle(with(commitment("azure", 600, NEW_YEAR, Shortfall.BILLED)));
        assertThat(ended.commitmentOpenMicros()).containsExactly(0, 0);
    }

    @Test
    void aCommitmentWhoseParts_doNotSumToIt_isFound() {
        compiled = TinyRun.compiled(
                with(commitment("azure", 600, NEW_YEAR, Shortfall.BILLED)).apply(Accounts.NONE));
        Balances balances = new Balances(new Ledger(compiled).commitments, 2);
        balances.begin(0);
        balances.audit();
        balances.usedMicros[1]++;
        assertThatThrownBy(balances::audit)
                .isInstanceOf(UnbalancedException.class)
                .hasMessageContaining("commitment 0: used, short and left sum to 600000001 micro-dollars of 600000000");
    }

    /** 520 of 600 are spent when it ends; the rest of 80 is billed in December, or forgiven. */
    @Test
    void shortfall_isBilledWhereItIsSo() {
        Statement billed = settle(with(commitment("azure", 600, NEW_YEAR, Shortfall.BILLED)));
        assertUsed(billed, 0, 520, 80, 0);
        assertThat(of(billed, TransferKind.SHORTFALL, "c", 0)).isEqualTo(80);
        assertThat(net(billed, "azure")).isEqualTo(840 + 80);
        assertThat(net(billed, "maker")).isEqualTo(-1200 - 80);
        Statement waived = settle(with(commitment("azure", 600, NEW_YEAR, Shortfall.WAIVED)));
        assertUsed(waived, 0, 520, 80, 0);
        assertThat(of(waived, TransferKind.SHORTFALL, "c")).isZero();
    }

    /** 840 of 1000 are spent, and the run ends before the commitment does. */
    @Test
    void whatIsOpenAtTheEndOfTheRun_isNotShort() {
        assertUsed(settle(with(commitment("azure", 1000, LATER, Shortfall.BILLED))), 0, 840, 0, 160);
    }

    /**
     * At half the list price: segment 0 pays 100, segment 1 120 and 40, and 40 of 300 are left. Segment 2 would pay 160:
     * a quarter of it, 20 of 80 unit-hours, is covered by the 40, the other 60 pay 4 each. 100 + 120 + 40 + 40 + 240 = 540.
     */
    @Test
    void committedPrice_isPaidUntilTheCommitmentIsUsed() {
        Statement statement = settle(with(new Commitment(
                "azure",
                START,
                LATER,
                Optional.of(usd(300)),
                Optional.empty(),
                usd(0),
                Optional.of(0.5),
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                Shortfall.BILLED)));
        assertUsed(statement, 0, 300, 0, 0);
        assertThat(of(statement, TransferKind.USAGE, "azure")).isEqualTo(540);
        assertThat(spendMicros).isEqualTo((540 + 360) * 1_000_000L);
    }

    /**
     * The first takes chat's 60 and 40 of its 45 on aws, and is used up; the second wants agents alone: 75 and 150. Chat's
     * 5 and 30 count toward none.
     */
    @Test
    void severalOnOneCloud_areDrawnDownInOrder_byWhatCounts() {
        Commitment any = commitment("aws", 100, LATER, Shortfall.BILLED);
        Commitment agents = new Commitment(
                "aws",
                START,
                LATER,
                Optional.of(usd(1000)),
                Optional.empty(),
                usd(0),
                Optional.empty(),
                ImmutableSet.of("agent"),
                ImmutableSet.of("B200"),
                ImmutableSet.of("us"),
                Shortfall.BILLED);
        Statement statement = settle(money -> commitments(money, ImmutableMap.of("c", any, "d", agents)));
        assertUsed(statement, 0, 100, 0, 0);
        assertUsed(statement, 1, 225, 0, 775);
    }

    /**
     * A ramp: 600 in 2026, of which 50 were spent before, and 100 in 2027. 2026 spends 520 of 550 and is 30 short, 2027
     * has its 100 in the first hours.
     */
    @Test
    void yearlyMinimum_followsItsSteps_andWhatWasSpentBeforeCounts() {
        Commitment yearly = new Commitment(
                "azure",
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2028-01-01T00:00:00Z"),
                Optional.empty(),
                Optional.of(new Steps<>(
                        ImmutableSortedMap.of(Instant.parse("2026-01-01T00:00:00Z"), usd(600), NEW_YEAR, usd(100)))),
                usd(50),
                Optional.empty(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                Shortfall.BILLED);
        Statement statement = settle(with(yearly));
        assertUsed(statement, 0, 620, 30, 0);
        assertThat(of(statement, TransferKind.SHORTFALL, "c", 0)).isEqualTo(30);
    }

    // --- revenue ----------------------------------------------------------------------------------------------------

    /** Chat is served 100 + 60 + 20 + 80 unit-hours on azure and 40 + 30 + 20 on aws, at 10 each: 2600 and 900. */
    @Test
    void revenueByRate_isOfWhatWasServed() {
        Statement statement = settle(money -> revenues(money, Optional.of(10.0), Optional.empty(), "consumer"));
        assertThat(of(statement, TransferKind.REVENUE, "r")).isEqualTo(3500);
        assertThat(of(statement, TransferKind.REVENUE, "r", 0)).isEqualTo(2500);
        assertThat(net(statement, "customers")).isEqualTo(-3500);
        assertThat(revenueOf(statement, 0, 0)).isEqualTo(2600);
        assertThat(revenueOf(statement, 0, 1)).isEqualTo(900);
        assertThat(revenueOf(statement, 1, 1)).isZero();
    }

    /**
     * A path of 8760 a year is 1 an hour if all is served. Segment 0 serves 140 of 152.5, segment 1 160 of 170, together
     * December, segment 2 200 of 207.5 unit-hours: 30 * 300 / 322.5 = 27.906977 and 20 * 200 / 207.5 = 19.277108.
     */
    @Test
    void revenueAlongAPath_isScaledToWhatWasServed() {
        Statement statement = settle(money -> revenues(money, Optional.empty(), Optional.of(8760.0)));
        assertThat(of(statement, TransferKind.REVENUE, "r", 0)).isCloseTo(27.906977, within(2e-6));
        assertThat(of(statement, TransferKind.REVENUE, "r", 1)).isCloseTo(19.277108, within(2e-6));
        long parts = 0;
        for (long micros : statement.revenueMicros()) {
            parts += micros;
        }
        assertThat(parts / 1e6).isCloseTo(of(statement, TransferKind.REVENUE, "r"), within(1e-9));
    }

    /** In segment 2 a path is 20 hours of a year of 8760, of which 200 of 207.5 unit-hours are served. */
    @Test
    void revenueAlongAPath_isRoundedOnce() {
        for (long micros = 1; micros < 10_000; micros += 37) {
            double usd = micros / 1e6;
            Statement statement = settle(money -> revenues(money, Optional.empty(), Optional.of(usd)));
            BigDecimal exact = BigDecimal.valueOf(micros * 20 * 200)
                    .divide(BigDecimal.valueOf(8760 * 207.5), 0, RoundingMode.HALF_EVEN);
            assertThat(Math.round(of(statement, TransferKind.REVENUE, "r", 1) * 1e6))
                    .as("a path of %d micro-dollars a year", micros)
                    .isEqualTo(exact.longValueExact());
        }
    }

    // --- revenue share ----------------------------------------------------------------------------------------------

    /**
     * 20 % of 3500 are 700. Of a cap of 500, 100 were paid before. Revenue is 1400 in segment 0 and 1100 in segment 1: 280
     * are owed after hour 10, 500 after hour 30, so 400 at hour 10 + 20 * 120 / 220 = 20.9091. The run begins 30 hours
     * before the new year, at hour 8730 of 2026: 2026 + 8750.9091 / 8760.
     */
    @Test
    void share_endsAtItsCap() {
        Statement statement = settle(money -> share(money, share(0.2, 500.0, 100, Optional.empty())));
        assertThat(of(statement, TransferKind.REVENUE_SHARE, "s")).isEqualTo(400);
        assertThat(of(statement, TransferKind.REVENUE_SHARE, "s", 1)).isZero();
        assertThat(statement.uncappedMicros()).containsExactly(500_000_000, 200_000_000);
        assertThat(statement.capYear()[0]).isCloseTo(2026 + 8750.9091 / 8760, within(1e-7));
        assertThat(net(statement, "azure")).isEqualTo(840 + 400);
        assertThat(net(statement, "maker")).isEqualTo(3500 - 1200 - 400);
    }

    @Test
    void share_endsAtItsDate_andWithoutACapNoneIsReached() {
        Statement statement = settle(money -> share(money, share(0.2, null, 0, Optional.of(NEW_YEAR))));
        assertThat(of(statement, TransferKind.REVENUE_SHARE, "s")).isEqualTo(500);
        assertThat(statement.capYear()[0]).isNaN();
    }

    /** What was served on azure counts, 2600 of 3500. */
    @Test
    void share_isOfWhatCounts() {
        RevenueShare onAzure = new RevenueShare(
                Optional.empty(),
                "azure",
                0.2,
                Optional.of(START),
                Optional.empty(),
                Optional.empty(),
                usd(0),
                ImmutableSet.of("r"),
                ImmutableSet.of("azure"));
        assertThat(of(settle(money -> share(money, onAzure)), TransferKind.REVENUE_SHARE, "s"))
                .isEqualTo(520);
    }

    // --- licences, payments, service levels -------------------------------------------------------------------------

    /** 8760 a year are 1 an hour, for the 30 hours to the new year. */
    @Test
    void licence_isPaidDayByDay_untilItsEnd() {
        Licence licence =
                new Licence("azure", "maker", Steps.constant(usd(8760)), Optional.empty(), Optional.of(NEW_YEAR));
        Statement statement = settle(money -> Records.with(money, "licences", ImmutableMap.of("l", licence)));
        assertThat(of(statement, TransferKind.LICENCE, "l")).isEqualTo(30);
        assertThat(net(statement, "azure")).isEqualTo(840 - 30);
    }

    /** December earns 2500 in 30 hours, 730 000 over a year; January 1000 in 20 hours, 438 000. */
    @Test
    void payments_areMadeOnce_onTheirOccasion() {
        assertPaid(occasion(Optional.of(NEW_YEAR), Optional.empty(), Optional.empty()), 0, 7);
        assertPaid(occasion(Optional.of(START.minusSeconds(1)), Optional.empty(), Optional.empty()), 0, 0);
        assertPaid(occasion(Optional.empty(), Optional.of(usd(730_000)), Optional.empty()), 7, 0);
        assertPaid(occasion(Optional.empty(), Optional.of(usd(730_001)), Optional.empty()), 0, 0);
        assertPaid(occasion(Optional.empty(), Optional.of(usd(400_000)), Optional.empty()), 7, 0);
        assertPaid(occasion(Optional.empty(), Optional.empty(), Optional.of("c")), 0, 7);
    }

    /** Of agent nothing is refused in December, so that its path is earned in full: whatever it is a year, it reaches itself. */
    @Test
    void aPaymentOnTheVeryRevenueOfThePath_isMade() {
        for (int billions = 1; billions < 60; billions++) {
            double perYear = billions * 1e9;
            Payment onSame = occasion(Optional.empty(), Optional.of(usd(perYear)), Optional.empty());
            Payment onMore = occasion(Optional.empty(), Optional.of(usd(perYear + 1)), Optional.empty());
            Statement statement = settle(money -> Records.with(
                    revenues(money, Optional.empty(), Optional.of(perYear), "agent"),
                    "payments",
                    ImmutableMap.of("same", onSame, "more", onMore)));
            assertThat(of(statement, TransferKind.PAYMENT, "same", 0))
                    .as("%d B", billions)
                    .isEqualTo(7);
            assertThat(of(statement, TransferKind.PAYMENT, "more", 0)).isZero();
        }
    }

    /** Each path is rounded by itself: what they come to may be some micro-dollars less than the part of their sum. */
    @Test
    void aPaymentOnTheVeryRevenueOfSeveralPaths_isMade() {
        Revenue one = path(usd(10_000_000));
        for (int millions = 1; millions < 60; millions++) {
            double sum = (20.0 + millions) * 1e6;
            Revenue other = path(usd(millions * 1e6));
            Payment onSame = occasion(Optional.empty(), Optional.of(usd(sum)), Optional.empty());
            Payment onMore = occasion(Optional.empty(), Optional.of(usd(sum + 1)), Optional.empty());
            Statement statement = settle(money -> Records.with(
                    Records.with(money, "revenues", ImmutableMap.of("one", one, "again", one, "other", other)),
                    "payments",
                    ImmutableMap.of("same", onSame, "more", onMore)));
            assertThat(of(statement, TransferKind.PAYMENT, "same", 0))
                    .as("%d M", millions)
                    .isEqualTo(7);
            assertThat(of(statement, TransferKind.PAYMENT, "more", 0)).isZero();
        }
    }

    private static Revenue path(Money perYear) {
        return new Revenue(
                ImmutableSet.of("agent"), ImmutableSet.of(), Optional.empty(), Optional.of(Steps.constant(perYear)));
    }

    /** Chat comes on the 31st at 4 o'clock, on the bound of segments 0 and 1; a second before the run is too early. */
    @Test
    void aPaymentOnALaunch_isMadeOnItsDay() {
        Payment payment = new Payment(
                "aws", "maker", usd(7), Optional.empty(), Optional.of("chat"), Optional.empty(), Optional.empty());
        assertThat(paidOn(payment, START.plusSeconds(10 * 3600), 0)).isEqualTo(7);
        assertThat(paidOn(payment, NEW_YEAR, 0)).isZero();
        assertThat(paidOn(payment, NEW_YEAR, 1)).isEqualTo(7);
        assertThat(paidOn(payment, START.minusSeconds(1), 0)).isZero();
        assertThat(paidOn(payment, START.minusSeconds(1), 1)).isZero();
    }

    private double paidOn(Payment payment, Instant day, int month) {
        Accounts money = Records.with(Accounts.NONE, "payments", ImmutableMap.of("p", payment));
        Compiled tiny = TinyRun.compiled(money);
        compiled = Records.with(
                tiny,
                "finances",
                Records.with(
                        tiny.finances(),
                        "days",
                        ImmutableList.of(Optional.of(day), Optional.<Instant>empty(), Optional.<Instant>empty())));
        return of(settle(), TransferKind.PAYMENT, "p", month);
    }

    /**
     * A failback takes 5 units of chat back from aws in December and 3 of agent in January, at 0.25 USD a unit: 1.25 and 0.75
     * to aws, whatever it is paid for use. Copilot's 9 units are the cloud's own and cost nothing.
     */
    @Test
    void moves_arePaidToTheCloudThatIsLeft() {
        Compiled tiny = TinyRun.compiled();
        compiled = Records.with(tiny, "prices", Records.with(tiny.prices(), "microsPerUnitMoved", 250_000L));
        int aws = compiled.names().clouds().indexOf("aws");
        run.failedBackUnits[movedFrom(0, 0, aws)] = 5;
        run.failedBackUnits[movedFrom(2, 2, aws)] = 3;
        run.failedBackUnits[movedFrom(1, 3, aws)] = 9;
        Statement statement = settle();
        assertThat(of(statement, TransferKind.MOVE, "aws", 0)).isEqualTo(1.25);
        assertThat(of(statement, TransferKind.MOVE, "aws", 1)).isEqualTo(0.75);
        assertThat(of(statement, TransferKind.MOVE, "azure")).isZero();
        assertThat(of(statement, TransferKind.USAGE, "aws")).isEqualTo(360);
        assertThat(net(statement, "aws")).isEqualTo(360 + 2);
        assertThat(net(statement, "maker")).isEqualTo(-1200 - 2);
    }

    /**
     * An outage takes 4 units of chat from azure to aws in December, and a failback 5 back: azure has 4 at 0.1 USD, aws 5 at
     * 0.25. A move itself costs nothing.
     */
    @Test
    void egress_isPaidToTheCloudThatIsLeft() {
        Compiled tiny = TinyRun.compiled();
        compiled = Records.with(
                tiny,
                "prices",
                Records.with(tiny.prices(), "microsPerUnitEgressed", ImmutableList.of(100_000L, 250_000L)));
        int azure = compiled.names().clouds().indexOf("azure");
        int aws = compiled.names().clouds().indexOf("aws");
        run.evacuatedAwayUnits[movedFrom(0, 0, azure)] = 4;
        run.failedBackUnits[movedFrom(1, 0, aws)] = 5;
        Statement statement = settle();
        assertThat(of(statement, TransferKind.EGRESS, "azure", 0)).isEqualTo(0.4);
        assertThat(of(statement, TransferKind.EGRESS, "aws", 0)).isEqualTo(1.25);
        assertThat(of(statement, TransferKind.EGRESS, "aws", 1)).isZero();
        assertThat(of(statement, TransferKind.MOVE, "aws")).isZero();
        assertThat(of(statement, TransferKind.USAGE, "azure")).isEqualTo(840);
        assertThat(net(statement, "maker")).isEqualTo(-1200 - 1.65);
    }

    private int movedFrom(int segment, int market, int cloud) {
        return (segment * compiled.world().classes + market) * compiled.world().clouds + cloud;
    }

    private void assertPaid(Payment payment, double december, double january) {
        Statement statement = settle(money -> Records.with(
                commitments(
                        revenues(money, Optional.of(10.0), Optional.empty(), "consumer"),
                        ImmutableMap.of("c", commitment("azure", 521, LATER, Shortfall.BILLED))),
                "payments",
                ImmutableMap.of("p", payment)));
        assertThat(of(statement, TransferKind.PAYMENT, "p", 0)).isEqualTo(december);
        assertThat(of(statement, TransferKind.PAYMENT, "p", 1)).isEqualTo(january);
    }

    private static Payment occasion(Optional<Instant> date, Optional<Money> revenue, Optional<String> commitment) {
        return new Payment("aws", "maker", usd(7), date, Optional.empty(), revenue, commitment);
    }

    /**
     * Azure's first region has 30 units for the 30 hours of December, 900 unit-hours, of which 9 were out: 99 % available,
     * below 99.5 % and not below 98 %: a tenth of the 200 + 240 paid there is given back. The cloud as a whole has no other
     * capacity in December, and a tenth of 520 is given back.
     */
    @Test
    void availabilityBelowTheAgreement_isCredited() {
        run.outUnitTicks[0] = 9 * Clock.TICKS_PER_HOUR;
        Statement region = settle(money -> serviceLevel(money, ServiceScope.REGION));
        assertThat(of(region, TransferKind.SERVICE_CREDIT, "azure", 0)).isEqualTo(44);
        assertThat(of(region, TransferKind.SERVICE_CREDIT, "azure", 1)).isZero();
        Statement cloud = settle(money -> serviceLevel(money, ServiceScope.CLOUD));
        assertThat(of(cloud, TransferKind.SERVICE_CREDIT, "azure")).isEqualTo(52);
        assertThat(net(cloud, "azure")).isEqualTo(840 - 52);
    }

    /** 63 of the 900 unit-hours of December were out: exactly 93 % were available, which 1 − 0.07 is not to a machine. */
    @Test
    void availabilityJustAsAgreed_isNotCredited() {
        run.outUnitTicks[0] = 63 * Clock.TICKS_PER_HOUR;
        assertThat(of(settle(SettlementTest::levelOf93Percent), TransferKind.SERVICE_CREDIT, "azure"))
                .isZero();
        run.outUnitTicks[0]++;
        assertThat(of(settle(SettlementTest::levelOf93Percent), TransferKind.SERVICE_CREDIT, "azure"))
                .isEqualTo(44);
    }

    @Test
    void sellers_giveCloudsTheirParty() {
        Accounts money = Records.with(Accounts.NONE, "sellers", ImmutableMap.of("azure", "microsoft", "aws", "amazon"));
        Statement statement = settle(any -> money);
        assertThat(compiled.names().chart().parties()).containsExactly("maker", "customers", "microsoft", "amazon");
        assertThat(net(statement, "microsoft")).isEqualTo(840);
        assertThat(net(statement, "amazon")).isEqualTo(360);
        assertThat(net(statement, "maker")).isEqualTo(-1200);
    }

    // --- helpers ----------------------------------------------------------------------------------------------------

    private Statement settle(UnaryOperator<Accounts> with) {
        compiled = TinyRun.compiled(with.apply(Accounts.NONE));
        return settle();
    }

    /** The spend of each launch on aws in segment 1. */
    private Map<Integer, Double> decemberSpendOnAws() {
        Map<Integer, Double> spend = new TreeMap<>();
        new Ledger(compiled).settle(run, (segment, line, pool, cause, micros) -> {
            if (segment == 1 && pool == TinyRun.AWS) {
                spend.merge(line, micros / 1e6, Double::sum);
            }
        });
        return spend;
    }

    private void swapEntries(int one, int other) {
        int cell = run.entryCell[one];
        run.entryCell[one] = run.entryCell[other];
        run.entryCell[other] = cell;
        long used = run.entryUsedUnitTicks[one];
        run.entryUsedUnitTicks[one] = run.entryUsedUnitTicks[other];
        run.entryUsedUnitTicks[other] = used;
    }

    private Statement settle() {
        spendMicros = 0;
        return new Ledger(compiled).settle(run, (segment, line, pool, cause, micros) -> spendMicros += micros);
    }

    private static void assertUsed(Statement statement, int commitment, double used, double unspent, double open) {
        int at = commitment * statement.months();
        assertThat((statement.commitmentUsedMicros()[at] + statement.commitmentUsedMicros()[at + 1]) / 1e6)
                .isEqualTo(used);
        assertThat((statement.commitmentShortMicros()[at] + statement.commitmentShortMicros()[at + 1]) / 1e6)
                .isEqualTo(unspent);
        assertThat(statement.commitmentOpenMicros()[at + 1] / 1e6).isEqualTo(open);
    }

    private double of(Statement statement, TransferKind kind, String item) {
        return of(statement, kind, item, 0) + of(statement, kind, item, 1);
    }

    /** In one month: 0 is December. */
    private double of(Statement statement, TransferKind kind, String item, int month) {
        assertThat(compiled.names().months()).containsExactly(DECEMBER, JANUARY);
        for (int i = 0; i < compiled.names().chart().transfers().size(); i++) {
            Transfer transfer = compiled.names().chart().transfers().get(i);
            if (transfer.kind() == kind && transfer.item().equals(item)) {
                return statement.transferMicros()[i * statement.months() + month] / 1e6;
            }
        }
        throw new AssertionError(kind + " " + item);
    }

    private double net(Statement statement, String party) {
        int at = compiled.names().chart().parties().indexOf(party) * statement.months();
        return (statement.netMicros()[at] + statement.netMicros()[at + 1]) / 1e6;
    }

    private double revenueOf(Statement statement, int line, int cloud) {
        int at = (line * 2 + cloud) * statement.months();
        return (statement.revenueMicros()[at] + statement.revenueMicros()[at + 1]) / 1e6;
    }

    private static Money usd(double amount) {
        return new Money(Math.round(amount * 1e6));
    }

    private static UnaryOperator<Accounts> with(Commitment commitment) {
        return money -> commitments(money, ImmutableMap.of("c", commitment));
    }

    private static Commitment commitment(String cloud, double total, Instant until, Shortfall shortfall) {
        return new Commitment(
                cloud,
                START,
                until,
                Optional.of(usd(total)),
                Optional.empty(),
                usd(0),
                Optional.empty(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                shortfall);
    }

    private static Accounts commitments(Accounts money, ImmutableMap<String, Commitment> commitments) {
        return Records.with(money, "commitments", commitments);
    }

    private static Accounts revenues(Accounts money, Optional<Double> rate, Optional<Double> perYear, String... kinds) {
        Revenue revenue = new Revenue(
                ImmutableSet.copyOf(kinds),
                ImmutableSet.of(),
                rate.map(price -> Steps.constant(new UnitPrice(Math.round(price * 1e6)))),
                perYear.map(amount -> Steps.constant(usd(amount))));
        return Records.with(money, "revenues", ImmutableMap.of("r", revenue));
    }

    private static Accounts share(Accounts money, RevenueShare share) {
        return Records.with(
                revenues(money, Optional.of(10.0), Optional.empty(), "consumer"),
                "revenueShares",
                ImmutableMap.of("s", share));
    }

    private static RevenueShare share(double rate, @Nullable Double cap, double paid, Optional<Instant> until) {
        return new RevenueShare(
                Optional.empty(),
                "azure",
                rate,
                Optional.empty(),
                until,
                Optional.ofNullable(cap).map(SettlementTest::usd),
                usd(paid),
                ImmutableSet.of(),
                ImmutableSet.of());
    }

    private static Accounts serviceLevel(Accounts money, ServiceScope per) {
        return serviceLevel(
                money,
                per,
                ImmutableMap.of("a", new ServiceLevel.Credit(0.995, 0.1), "b", new ServiceLevel.Credit(0.98, 0.25)));
    }

    private static Accounts levelOf93Percent(Accounts money) {
        return serviceLevel(money, ServiceScope.REGION, ImmutableMap.of("a", new ServiceLevel.Credit(0.93, 0.1)));
    }

    private static Accounts serviceLevel(
            Accounts money, ServiceScope per, ImmutableMap<String, ServiceLevel.Credit> credits) {
        return Records.with(money, "serviceLevels", ImmutableMap.of("azure", new ServiceLevel(per, credits)));
    }
}
