package io.spillway.compile;

import io.spillway.engine.Clock;
import io.spillway.engine.RateTable;
import io.spillway.model.Curve;
import io.spillway.model.Demand;
import io.spillway.model.Launch;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A line's demand as a table of rates: whole hours when the hour of the week matters, whole days when the curve does,
 * one piece when the rate never changes. Within a piece the rate is that of its middle, a simplification whose error is
 * of second order in the length of the piece.
 */
final class Rates {
    private static final int HOURS_PER_DAY = 24;

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
        Instant[] bounds = bounds(from, timeline.end, hourly ? 1 : HOURS_PER_DAY);
        long[] ticks = new long[bounds.length];
        double[] rates = new double[bounds.length - 1];
        for (int i = 0; i < bounds.length; i++) {
            ticks[i] = timeline.tick(bounds[i]);
        }
        for (int i = 0; i < rates.length; i++) {
            double middle = (Timeline.hours(launched, bounds[i]) + Timeline.hours(launched, bounds[i + 1])) / 2;
            double level = demand.curve().at(middle);
            if (hourly) {
                level *= demand.hourOfWeek().get(hourOfWeek(bounds[i]));
            }
            if (retiring.isPresent()) {
                level *= remaining(retiring.get(), launched, middle);
            }
            rates[i] = level * perTick;
        }
        return new RateTable(ticks, rates);
    }

    /** Units wanted become requests per hour by Little's law: units wanted / (mean size × mean holding time). */
    private static double unitsPerRequest(Index.Line line) {
        return line.demand().unitsWanted().isPresent()
                ? line.size().mean() * line.holding().mean()
                : 1;
    }

    private static Instant[] bounds(Instant from, Instant to, int hours) {
        Instant first = from.truncatedTo(hours == 1 ? ChronoUnit.HOURS : ChronoUnit.DAYS);
        java.util.List<Instant> bounds = new java.util.ArrayList<>();
        bounds.add(from);
        for (Instant next = first.plus(hours, ChronoUnit.HOURS);
                next.isBefore(to);
                next = next.plus(hours, ChronoUnit.HOURS)) {
            bounds.add(next);
        }
        bounds.add(to);
        return bounds.toArray(new Instant[0]);
    }

    private static int hourOfWeek(Instant instant) {
        ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
        return (utc.getDayOfWeek().getValue() - 1) * HOURS_PER_DAY + utc.getHour();
    }

    /** The share of demand that a retiring launch still has. */
    private static double remaining(Launch launch, Instant launched, double hours) {
        double since = hours - Timeline.hours(launched, launch.retires().orElseThrow());
        double over = launch.retiresOver().toMillis() / 3.6e6;
        return since <= 0 ? 1 : since >= over ? 0 : 1 - since / over;
    }
}
