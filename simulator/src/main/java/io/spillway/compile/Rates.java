package io.spillway.compile;

import io.spillway.engine.Clock;
import io.spillway.engine.RateTable;
import io.spillway.model.Curve;
import io.spillway.model.Demand;
import io.spillway.model.Launch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A line's demand as a table of rates: whole hours when the hour of the week matters, whole days when the curve does,
 * one piece when the rate never changes. Through a day the curve stands at the level of the day's middle, a
 * simplification whose error is of second order in the length of a day.
 */
final class Rates {
    private static final long HOURS_PER_DAY = 24;
    /** 1970-01-01 was a Thursday; weeks begin on Monday. */
    private static final long HOURS_FROM_MONDAY_TO_EPOCH = 3 * HOURS_PER_DAY;

    private static final long TICKS_PER_DAY = HOURS_PER_DAY * Clock.TICKS_PER_HOUR;

    private Rates() {}

    static RateTable table(Index.Line line, Timeline timeline) {
        Instant launched = line.date().orElse(timeline.begin);
        Instant from = launched.isAfter(timeline.begin) ? launched : timeline.begin;
        if (!from.isBefore(timeline.end)) {
            return new RateTable(new long[] {timeline.tick(timeline.end)}, new double[0]);
        }
        Demand demand = line.demand();
        double perTick = demand.scale().doubleValue() / unitsPerRequest(line) / Clock.TICKS_PER_HOUR;
        boolean hourly = !demand.hourOfWeek().isEmpty();
        Optional<Launch> retiring =
                line.launch().filter(launch -> launch.retires().isPresent());
        if (!hourly && retiring.isEmpty() && demand.curve() instanceof Curve.Constant) {
            long[] bounds = {timeline.tick(from), timeline.tick(timeline.end)};
            return new RateTable(bounds, new double[] {demand.curve().at(0) * perTick});
        }
        long epochTick = ChronoUnit.MICROS.between(Instant.EPOCH, timeline.begin);
        long launchTick = ChronoUnit.MICROS.between(timeline.begin, launched);
        long[] bounds = bounds(
                timeline.tick(from),
                timeline.tick(timeline.end),
                epochTick,
                hourly ? Clock.TICKS_PER_HOUR : TICKS_PER_DAY);
        double[] rates = new double[bounds.length - 1];
        long day = Long.MIN_VALUE;
        double level = 0;
        for (int i = 0; i < rates.length; i++) {
            long today = Math.floorDiv(epochTick + bounds[i], TICKS_PER_DAY);
            if (today != day) {
                day = today;
                double hours = hoursToMiddle(day * TICKS_PER_DAY - epochTick, timeline, launchTick);
                level = demand.curve().at(hours) * perTick;
                level *= retiring.map(launch -> remaining(launch, launched, hours))
                        .orElse(1.0);
            }
            rates[i] = hourly ? level * demand.hourOfWeek().get(hourOfWeek(epochTick + bounds[i])) : level;
        }
        return new RateTable(bounds, rates);
    }

    /** Units wanted become requests per hour by Little's law: units wanted / (mean size × mean holding time). */
    private static double unitsPerRequest(Index.Line line) {
        return line.demand().unitsWanted().isPresent()
                ? line.size().mean() * line.holding().mean()
                : 1;
    }

    /** The first tick, each whole hour or day of the calendar after it, and the last tick. */
    private static long[] bounds(long from, long to, long epochTick, long length) {
        long first = Math.floorDiv(epochTick + from, length) + 1;
        long last = Math.floorDiv(epochTick + to - 1, length);
        long[] bounds = new long[(int) (last - first) + 3];
        bounds[0] = from;
        for (int i = 1; i < bounds.length - 1; i++) {
            bounds[i] = (first + i - 1) * length - epochTick;
        }
        bounds[bounds.length - 1] = to;
        return bounds;
    }

    /** Hours from the launch to the middle of the part of a day in which the line has demand. */
    private static double hoursToMiddle(long dayTick, Timeline timeline, long launchTick) {
        long from = Math.max(dayTick, Math.max(0, launchTick));
        long to = Math.min(dayTick + TICKS_PER_DAY, timeline.tick(timeline.end));
        return ((from - launchTick) + (to - launchTick)) / 2.0 / Clock.TICKS_PER_HOUR;
    }

    private static int hourOfWeek(long ticksSinceEpoch) {
        long hours = Math.floorDiv(ticksSinceEpoch, Clock.TICKS_PER_HOUR) + HOURS_FROM_MONDAY_TO_EPOCH;
        return (int) Math.floorMod(hours, (long) Demand.HOURS_OF_WEEK);
    }

    /** The share of demand that a retiring launch still has. */
    private static double remaining(Launch launch, Instant launched, double hours) {
        double since = hours - Timeline.hours(launched, launch.retires().orElseThrow());
        double over = launch.retiresOver().toMillis() / 3.6e6;
        return since <= 0 ? 1 : since >= over ? 0 : 1 - since / over;
    }
}
