package io.spillway.focus;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.engine.Cause;
import io.spillway.engine.Clock;
import io.spillway.engine.Reason;
import io.spillway.ledger.Ledger;
import io.spillway.ledger.Postings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers what launches use into one row for each month, launch, pool, cause and price. Accelerator-hours are rounded once,
 * half to even, to {@link #HOUR_DIGITS} decimals, about the microsecond of the clock; all else of a row is exact.
 */
final class UsageCharges implements Postings {
    static final int HOUR_DIGITS = 9;

    private static final BigDecimal TICKS_PER_HOUR = BigDecimal.valueOf(Clock.TICKS_PER_HOUR);

    private final Compiled compiled;
    private final Ledger ledger;
    private final BillingMonths months;
    private final List<Map<Key, Sum>> byMonth = new ArrayList<>();
    private final Map<Draw, Long> drawnMicros = new LinkedHashMap<>();
    private Sum last = new Sum(0);

    /** What is one in a row; prices in micro-dollars per accelerator-hour. */
    private record Key(int line, int pool, int cause, BigDecimal listMicros, BigDecimal paidMicros) {}

    /** A period of a commitment, by their numbers. */
    record Draw(int commitment, int period) {}

    private static final class Sum {
        private final int firstSegment;
        private int lastSegment;
        private BigDecimal unitTicks = BigDecimal.ZERO;
        private final Map<Draw, Long> drawnMicros = new LinkedHashMap<>();

        Sum(int firstSegment) {
            this.firstSegment = firstSegment;
        }
    }

    UsageCharges(Compiled compiled, Ledger ledger, BillingMonths months) {
        this.compiled = compiled;
        this.ledger = ledger;
        this.months = months;
        for (int month = 0; month < months.count(); month++) {
            byMonth.add(new LinkedHashMap<>());
        }
    }

    @Override
    public void spend(int segment, int line, int pool, int cause, long micros) {
        // Every part of it was told by charge.
    }

    @Override
    public void charge(int segment, int line, int pool, int cause, int commitment, long unitTicks, long micros) {
        BigDecimal list = compiled.prices().listMicrosPerUnitHour()[segment * compiled.world().pools + pool];
        Key key = new Key(line, pool, cause, list, ledger.microsPerUnitHour(commitment, segment, pool));
        last = byMonth.get(months.ofSegment(segment)).computeIfAbsent(key, any -> new Sum(segment));
        last.lastSegment = segment;
        last.unitTicks = last.unitTicks.add(BigDecimal.valueOf(unitTicks));
    }

    @Override
    public void draw(int segment, int commitment, long micros) {
        Draw draw = new Draw(commitment, ledger.period(commitment, segment));
        last.drawnMicros.merge(draw, micros, Math::addExact);
        drawnMicros.merge(draw, micros, Math::addExact);
    }

    /** What was drawn of each period of each commitment. */
    Map<Draw, Long> drawnMicros() {
        return drawnMicros;
    }

    ImmutableList<Charge> ofMonth(int month) {
        return byMonth.get(month).entrySet().stream()
                .map(row -> charge(month, row.getKey(), row.getValue()))
                .collect(ImmutableList.toImmutableList());
    }

    private Charge charge(int month, Key key, Sum sum) {
        var names = compiled.names();
        String cloud = names.clouds().get(compiled.world().poolCloud[key.pool]);
        String region = compiled.finances().regions().get(key.pool);
        String accelerator = compiled.finances().accelerators().get(key.pool);
        String launch = names.lines().get(key.line);
        BigDecimal unitHours = sum.unitTicks.divide(TICKS_PER_HOUR, HOUR_DIGITS, RoundingMode.HALF_EVEN);
        BigDecimal hours = acceleratorHours(key.pool, sum.unitTicks);
        return new Charge(
                ChargeKind.USAGE,
                "Use of " + accelerator + " in " + region + " by " + launch,
                months.month(month),
                months.begin(sum.firstSegment),
                months.begin(sum.lastSegment + 1),
                cloud,
                compiled.finances().accounts().seller(cloud),
                compiled.finances().accounts().maker(),
                Optional.of(new Charge.Priced(
                        names.pools().get(key.pool),
                        accelerator + " hours",
                        "Accelerator-Hours",
                        Charge.usd(key.listMicros),
                        Charge.usd(key.paidMicros),
                        hours)),
                Optional.of(new Charge.Used(
                        compiled.finances().regionName(key.pool),
                        accelerator,
                        launch,
                        compiled.finances().kinds().get(key.line),
                        Cause.text(key.cause),
                        Cause.isSpill(key.cause) ? Reason.values()[key.cause].name() : "",
                        unitHours)),
                BigDecimal.ZERO,
                applied(sum));
    }

    private BigDecimal acceleratorHours(int pool, BigDecimal unitTicks) {
        BigDecimal performance = compiled.prices().performance().get(pool);
        return unitTicks.divide(TICKS_PER_HOUR.multiply(performance), HOUR_DIGITS, RoundingMode.HALF_EVEN);
    }

    private ImmutableList<Charge.Applied> applied(Sum sum) {
        return sum.drawnMicros.entrySet().stream()
                .map(draw -> applied(draw.getKey(), draw.getValue()))
                .collect(ImmutableList.toImmutableList());
    }

    private Charge.Applied applied(Draw draw, long micros) {
        var commitment =
                compiled.finances().accounts().commitments().entrySet().asList().get(draw.commitment);
        String name = commitment.getKey();
        return new Charge.Applied(name, CommittedPeriod.id(name, commitment.getValue(), draw.period), micros);
    }
}
