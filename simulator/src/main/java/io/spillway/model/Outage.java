package io.spillway.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Times in which a cloud, a region or a pool takes no request: once, by date, or again and again, drawn as an alternating
 * renewal process that begins whole with the run.
 */
@Doc("Times in which no request is placed: from until or for, or drawn by timeBetween and timeToRepair.")
public record Outage(
        @Doc("When it begins; left out when it is drawn.") Optional<Instant> from,

        @Doc("When it ends; this or for.") Optional<Instant> until,

        @Key("for") @Doc("How long it lasts; this or until.")
        Optional<Duration> lasting,

        @Doc("Time from the beginning of the run, and from the end of each outage, to the next one.")
        @Measured(Measured.Quantity.HOURS)
        Optional<Distribution> timeBetween,

        @Doc("How long each drawn outage lasts.") @Measured(Measured.Quantity.HOURS)
        Optional<Distribution> timeToRepair,

        @Doc("What becomes of the deployments that run there.") @Default("ride-through")
        Treatment deployments) {
    public Outage {
        boolean dated = from.isPresent() || until.isPresent() || lasting.isPresent();
        boolean drawn = timeBetween.isPresent() || timeToRepair.isPresent();
        Check check = new Check();
        check.that(
                dated != drawn,
                "outage",
                dated ? "both dated and drawn" : "neither dated nor drawn",
                "from with until or for, or timeBetween with timeToRepair");
        check.that(!dated || from.isPresent(), "from", "an end without a beginning", "from");
        check.that(
                from.isEmpty() || until.isPresent() != lasting.isPresent(),
                "until",
                until.isPresent() ? "both until and for" : "a beginning without an end",
                "exactly one of until and for");
        check.notBefore("until", until, "from", from);
        check.that(!lasting.orElse(Duration.ZERO).isNegative(), "for", lasting.orElse(Duration.ZERO), "0d or more");
        check.that(
                timeBetween.isPresent() == timeToRepair.isPresent(),
                timeBetween.isPresent() ? "timeToRepair" : "timeBetween",
                "one of them alone",
                "both timeBetween and timeToRepair");
        timeBetween.ifPresent(time -> check.positive("timeBetween", time));
        timeToRepair.ifPresent(time -> check.positive("timeToRepair", time));
        check.end();
    }

    /** Whether it is given by its dates. */
    public boolean isDated() {
        return from.isPresent();
    }

    /** The end of a dated outage. */
    public Instant end() {
        return until.orElseGet(() -> from.orElseThrow().plus(lasting.orElseThrow()));
    }
}
