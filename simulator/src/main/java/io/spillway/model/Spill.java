package io.spillway.model;

import com.google.common.collect.ImmutableList;

/** Where requests go that the primary does not take. */
@Doc("Where requests go that the primary does not take.")
public record Spill(
        @Doc("The order in which the other clouds' pools are tried.") @Default("priority")
        OrderStrategy order,

        @Doc("The clouds spilled to, in order; every cloud but the primary, as listed, when empty.") @Default("[]")
        ImmutableList<String> clouds,

        @Doc("Whether and when what has spilled goes back to the primary.") @Default("new-only")
        Failback failback) {}
