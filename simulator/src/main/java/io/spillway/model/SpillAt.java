package io.spillway.model;

import com.google.common.collect.ImmutableSet;

/**
 * A utilisation short of full at which pools take no more requests of some products, so that these go on to the next cloud
 * while the others may still fill them. Of several that cover one product on one cloud the lowest holds.
 */
@Doc("A utilisation short of full at which pools take no more requests of some products.")
public record SpillAt(
        @Doc("Kinds of product it covers; any when empty.") @Default("[]")
        ImmutableSet<String> kinds,

        @Doc("Tags, any of which a product must carry; none asked for when empty.") @Default("[]")
        ImmutableSet<String> tags,

        @Doc("The clouds whose pools it holds for; the primary when empty.") @Default("[]")
        ImmutableSet<String> clouds,

        @Bare
        @Doc("The share of a pool's capacity, in use by whomever, that one more request may not bring it above.")
        @Measured(Measured.Quantity.SHARE)
        double utilisation) {
    public SpillAt {
        Check check = new Check();
        check.that(utilisation >= 0 && utilisation <= 1, "utilisation", utilisation, "a share from 0% to 100%");
        check.end();
    }
}
