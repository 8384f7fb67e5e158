package io.spillway.model;

import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** What customers pay the maker: for each unit-hour served, or along a path that is scaled to what was served. */
@Doc("What customers pay the maker: rate or perYear, one of the two.")
public record Revenue(
        @Doc("Kinds of product it comes from; any when empty.") @Default("[]")
        ImmutableSet<String> kinds,

        @Doc("Launches and launch processes it comes from; any of these kinds when empty.") @Default("[]")
        ImmutableSet<String> launches,

        @Doc("Price of a unit of the reference accelerator and hour, as steps over time.")
        Optional<Steps<UnitPrice>> rate,

        @Doc(
                "Revenue of a year if all that is asked for is served, as steps over time; earned day by day, and in each month"
                        + " in the part of the unit-hours asked for that was served.")
        Optional<Steps<Money>> perYear) {
    public Revenue {
        Check check = new Check();
        check.that(
                rate.isPresent() != perYear.isPresent(),
                "rate",
                rate.isPresent() ? "rate and perYear" : "neither rate nor perYear",
                "exactly one of rate and perYear");
        check.end();
    }
}
