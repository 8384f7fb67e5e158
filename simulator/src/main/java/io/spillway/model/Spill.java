package io.spillway.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Duration;

/** Where requests go that the primary does not take. */
@Doc("Where requests go that the primary does not take.")
public record Spill(
        @Doc("The order in which the other clouds' pools are tried.") @Default("priority")
        OrderStrategy order,

        @Doc("The clouds used beside the primary, in order; every cloud but the primary, as listed, when empty.")
        @Default("[]")
        ImmutableList<String> clouds,

        @Doc("Products that spill before pools are full, by name.") @Default("{}")
        ImmutableMap<String, SpillAt> spillAt,

        @Doc("Whether and when what has spilled goes back to the primary.") @Default("new-only")
        Failback failback,

        @Doc("How often routing learns what is free, reserved or out in each pool; it sees it as it is when 0.")
        @Default("0h")
        Duration signalLag) {
    public Spill {
        Check check = new Check();
        check.that(
                signalLag.isZero() || signalLag.compareTo(Duration.ofSeconds(1)) >= 0,
                "signalLag",
                signalLag,
                "0h, or 1s or more");
        check.end();
    }
}
