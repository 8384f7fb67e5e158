package io.spillway.model;

import com.google.common.collect.ImmutableMap;

/** What is given back of a month's spend when a cloud was available for less of it than agreed. */
@Doc(
        "What is given back of a month's spend for use, none of it for egress or moves, when it was available for less of the month than"
                + " agreed; of a month that the run has in part, that part counts.")
public record ServiceLevel(
        @Doc("Whose availability and spend are looked at.") @Default("region")
        ServiceScope per,

        @Doc("The steps of the agreement, by name; the largest that applies is given.")
        ImmutableMap<String, Credit> credits) {
    /** A step of an agreement. */
    @Doc("A step of an agreement.")
    public record Credit(
            @Doc("Applies when the available part of the capacity over the month is below this.")
            @Measured(Measured.Quantity.SHARE)
            double below,

            @Doc("The part of the month's spend that is given back.") @Measured(Measured.Quantity.SHARE)
            double credit) {
        public Credit {
            Check check = new Check();
            check.that(below >= 0 && below <= 1, "below", below, "a share from 0% to 100%");
            check.that(credit >= 0 && credit <= 1, "credit", credit, "a share from 0% to 100%");
            check.end();
        }
    }
}
