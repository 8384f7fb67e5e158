package io.spillway.ledger;

import io.spillway.compile.Finances;
import io.spillway.compile.Names;
import io.spillway.compile.Prices;
import io.spillway.engine.World;
import io.spillway.model.Commitment;
import io.spillway.model.Shortfall;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One commitment, with what of its cloud counts toward it. Shared by runs. */
final class Drawdown {
    final boolean billed;
    final List<Commitment.Period> periods;
    /** By segment: the period in force, or -1. */
    final int[] period;

    /** By {@code line * pools + pool}. */
    private final boolean[] counts;

    /** By {@code segment * pools + pool}, when it has a price of its own. */
    private final BigDecimal[] microsPerUnitHour;

    private final Tariff[] tariffs;

    private final List<Instant> bounds;
    private final int pools;
    private final Commitment commitment;

    Drawdown(Commitment commitment, World world, Names names, Finances finances, Prices prices) {
        this.commitment = commitment;
        billed = commitment.shortfall() == Shortfall.BILLED;
        periods = commitment.periods();
        pools = world.pools;
        bounds = finances.bounds();
        period = new int[world.segments];
        for (int segment = 0; segment < world.segments; segment++) {
            period[segment] = periodAt(finances.bounds().get(segment));
        }
        counts = new boolean[world.lines * pools];
        for (int i = 0; i < counts.length; i++) {
            int pool = i % pools;
            counts[i] = commitment.counts(
                    finances.kinds().get(i / pools),
                    names.clouds().get(world.poolCloud[pool]),
                    finances.regionName(pool),
                    finances.accelerators().get(pool));
        }
        microsPerUnitHour = commitment.discount().isEmpty()
                ? new BigDecimal[0]
                : discounted(commitment.discount().get(), prices.listMicrosPerUnitHour());
        tariffs = new Tariff[microsPerUnitHour.length];
        for (int i = 0; i < tariffs.length; i++) {
            tariffs[i] = new Tariff(microsPerUnitHour[i], prices.performance().get(i % pools));
        }
    }

    private static BigDecimal[] discounted(double discount, BigDecimal[] listMicros) {
        return Arrays.stream(listMicros)
                .map(micros -> Prices.discounted(micros, discount))
                .toArray(BigDecimal[]::new);
    }

    private int periodAt(Instant instant) {
        for (int i = 0; i < periods.size(); i++) {
            if (!instant.isBefore(periods.get(i).from())
                    && instant.isBefore(periods.get(i).until())) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the period in force in a segment ends with it. */
    boolean ends(int segment) {
        return period[segment] >= 0
                && !bounds.get(segment + 1)
                        .isBefore(periods.get(period[segment]).until());
    }

    /** What is to be spent in a period, less what was spent before the run. */
    long minimum(int number) {
        return commitment.toSpendMicros(periods.get(number), bounds.get(0));
    }

    boolean hasPrice() {
        return tariffs.length > 0;
    }

    boolean counts(int line, int pool) {
        return counts[line * pools + pool];
    }

    /** Its own price of one accelerator-hour, where it has one; exact. */
    BigDecimal microsPerUnitHour(int segment, int pool) {
        return microsPerUnitHour[segment * pools + pool];
    }

    Tariff tariff(int segment, int pool) {
        return tariffs[segment * pools + pool];
    }
}
