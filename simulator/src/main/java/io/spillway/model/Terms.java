package io.spillway.model;

import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.Optional;

/** The contract in force from one date until the next terms begin. */
@Doc("The contract in force from a date until the next terms begin.")
public record Terms(
        @Doc("The first day in force; from the beginning when left out.")
        Optional<Instant> from,

        @Doc("The rule for every product that no carve-out covers.")
        Rule rule,

        @Doc("The cloud that the rule names; the primary when left out.")
        Optional<String> cloud,

        @Doc("Rules of their own for some products.") @Default("{}")
        ImmutableMap<String, CarveOut> carveOuts) {}
