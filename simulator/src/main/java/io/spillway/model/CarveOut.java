package io.spillway.model;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** A rule of its own for some products within the terms in force; the first that matches a product holds. */
@Doc("A rule of its own for some products; the first that matches holds.")
public record CarveOut(
        @Doc("Kinds of product it covers; any when empty.") @Default("[]")
        ImmutableSet<String> kinds,

        @Doc("Tags, any of which a product must carry; none asked for when empty.") @Default("[]")
        ImmutableSet<String> tags,

        @Doc("The rule for these products.") Rule rule,

        @Doc("The cloud that the rule names; the primary when left out.")
        Optional<String> cloud) {}
