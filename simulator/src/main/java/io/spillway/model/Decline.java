package io.spillway.model;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Optional;

/**
 * The primary declines requests that it could take. Without a condition on use it is decided by kind, tag and date
 * alone; several declines that cover one request act independently of each other.
 */
@Doc("The primary declines requests it could take, by rule or by chance.")
public record Decline(
        @Doc("Kinds of product it covers; any when empty.") @Default("[]")
        ImmutableSet<String> kinds,

        @Doc("Tags, any of which a product must carry; none asked for when empty.") @Default("[]")
        ImmutableSet<String> tags,

        @Doc("The first day; from the beginning when left out.")
        Optional<Instant> from,

        @Doc("The day it ends; never when left out.") Optional<Instant> until,

        @Doc("Holds only while more than this share of the primary's capacity is in use.")
        @Measured(Measured.Quantity.SHARE)
        Optional<Double> whenUtilisationAbove,

        @Doc("The chance that a request is declined; 100% is a rule.")
        @Default("100%")
        @Measured(Measured.Quantity.SHARE)
        double probability) {
    public Decline {
        Check check = new Check();
        check.that(probability >= 0 && probability <= 1, "probability", probability, "a share from 0% to 100%");
        double above = whenUtilisationAbove.orElse(0.0);
        check.that(above >= 0 && above <= 1, "whenUtilisationAbove", above, "a share from 0% to 100%");
        check.after("until", until, "from", from);
        check.end();
    }
}
