package io.spillway.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** A level over the time since a launch's day. */
public sealed interface Curve permits Curve.Constant, Curve.Logistic, Curve.Bass, Curve.Exponential, Curve.Trace {
    /**
     * The level at a time.
     *
     * @param hours hours since {@link #from}, or since the launch's day, 0 or more
     */
    double at(double hours);

    /** The highest level that it comes to or near, whenever; infinite when it grows without end. */
    double highest();

    /** The instant that its hours count from; the launch's day when empty. */
    default Optional<Instant> from() {
        return Optional.empty();
    }

    /** The same level from the first day. */
    @Bare
    @Doc("The same level from the first day; the bare number may be written instead.")
    record Constant(@Bare @Doc("The level.") double level) implements Curve {
        public Constant {
            Check check = new Check();
            check.that(level >= 0 && Double.isFinite(level), "level", level, "0 or more");
            check.end();
        }

        @Override
        public double at(double hours) {
            return level;
        }

        @Override
        public double highest() {
            return level;
        }
    }

    /**
     * The logistic curve {@code initial + (plateau - initial) * (s(t) - s(0)) / (1 - s(0))} with {@code s(t) = 1 / (1 +
     * exp(-(t - midpoint) / scale))} and {@code scale = tenToNinety / (2 ln 9)}; it starts exactly at initial.
     */
    @Doc("S-shaped growth from initial to plateau.")
    record Logistic(
            @Doc("Level on the first day.") @Default("0") double initial,

            @Doc("Level approached in the end; it may lie below initial.")
            double plateau,

            @Doc("Time from launch to the steepest day.") Duration midpoint,

            @Doc("Time that the middle 80% of the change takes.")
            Duration tenToNinety)
            implements Curve {
        public Logistic {
            Check check = new Check();
            check.that(initial >= 0 && Double.isFinite(initial), "initial", initial, "0 or more");
            check.that(plateau >= 0 && Double.isFinite(plateau), "plateau", plateau, "0 or more");
            check.that(!midpoint.isNegative(), "midpoint", midpoint, "0d or more");
            check.that(tenToNinety.toMillis() > 0, "tenToNinety", tenToNinety, "more than 0d");
            check.end();
        }

        @Override
        public double at(double hours) {
            double scale = Hours.of(tenToNinety) / (2 * StrictMath.log(9));
            double floor = 1 / (1 + StrictMath.exp(Hours.of(midpoint) / scale));
            double s = 1 / (1 + StrictMath.exp((Hours.of(midpoint) - hours) / scale));
            return initial + (plateau - initial) * (s - floor) / (1 - floor);
        }

        @Override
        public double highest() {
            return Math.max(initial, plateau);
        }
    }

    /** Bass's diffusion: {@code peak (1 - exp(-(p+q)t)) / (1 + q/p exp(-(p+q)t))}, t in years (Bass 1969). */
    @Doc("Adoption by innovators and imitators (Bass 1969).")
    record Bass(
            @Doc("Level when everybody has adopted.") double market,
            @Doc("Coefficient of innovation, per year.") double p,
            @Doc("Coefficient of imitation, per year.") double q)
            implements Curve {
        public Bass {
            Check check = new Check();
            check.that(market >= 0 && Double.isFinite(market), "market", market, "0 or more");
            check.that(p > 0 && Double.isFinite(p), "p", p, "a number above 0");
            check.that(q >= 0 && Double.isFinite(q), "q", q, "0 or more");
            check.end();
        }

        @Override
        public double at(double hours) {
            double decay = StrictMath.exp(-(p + q) * hours / HOURS_PER_YEAR);
            return market * (1 - decay) / (1 + q / p * decay);
        }

        @Override
        public double highest() {
            return market;
        }
    }

    /** {@code initial * 2^(t / doubling)}, held at the ceiling when there is one. */
    @Doc("Growth that doubles in a fixed time.")
    record Exponential(
            @Doc("Level on the first day.") double initial,
            @Doc("Time in which the level doubles.") Duration doubling,
            @Doc("Highest level; none when left out.") Optional<Double> ceiling)
            implements Curve {
        public Exponential {
            Check check = new Check();
            check.that(initial >= 0 && Double.isFinite(initial), "initial", initial, "0 or more");
            check.that(doubling.toMillis() > 0, "doubling", doubling, "more than 0d");
            check.that(ceiling.isEmpty() || ceiling.get() >= initial, "ceiling", ceiling, "at least initial");
            check.end();
        }

        @Override
        public double at(double hours) {
            double level = initial * StrictMath.pow(2, hours / Hours.of(doubling));
            return ceiling.isPresent() ? Math.min(level, ceiling.get()) : level;
        }

        @Override
        public double highest() {
            return ceiling.orElse(Double.POSITIVE_INFINITY);
        }
    }

    /** A level times given factors, each from its time on until the next; over and over when it repeats. */
    @Doc("A level times factors at given times, each until the next.")
    record Trace(
            @InFile(
                    key = "file",
                    doc = "In place of points: a CSV file of times and factors, named from the file that names it.")
            @Doc("Factors by the time since the launch's day, or by date.")
            Points points,

            @Doc("Time after which the points begin anew; the last holds when left out.")
            Optional<Duration> repeat,

            @Doc("What a factor of 1 stands for.") @Default("1")
            double level)
            implements Curve {
        public Trace {
            Check check = new Check();
            check.that(
                    repeat.isEmpty() || repeat.get().compareTo(points.span()) > 0,
                    "repeat",
                    repeat.orElse(Duration.ZERO),
                    "longer than from the first point to the last");
            check.that(level >= 0 && Double.isFinite(level), "level", level, "0 or more");
            check.end();
        }

        @Override
        public Optional<Instant> from() {
            return points.from();
        }

        @Override
        public double at(double hours) {
            double first = Hours.of(points.factors().firstKey());
            double since = repeat.isEmpty() || hours < first ? hours : first + (hours - first) % Hours.of(repeat.get());
            Map.Entry<Duration, Double> point = points.factors().floorEntry(Duration.ofMillis((long) (since * 3.6e6)));
            return point == null ? 0 : level * point.getValue();
        }

        @Override
        public double highest() {
            return level * Collections.max(points.factors().values());
        }
    }

    /** Hours of a year of 365.25 days. */
    double HOURS_PER_YEAR = 8766;
}
