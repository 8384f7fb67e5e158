package io.spillway.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A time in which demand is multiplied: it goes from 1 to the factor in a straight line, stays there, and what is left of
 * it then halves again and again. Several surges multiply each other.
 */
@Doc("A time in which demand is multiplied, such as the days after a launch.")
public record Surge(
        @Doc("The instant it begins; this or after.") Optional<Instant> date,

        @Doc("Time from the launch's day to its beginning; it begins on that day when neither is given.")
        Optional<Duration> after,

        @Doc("What demand is multiplied by at the peak; a dip when below 1.")
        double factor,

        @Doc("Time from its beginning to the peak, in a straight line.") @Default("0h")
        Duration rise,

        @Key("for") @Doc("Time at the peak.") @Default("0h") Duration lasting,

        @Doc("Time in which what is left of it halves after the peak; it ends at once when left out.")
        Optional<Duration> halfLife) {
    public Surge {
        Check check = new Check();
        check.that(date.isEmpty() || after.isEmpty(), "surge", "both", "at most one of date and after");
        check.that(after.isEmpty() || !after.get().isNegative(), "after", after.orElse(Duration.ZERO), "0d or more");
        check.that(factor >= 0 && Double.isFinite(factor), "factor", factor, "0 or more");
        check.that(!rise.isNegative(), "rise", rise, "0h or more");
        check.that(!lasting.isNegative(), "for", lasting, "0h or more");
        check.that(
                halfLife.isEmpty() || halfLife.get().toMillis() > 0,
                "halfLife",
                halfLife.orElse(Duration.ZERO),
                "more than 0h");
        check.that(
                halfLife.isPresent() || !rise.isZero() || !lasting.isZero(),
                "surge",
                "a surge without length",
                "at least one of rise, for and halfLife");
        check.end();
    }

    /** The instant it begins, for demand that begins on a day. */
    public Instant begin(Instant day) {
        return date.orElseGet(() -> day.plus(after.orElse(Duration.ZERO)));
    }

    /**
     * What demand is multiplied by.
     *
     * @param hours hours since the surge began; below 0 before it
     */
    public double at(double hours) {
        double sincePeak = hours - Hours.of(rise);
        if (hours < 0) {
            return 1;
        } else if (sincePeak < 0) {
            return 1 + (factor - 1) * hours / Hours.of(rise);
        }
        double falling = sincePeak - Hours.of(lasting);
        if (falling < 0) {
            return factor;
        }
        return halfLife.isEmpty() ? 1 : 1 + (factor - 1) * StrictMath.pow(2, -falling / Hours.of(halfLife.get()));
    }
}
