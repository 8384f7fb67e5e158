package io.spillway.model;

/** A part of the maker that a party holds, and what the whole is worth. */
@Doc("A part of the maker that a party holds, and what the whole is worth.")
public record Stake(
        @Doc("Who holds it.") String holder,

        @Doc("The part held, as steps over time.") @Measured(Measured.Quantity.SHARE)
        Steps<Double> share,

        @Doc("What the whole is worth, as steps over time.") Steps<Money> valuation) {}
