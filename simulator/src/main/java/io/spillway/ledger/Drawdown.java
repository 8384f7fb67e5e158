package io.spillway.ledger;

import io.spillway.compile.Finances;
import io.spillway.compile.Names;
import io.spillway.engine.World;
import io.spillway.model.Commitment;
import io.spillway.model.Shortfall;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One commitment, with what of its cloud counts toward it. Shared by runs. */
final class Drawdown {
    final int cloud;
    final boolean billed;
    final List<Commitment.Period> periods;
    /** By segment: the period in force, or -1. */
    final int[] period;

    private final boolean[] lineCounts;
    private final boolean[] poolCounts;
    /** By {@code segment * pools + pool}, when it has a price of its own. */
    private final long[] microsPerUnitHour;

    private final Tariff[] tariffs;

    private final List<Instant> bounds;
    private final int pools;
    private final long spentBefore;
    private final int periodAtStart;

    Drawdown(Commitment commitment, World world, Names names, Finances finances, List<BigDecimal> performance) {
        cloud = names.clouds().indexOf(commitment.cloud());
        billed = commitment.shortfall() == Shortfall.BILLED;
        periods = commitment.periods();
        pools = world.pools;
        bounds = finances.bounds();
        period = new int[world.segments];
        for (int segment = 0; segment < world.segments; segment++) {
            period[segment] = periodAt(finances.bounds().get(segment));
        }
        periodAtStart = period[0];
        spentBefore = commitment.spent().micros();
        lineCounts = new boolean[world.lines];
        for (int line = 0; line < world.lines; line++) {
            lineCounts[line] = commitment.kinds().isEmpty()
                    || commitment.kinds().contains(finances.kinds().get(line));
        }
        poolCounts = new boolean[pools];
        for (int pool = 0; pool < pools; pool++) {
            String region = finances.regions().get(pool);
            poolCounts[pool] = world.poolCloud[pool] == cloud
                    && (commitment.accelerators().isEmpty()
                            || commitment
                                    .accelerators()
                                    .contains(finances.accelerators().get(pool)))
                    && (commitment.regions().isEmpty()
                            || commitment.regions().contains(region.substring(region.indexOf('/') + 1)));
        }
        microsPerUnitHour = commitment.discount().isEmpty()
                ? new long[0]
                : discounted(commitment.discount().get(), finances.listMicrosPerUnitHour());
        tariffs = new Tariff[microsPerUnitHour.length];
        for (int i = 0; i < tariffs.length; i++) {
            tariffs[i] = new Tariff(microsPerUnitHour[i], performance.get(i % pools));
        }
    }

    private static long[] discounted(double discount, long[] listMicros) {
        BigDecimal paid = BigDecimal.ONE.subtract(BigDecimal.valueOf(discount));
        return Arrays.stream(listMicros)
                .map(micros -> Rounding.micros(BigDecimal.valueOf(micros).multiply(paid), BigDecimal.ONE))
                .toArray();
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
        long minimum = periods.get(number).minimumMicros();
        return number == periodAtStart ? Math.max(0, minimum - spentBefore) : minimum;
    }

    boolean hasPrice() {
        return tariffs.length > 0;
    }

    boolean counts(int line, int pool) {
        return poolCounts[pool] && lineCounts[line];
    }

    /** Its own price of one accelerator-hour, where it has one. */
    long microsPerUnitHour(int segment, int pool) {
        return microsPerUnitHour[segment * pools + pool];
    }

    Tariff tariff(int segment, int pool) {
        return tariffs[segment * pools + pool];
    }
}
