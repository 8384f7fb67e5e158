package io.spillway.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Launches alike in all but their days, which are drawn: each a random gap after the one before, on the day (UTC) that
 * the gap ends in. They are named for the process and their number.
 */
@Doc("Launches alike in all but their days, which are drawn.")
public record LaunchProcess(
        @Doc("Time from one launch to the next, and to the first.") @Measured(Measured.Quantity.HOURS)
        Distribution gap,

        @Doc("The instant from which the first gap counts; the beginning of the run when left out.")
        Optional<Instant> from,

        @Doc("The day it ends; the end of the run when left out.")
        Optional<Instant> until,

        @Doc("The most launches; they are named for the process and their number: name-1, name-2 …")
        int atMost,

        @Doc("Kind of product (api, stateful, consumer, agent, open-weights …), for rules and carve-outs.")
        String kind,

        @Doc("Further marks that rules can ask for.") @Default("[]")
        ImmutableSet<String> tags,

        @Doc("Capabilities that a cloud or region must have.") @Default("[]")
        ImmutableSet<String> capabilities,

        @Doc("Accelerators they can run on; any when empty.") @Default("[]")
        ImmutableSet<String> accelerators,

        @Doc("Their markets, by name; one that takes all of it when empty.") @Default("{}")
        ImmutableMap<String, Market> markets,

        @Doc("How much each asks for over time, counted from its day.")
        Demand demand,

        @Doc("Units of the reference accelerator per request.") @Default("1") @Measured(Measured.Quantity.UNITS)
        Distribution size,

        @Doc("How long a request is held.") @Measured(Measured.Quantity.HOURS)
        Distribution holding,

        @Doc("How long a request waits when nothing takes it; it is lost at once when left out.")
        @Measured(Measured.Quantity.HOURS)
        Optional<Distribution> patience,

        @Doc(
                "How long after its opening on the first cloud it opens on another; the cloud's own setting when left out.")
        @Default("{}")
        @Measured(Measured.Quantity.HOURS)
        ImmutableMap<String, Distribution> releaseLag,

        @Doc("Units that a pool must have room for when it launches; a request of mean size when left out.")
        Optional<Integer> footprint,

        @Doc(
                "What a cloud is offered for a unit of the reference accelerator in an hour and holds against its floor; the pool's price when left out.")
        Optional<Steps<UnitPrice>> offer,

        @Doc("Time from a launch until its demand starts to fade; never when left out.")
        Optional<Duration> retiresAfter,

        @Doc("How long the fading takes, in a straight line to nothing.") @Default("180d")
        Duration retiresOver) {
    private static final int MOST = 1000;

    public LaunchProcess {
        Check check = new Check();
        check.after("until", until, "from", from);
        check.that(atMost >= 1 && atMost <= MOST, "atMost", atMost, "a number from 1 to " + MOST);
        check.that(
                retiresAfter.isEmpty() || !retiresAfter.get().isNegative(),
                "retiresAfter",
                retiresAfter.orElse(Duration.ZERO),
                "0d or more");
        check.that(!retiresOver.isNegative(), "retiresOver", retiresOver, "0d or more");
        Market.sumToOne(check, markets);
        check.positive("gap", gap);
        Launch.checkDraws(check, size, holding, patience, footprint);
        check.end();
    }

    /** The name of one of its launches. */
    public static String launchName(String process, int number) {
        return process + "-" + number;
    }

    /** One of its launches, were it to come on a day. */
    public Launch on(Instant day) {
        return new Launch(
                day,
                kind,
                tags,
                capabilities,
                accelerators,
                markets,
                demand,
                size,
                holding,
                patience,
                releaseLag,
                footprint,
                offer,
                retiresAfter.map(day::plus),
                retiresOver);
    }
}
