package io.spillway.focus;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.Records;
import io.spillway.compile.Compiled;
import io.spillway.engine.Clock;
import io.spillway.engine.RunResult;
import io.spillway.measures.TinyRun;
import io.spillway.model.Accounts;
import io.spillway.model.Commitment;
import io.spillway.model.Money;
import io.spillway.model.Shortfall;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Bills of {@link TinyRun}, by hand. */
class BillTest {
    private static final Instant START = Instant.parse("2026-12-30T18:00:00Z");
    private static final Instant NIGHT = Instant.parse("2026-12-31T04:00:00Z");
    private static final Instant NEW_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    /**
     * Chat in azure/east: 100 hours at 2 USD in segment 0, 60 at 4 in segment 1: two rows of December, each for its own
     * segment. Chat in aws, where an accelerator is two units: 40 and 30 unit-hours at one price are 35 accelerator-hours
     * at 3 = 105, one row for both segments.
     */
    @Test
    void useIsARowForEachMonthLaunchPoolCauseAndPrice() {
        List<Charge> december = december(Bill.of(TinyRun.compiled(), counts()));
        Charge first = usage(december, "azure/east/H100").get(0);
        Charge second = usage(december, "azure/east/H100").get(1);
        assertThat(List.of(first.from(), first.until(), second.from(), second.until()))
                .containsExactly(START, NIGHT, NIGHT, NEW_YEAR);
        assertThat(first.billedCost()).isEqualByComparingTo("200");
        assertThat(second.billedCost()).isEqualByComparingTo("240");
        Charge spilled = usage(december, "aws/us/B200").get(0);
        assertThat(spilled.priced().orElseThrow().quantity()).isEqualByComparingTo("35");
        assertThat(spilled.used().orElseThrow().unitHours()).isEqualByComparingTo("70");
        assertThat(spilled.used().orElseThrow().spillReason()).isEqualTo("CAPACITY");
        assertThat(spilled.billedCost()).isEqualByComparingTo("105");
        assertThat(List.of(spilled.from(), spilled.until())).containsExactly(START, NEW_YEAR);
        assertThat(december).extracting(Charge::kind).containsOnly(ChargeKind.USAGE);
    }

    /**
     * 300 USD at half the list price of azure until the year 2028. December draws 100 + 120 + 40 = 260; of January's 80
     * hours at 2, the 40 USD left cover 20, at 2, and the other 60 pay 4 each: two rows, 40 and 240, both 4 at list.
     */
    @Test
    void whatDrawsDownACommitmentAtItsPrice_isARowOfItsOwn() {
        Bill bill = Bill.of(TinyRun.compiled(with(300, "2028-01-01T00:00:00Z", 0.5)), counts());
        List<Charge> january = bill.charges().stream()
                .filter(charge -> charge.billingPeriod().equals(TinyRun.JANUARY)
                        && charge.cloud().equals("azure"))
                .toList();
        assertThat(january)
                .extracting(Charge::billedCost)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(40), new BigDecimal(240));
        assertThat(january)
                .extracting(Charge::listCost)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal(80), new BigDecimal(240));
        assertThat(january.get(0).applied()).containsExactly(new Charge.Applied("c", "c", 40_000_000));
        assertThat(january.get(1).applied()).isEmpty();
        CommittedPeriod period = bill.commitments().get(0);
        assertThat(period.usedMicros()).isEqualTo(OptionalLong.of(300_000_000));
        assertThat(period.openMicros()).isEqualTo(OptionalLong.of(0));
        assertThat(period.unspentMicros()).isEmpty();
    }

    /** 520 of 600 USD are spent when it ends with the year; 80 are billed in December, for the time since it began. */
    @Test
    void aShortfallIsForThePeriodOfTheCommitment() {
        Bill bill = Bill.of(TinyRun.compiled(with(600, "2027-01-01T00:00:00Z", null)), counts());
        Charge shortfall = bill.charges().stream()
                .filter(charge -> charge.kind() == ChargeKind.SHORTFALL)
                .findFirst()
                .orElseThrow();
        assertThat(shortfall.billedCost()).isEqualByComparingTo("80");
        assertThat(shortfall.billingPeriod()).isEqualTo(TinyRun.DECEMBER);
        assertThat(List.of(shortfall.from(), shortfall.until())).containsExactly(START, NEW_YEAR);
        assertThat(shortfall.applied()).containsExactly(new Charge.Applied("c", "c", 80_000_000));
        assertThat(bill.commitments().get(0).unspentMicros()).isEqualTo(OptionalLong.of(80_000_000));
    }

    /**
     * A third of an hour more, 0.333333333 rounded, at 2 USD is 0.666666666; the account says 0.666667, so that 0.000000334
     * are rounding.
     */
    @Test
    void whatRoundingLeaves_isARow() {
        RunResult run = counts();
        run.entryUsedUnitTicks[0] += Clock.TICKS_PER_HOUR / 3;
        Charge rounding = december(Bill.of(TinyRun.compiled(), run)).stream()
                .filter(charge -> charge.kind() == ChargeKind.ROUNDING)
                .findFirst()
                .orElseThrow();
        assertThat(rounding.billedCost()).isEqualByComparingTo("0.000000334");
        assertThat(rounding.cloud()).isEqualTo("azure");
    }

    /** Five units come back from aws in December at 0.25 USD each. */
    @Test
    void movesAreUnitsAtTheirPrice() {
        Compiled tiny = TinyRun.compiled();
        RunResult run = counts();
        run.failedBackUnits[tiny.world().classes * 0 + 1] = 5;
        Compiled priced = new Compiled(
                tiny.world(),
                tiny.names(),
                Records.with(tiny.prices(), "microsPerUnitMoved", 250_000L),
                tiny.finances());
        Charge moves = december(Bill.of(priced, run)).stream()
                .filter(charge -> charge.kind() == ChargeKind.MOVE)
                .findFirst()
                .orElseThrow();
        assertThat(moves.cloud()).isEqualTo("aws");
        assertThat(moves.priced().orElseThrow().quantity()).isEqualByComparingTo("5");
        assertThat(moves.billedCost()).isEqualByComparingTo("1.25");
    }

    private static RunResult counts() {
        return TinyRun.counts(TinyRun.compiled().world());
    }

    private static List<Charge> december(Bill bill) {
        return bill.charges().stream()
                .filter(charge -> charge.billingPeriod().equals(TinyRun.DECEMBER))
                .toList();
    }

    private static List<Charge> usage(List<Charge> charges, String sku) {
        return charges.stream()
                .filter(charge ->
                        charge.priced().map(Charge.Priced::sku).orElse("").equals(sku)
                                && charge.used().orElseThrow().launch().equals("chat"))
                .toList();
    }

    private static Accounts with(long usd, String until, @org.jspecify.annotations.Nullable Double discount) {
        Commitment commitment = new Commitment(
                "azure",
                START,
                Instant.parse(until),
                Optional.of(new Money(usd * 1_000_000)),
                Optional.empty(),
                new Money(0),
                Optional.ofNullable(discount),
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                Shortfall.BILLED);
        return Records.with(Accounts.NONE, "commitments", ImmutableMap.of("c", commitment));
    }
}
