package io.spillway.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One product reaching the market on a day. */
@Doc("One product reaching the market on a day.")
public record Launch(
        @Doc("The day of launch.") Instant date,

        @Doc("Kind of product (api, stateful, consumer, agent, open-weights …), for rules and carve-outs.")
        String kind,

        @Doc("Further marks that rules can ask for.") @Default("[]")
        ImmutableSet<String> tags,

        @Doc("Capabilities that a cloud or region must have.") @Default("[]")
        ImmutableSet<String> capabilities,

        @Doc("Accelerators it can run on; any when empty.") @Default("[]")
        ImmutableSet<String> accelerators,

        @Doc("Its markets, by name; one that takes all of it when empty.") @Default("{}")
        ImmutableMap<String, Market> markets,

        @Doc("How much it asks for over time, counted from its day.")
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

        @Doc("The day its demand starts to fade; never when left out.")
        Optional<Instant> retires,

        @Doc("How long the fading takes, in a straight line to nothing.") @Default("180d")
        Duration retiresOver) {
    /** The most clouds that a launch may reach later than its first: each set of them is a state of its own. */
    public static final int MOST_LATE_CLOUDS = 8;

    public Launch {
        Check check = new Check();
        check.notBefore("retires", retires, "date", Optional.of(date));
        check.that(!retiresOver.isNegative(), "retiresOver", retiresOver, "0d or more");
        Market.sumToOne(check, markets);
        checkDraws(check, size, holding, patience, footprint);
        check.end();
    }

    static void checkDraws(
            Check check,
            Distribution size,
            Distribution holding,
            Optional<Distribution> patience,
            Optional<Integer> footprint) {
        check.positive("size", size);
        check.positive("holding", holding);
        patience.ifPresent(time -> check.positive("patience", time));
        check.that(footprint.orElse(1) >= 1, "footprint", footprint.orElse(1), "1 or more");
    }
}
