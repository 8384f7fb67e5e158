package io.spillway.ledger;

import io.spillway.engine.Clock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Which part of its calendar year each segment is. */
final class Years {
    private static final long TICKS_PER_DAY = 24 * Clock.TICKS_PER_HOUR;

    private final long[] ticks;
    private final long[] ticksOfYear;

    Years(List<Instant> bounds) {
        ticks = new long[bounds.size() - 1];
        ticksOfYear = new long[ticks.length];
        for (int segment = 0; segment < ticks.length; segment++) {
            Instant begin = bounds.get(segment);
            ticks[segment] = ChronoUnit.MICROS.between(begin, bounds.get(segment + 1));
            ticksOfYear[segment] =
                    Year.of(begin.atZone(ZoneOffset.UTC).getYear()).length() * TICKS_PER_DAY;
        }
    }

    /** What a yearly amount is in a segment. */
    long part(long microsPerYear, int segment) {
        return part(microsPerYear, segment, BigDecimal.ONE, BigDecimal.ONE);
    }

    /** What a share of a yearly amount, {@code numerator / denominator}, is in a segment; rounded once. */
    long part(long microsPerYear, int segment, BigDecimal numerator, BigDecimal denominator) {
        return Rounding.micros(
                BigDecimal.valueOf(microsPerYear)
                        .multiply(BigDecimal.valueOf(ticks[segment]))
                        .multiply(numerator),
                BigDecimal.valueOf(ticksOfYear[segment]).multiply(denominator));
    }

    /** An instant in calendar years with decimals. */
    static double decimal(Instant instant) {
        ZonedDateTime date = instant.atZone(ZoneOffset.UTC);
        Year year = Year.of(date.getYear());
        Instant begin = year.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return year.getValue() + ChronoUnit.MICROS.between(begin, instant) / (double) (year.length() * TICKS_PER_DAY);
    }
}
