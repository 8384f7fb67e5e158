package io.spillway.ledger;

import io.spillway.compile.Finances;
import io.spillway.engine.World;
import io.spillway.model.Money;
import io.spillway.model.Revenue;
import io.spillway.model.UnitPrice;
import java.math.BigDecimal;

/** One stream of revenue. Shared by runs. */
final class Income {
    private final boolean[] lineCounts;
    /** By segment; none where revenue follows a path. */
    private final Tariff[] rates;
    /** By segment: what a path earns in a year if all is served. */
    private final long[] yearMicros;

    private final Years years;

    Income(Revenue revenue, World world, Finances finances, Years years) {
        this.years = years;
        lineCounts = new boolean[world.lines];
        for (int line = 0; line < world.lines; line++) {
            String kind = finances.kinds().get(line);
            lineCounts[line] = !kind.isEmpty()
                    && (revenue.kinds().isEmpty() || revenue.kinds().contains(kind))
                    && (revenue.launches().isEmpty()
                            || revenue.launches().contains(finances.launches().get(line)));
        }
        rates = new Tariff[revenue.rate().isPresent() ? world.segments : 0];
        yearMicros = new long[revenue.perYear().isPresent() ? world.segments : 0];
        for (int segment = 0; segment < world.segments; segment++) {
            var begin = finances.bounds().get(segment);
            if (rates.length > 0) {
                UnitPrice price = revenue.rate().orElseThrow().at(begin, UnitPrice.FREE);
                rates[segment] = new Tariff(BigDecimal.valueOf(price.microsPerUnitHour()), BigDecimal.ONE);
            } else {
                yearMicros[segment] =
                        revenue.perYear().orElseThrow().at(begin, new Money(0)).micros();
            }
        }
    }

    /** Whether it follows a path, and is no rate for what is served. */
    boolean isPath() {
        return yearMicros.length > 0;
    }

    /**
     * What is earned in a segment at a rate, added to what each line earns on each cloud.
     *
     * @param served in the segment, by {@code line * clouds + cloud}
     * @return the sum
     */
    long byRate(int segment, int clouds, Served served, long[] earnedMicros) {
        long sum = 0;
        for (int at = 0; at < served.size(); at++) {
            if (lineCounts[at / clouds] && !served.isNothing(at)) {
                long micros = rates[segment].micros(served.unitTicks(at));
                earnedMicros[at] = Math.addExact(earnedMicros[at], micros);
                sum = Math.addExact(sum, micros);
            }
        }
        return sum;
    }

    /**
     * The path's part of a segment, scaled to what was served in the month and shared among lines and clouds by it, so that the
     * parts sum to the whole and a month that is cut into more segments earns the same.
     *
     * @param served in the month, by {@code line * clouds + cloud}
     * @param refused in the month, in unit-ticks, by line
     * @return the sum
     */
    long byPath(int segment, int clouds, Served served, double[] refused, long[] earnedMicros) {
        BigDecimal servedSum = BigDecimal.ZERO;
        for (int at = 0; at < served.size(); at++) {
            if (lineCounts[at / clouds] && !served.isNothing(at)) {
                servedSum = servedSum.add(served.unitTicks(at));
            }
        }
        if (servedSum.signum() == 0) {
            return 0;
        }
        BigDecimal asked = servedSum;
        for (int line = 0; line < lineCounts.length; line++) {
            if (lineCounts[line] && refused[line] != 0) {
                asked = asked.add(new BigDecimal(refused[line]));
            }
        }
        long earned = years.part(yearMicros[segment], segment, servedSum, asked);
        BigDecimal upTo = BigDecimal.ZERO;
        long given = 0;
        for (int at = 0; at < served.size(); at++) {
            if (lineCounts[at / clouds] && !served.isNothing(at)) {
                upTo = upTo.add(served.unitTicks(at));
                long next = Rounding.micros(BigDecimal.valueOf(earned).multiply(upTo), servedSum);
                earnedMicros[at] = Math.addExact(earnedMicros[at], next - given);
                given = next;
            }
        }
        return earned;
    }
}
