package io.spillway.compile;

import com.google.common.collect.ImmutableSet;
import io.spillway.engine.Clock;
import io.spillway.engine.RateTable;
import io.spillway.model.Curve;
import io.spillway.model.Demand;
import io.spillway.model.Launch;
import io.spillway.model.Surge;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * A line's demand as a table of rates: whole hours when the hour of the week matters, whole days when the curve does,
 * one piece when the rate never changes. Through a day the curve stands at the level of the day's middle, a
 * simplification whose error is of second order in the length of a day; a day through which it moves by more than a fiftieth
 * of its highest level is cut into hours, each of which stands at its mean. Demand is cut where it begins to fade and where
 * nothing is left. A trace cuts pieces at its own times. Surges cut them where they bend, and into hours while they move; each
 * piece stands at the mean of their product, so that the volume of a surge is exact however short it is.
 */
final class Rates {
    private static final long HOURS_PER_DAY = 24;
    /** 1970-01-01 was a Thursday; weeks begin on Monday. */
    private static final long HOURS_FROM_MONDAY_TO_EPOCH = 3 * HOURS_PER_DAY;

    private static final long TICKS_PER_DAY = HOURS_PER_DAY * Clock.TICKS_PER_HOUR;
    /** A surge that moves demand by no more than this in a day is left to whole days. */
    private static final double SLOW_PER_DAY = 0.01;

    /** A day through which a curve moves by more than this part of its highest level is cut into hours; a fade likewise. */
    private static final double FAST_PER_DAY = 0.02;

    private static final long NEVER = Long.MAX_VALUE;

    private static final double LN_2 = StrictMath.log(2);
    /** Surges that move so little together have the product of their means, to a ten-thousandth of it. */
    private static final double NEGLIGIBLE = 1e-3;

    private static final GaussIntegratorFactory LEGENDRE = new GaussIntegratorFactory();
    /** Exact to the last digits for an exponential that falls to a sixteenth. */
    private static final int NODES = 10;

    /** A surge and the tick of its beginning. */
    private record Begun(Surge surge, long tick) {
        long peak() {
            return tick + Timeline.ticks(surge.rise());
        }

        long fall() {
            return peak() + Timeline.ticks(surge.lasting());
        }

        double at(double time) {
            return surge.at((time - tick) / Clock.TICKS_PER_HOUR);
        }

        /** By how much it moves between two ticks between which it does not bend. */
        double moves(long begin, long end) {
            return Math.abs(at(end - 1) - at(begin));
        }

        /** Its mean between two such ticks. */
        double mean(long begin, long end) {
            if (begin < fall() || surge.halfLife().isEmpty()) {
                return at((begin + end) / 2.0);
            }
            double halfLife = Timeline.ticks(surge.halfLife().get());
            double left = StrictMath.pow(2, -(begin - fall()) / halfLife);
            return 1 + (surge.factor() - 1) * left * meanOfDecay((end - begin) / halfLife * LN_2);
        }

        /** The mean of exp(-x) from 0 to some x above it. */
        private static double meanOfDecay(double x) {
            return -StrictMath.expm1(-x) / x;
        }
    }

    private final Index.Line line;
    private final Demand demand;
    private final long launchTick;
    /** Ticks from 1970-01-01 to tick 0. */
    private final long epochTick;

    private final long from;
    private final long to;
    private final boolean hourly;
    private final Optional<Curve.Trace> trace;
    /** The tick from which the curve counts its hours. */
    private final long zeroTick;

    /** The ticks at which demand begins to fade and is gone. */
    private final long retires;

    private final long gone;
    private final List<Begun> surges = new ArrayList<>();

    /**
     * The rates of a line between two ticks.
     *
     * @param origin the instant of tick 0
     */
    private Rates(Index.Line line, Instant origin, Instant launched, long from, long to) {
        this.line = line;
        this.from = from;
        this.to = to;
        demand = line.demand();
        launchTick = ticks(origin, launched);
        epochTick = ticks(Instant.EPOCH, origin);
        hourly = !demand.hourOfWeek().isEmpty();
        trace = demand.curve() instanceof Curve.Trace points ? Optional.of(points) : Optional.empty();
        zeroTick = ticks(origin, demand.curve().from().orElse(launched));
        retires = line.launch()
                .flatMap(Launch::retires)
                .map(instant -> ticks(origin, instant))
                .orElse(NEVER);
        gone = retires == NEVER
                ? NEVER
                : retires + Timeline.ticks(line.launch().orElseThrow().retiresOver());
        for (Surge surge : demand.surges().values()) {
            surges.add(new Begun(surge, ticks(origin, surge.begin(launched))));
        }
    }

    static RateTable table(Index.Line line, Timeline timeline) {
        Instant launched = line.date().orElse(timeline.begin);
        Instant from = launched.isAfter(timeline.begin) ? launched : timeline.begin;
        if (!from.isBefore(timeline.end)) {
            return new RateTable(new long[] {timeline.tick(timeline.end)}, new double[0]);
        }
        return new Rates(line, timeline.begin, launched, timeline.tick(from), timeline.tick(timeline.end)).table();
    }

    /** The rates of a launch from its day until an end, counted from its day. */
    static RateTable sinceLaunch(Index.Line line, Instant end) {
        Instant launched = line.date().orElseThrow();
        return new Rates(line, launched, launched, 0, ticks(launched, end)).table();
    }

    private RateTable table() {
        double perTick = demand.scale().doubleValue() / unitsPerRequest(line) / Clock.TICKS_PER_HOUR;
        long[] days = days();
        double[] middle = new double[days.length - 1];
        Arrays.setAll(middle, day -> curve((days[day] + days[day + 1]) / 2.0));
        boolean[] isFast = isFast(days, middle);
        long[] bounds = bounds(days, isFast);
        double[] rates = new double[bounds.length - 1];
        int day = -1;
        double level = 0;
        for (int i = 0; i < rates.length; i++) {
            if (bounds[i] == days[day + 1]) {
                day++;
                level = middle[day] * remaining((days[day] + days[day + 1]) / 2.0);
            }
            double mean = isFast[day] ? meanLevel(bounds[i], bounds[i + 1]) : level;
            rates[i] = rate(mean * perTick, bounds[i], bounds[i + 1]);
        }
        return new RateTable(bounds, rates);
    }

    /** The calendar's days, and where demand begins to fade and is gone; one piece where neither moves. */
    private long[] days() {
        Cuts cuts = new Cuts(from, to);
        if (!isLevel()) {
            cuts.every(TICKS_PER_DAY, epochTick, from, to);
        }
        cuts.at(retires);
        cuts.at(gone);
        return cuts.bounds();
    }

    private boolean isLevel() {
        return (trace.isPresent() || demand.curve() instanceof Curve.Constant) && retires == NEVER;
    }

    /**
     * By day: whether the curve moves by much of its highest level, or of its own where it has no highest; or the fade by much of
     * the whole. It must not depend on the end of the run: a shorter run is the beginning of a longer one.
     *
     * @param middle by day: the curve in its middle
     */
    private boolean[] isFast(long[] days, double[] middle) {
        boolean[] isFast = new boolean[middle.length];
        double highest = demand.curve().highest();
        double begin = curve(days[0]);
        for (int day = 0; day < middle.length; day++) {
            double end = curve(days[day + 1]);
            double high = Math.max(begin, Math.max(middle[day], end));
            double low = Math.min(begin, Math.min(middle[day], end));
            boolean fades = days[day] >= retires && days[day + 1] <= gone;
            isFast[day] = high - low > FAST_PER_DAY * (Double.isFinite(highest) ? highest : high)
                    || fades && days[day + 1] - days[day] > FAST_PER_DAY * (gone - retires);
            begin = end;
        }
        return isFast;
    }

    /** The level of the curve and of what is left of it, but for a trace, which says itself where it changes. */
    private double level(double tick) {
        return curve(tick) * remaining(tick);
    }

    private double curve(double tick) {
        return trace.isPresent() ? 1 : demand.curve().at((tick - launchTick) / Clock.TICKS_PER_HOUR);
    }

    private double meanLevel(long begin, long end) {
        return LEGENDRE.legendre(NODES, begin, end).integrate(this::level) / (end - begin);
    }

    /** The rate of a piece of this level. */
    private double rate(double level, long begin, long end) {
        double rate = hourly ? level * demand.hourOfWeek().get(hourOfWeek(epochTick + begin)) : level;
        if (trace.isEmpty() && surges.isEmpty()) {
            return rate;
        }
        if (trace.isPresent()) {
            double middle = (begin + end) / 2.0;
            rate *= trace.get().at((middle - zeroTick) / Clock.TICKS_PER_HOUR);
        }
        return rate * surged(begin, end);
    }

    /** The mean of the product of surges between two ticks between which none bends. */
    private double surged(long begin, long end) {
        double mean = 1;
        double moved = 0;
        double together = 0;
        for (Begun surge : surges) {
            mean *= surge.mean(begin, end);
            double moves = surges.size() > 1 ? surge.moves(begin, end) : 0;
            together += moved * moves;
            moved += moves;
        }
        return together > NEGLIGIBLE * mean ? integrated(begin, end) / (end - begin) : mean;
    }

    /** Over pieces in which what is left of the fastest surge at most halves, and halves again. */
    private double integrated(long begin, long end) {
        double shortest = surges.stream()
                .flatMap(begun -> begun.surge().halfLife().stream())
                .mapToLong(Timeline::ticks)
                .min()
                .orElse(end - begin);
        double integral = 0;
        double from = begin;
        while (from < end) {
            double to = Math.min(end, from + Math.max(shortest, from - begin));
            integral += LEGENDRE.legendre(NODES, from, to).integrate(this::product);
            from = to;
        }
        return integral;
    }

    private double product(double tick) {
        double product = 1;
        for (Begun surge : surges) {
            product *= surge.at(tick);
        }
        return product;
    }

    /**
     * Units wanted become requests per hour by Little's law: units wanted / (mean size × mean holding time), the mean that
     * of sizes in whole units.
     */
    private static double unitsPerRequest(Index.Line line) {
        return line.demand().unitsWanted().isPresent()
                ? MeanUnits.of(line.size()) * line.holding().mean()
                : 1;
    }

    private long[] bounds(long[] days, boolean[] isFast) {
        Cuts cuts = new Cuts(from, to);
        for (int day = 0; day < isFast.length; day++) {
            cuts.at(days[day]);
            if (hourly || isFast[day]) {
                cuts.every(Clock.TICKS_PER_HOUR, epochTick, days[day], days[day + 1]);
            }
        }
        if (!surges.stream().allMatch(surge -> isFlat(surge.surge()))) {
            cuts.every(TICKS_PER_DAY, epochTick, from, to);
        }
        trace.ifPresent(points -> cut(points, cuts));
        surges.forEach(surge -> cut(surge, cuts));
        return cuts.bounds();
    }

    /** Cuts at the times of a trace, in each of its periods that touch the table. */
    private void cut(Curve.Trace points, Cuts cuts) {
        ImmutableSet<Duration> times = points.points().factors().keySet();
        Duration first = points.points().factors().firstKey();
        long begin = zeroTick + Timeline.ticks(first);
        long period = points.repeat().map(Timeline::ticks).orElse(to - begin);
        long skipped = points.repeat().isPresent() ? Math.max(0, (from - begin) / period) : 0;
        for (long start = begin + skipped * period; start < to; start += period) {
            for (Duration time : times) {
                cuts.at(start + Timeline.ticks(time.minus(first)));
            }
        }
    }

    private static boolean isFlat(Surge surge) {
        return surge.rise().isZero() && surge.halfLife().isEmpty();
    }

    /** Cuts where a surge begins, peaks and falls, and at each hour while it moves by more than a little in a day. */
    private void cut(Begun begun, Cuts cuts) {
        Surge surge = begun.surge();
        double height = Math.abs(surge.factor() - 1);
        long peak = begun.peak();
        long fall = begun.fall();
        cuts.at(begun.tick());
        cuts.at(peak);
        cuts.at(fall);
        if (height * TICKS_PER_DAY > SLOW_PER_DAY * (peak - begun.tick())) {
            cuts.every(Clock.TICKS_PER_HOUR, epochTick, begun.tick(), peak);
        }
        if (surge.halfLife().isPresent()) {
            double halfLife = Timeline.ticks(surge.halfLife().get());
            double firstDay = height * (1 - StrictMath.pow(2, -TICKS_PER_DAY / halfLife));
            double halvings = StrictMath.log(Math.max(1, firstDay / SLOW_PER_DAY)) / LN_2;
            cuts.every(Clock.TICKS_PER_HOUR, epochTick, fall, fall + (long) (halvings * halfLife));
        }
    }

    private static int hourOfWeek(long ticksSinceEpoch) {
        long hours = Math.floorDiv(ticksSinceEpoch, Clock.TICKS_PER_HOUR) + HOURS_FROM_MONDAY_TO_EPOCH;
        return (int) Math.floorMod(hours, (long) Demand.HOURS_OF_WEEK);
    }

    /** The share of demand that a retiring launch still has. */
    private double remaining(double tick) {
        return tick <= retires ? 1 : tick >= gone ? 0 : 1 - (tick - retires) / (gone - retires);
    }

    private static long ticks(Instant from, Instant to) {
        return ChronoUnit.MICROS.between(from, to);
    }
}
