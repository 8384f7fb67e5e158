package io.spillway.model;

import java.time.Instant;
import java.util.Optional;

/** A fixed yearly payment, day by day, until a date. */
@Doc("A fixed yearly payment, day by day, until a date.")
public record Licence(
        @Doc("Who pays it.") String payer,
        @Doc("Who gets it.") String payee,
        @Doc("The amount of a year, as steps over time.") Steps<Money> perYear,

        @Doc("The first day; from the beginning when left out.")
        Optional<Instant> from,

        @Doc("The day it ends; never when left out.") Optional<Instant> until) {
    public Licence {
        Check check = new Check();
        check.after("until", until, "from", from);
        check.end();
    }
}
