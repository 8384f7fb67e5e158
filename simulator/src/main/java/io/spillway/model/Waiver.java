package io.spillway.model;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Optional;

/** Lifts the rule of the contract, whichever is in force, for some products between two dates. */
@Doc("Lifts the rule of the terms in force for some products between two dates; the first that matches holds.")
public record Waiver(
        @Doc("Kinds of product it covers; any when empty.") @Default("[]")
        ImmutableSet<String> kinds,

        @Doc("Tags, any of which a product must carry; none asked for when empty.") @Default("[]")
        ImmutableSet<String> tags,

        @Doc("Launches and launch processes it covers; any when empty.") @Default("[]")
        ImmutableSet<String> launches,

        @Doc("The first day; from the beginning when left out.")
        Optional<Instant> from,

        @Doc("The day it ends; never when left out.") Optional<Instant> until,

        @Doc("The rule in its place.") @Default("open") Rule rule,

        @Doc("The cloud that this rule names; the primary when left out.")
        Optional<String> cloud) {
    public Waiver {
        Check check = new Check();
        check.after("until", until, "from", from);
        check.end();
    }
}
