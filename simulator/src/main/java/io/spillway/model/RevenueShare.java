package io.spillway.model;

import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Optional;

/** A part of revenue that one party passes on to another, until a total cap or an end date, whichever is first. */
@Doc("A part of revenue passed on, until a total cap or an end date, whichever is first.")
public record RevenueShare(
        @Doc("Who pays it; the maker when left out.") Optional<String> payer,
        @Doc("Who gets it.") String payee,

        @Doc("The part of the revenue.") @Measured(Measured.Quantity.SHARE)
        double rate,

        @Doc("The first day whose revenue counts; from the beginning when left out.")
        Optional<Instant> from,

        @Doc("The day it ends; never when left out.") Optional<Instant> until,

        @Doc("The most that is paid in total; no limit when left out.")
        Optional<Money> cap,

        @Doc("What was paid toward the cap before the run.") @Default("0 USD")
        Money paid,

        @Doc("The revenues that count, by name; all when empty.") @Default("[]")
        ImmutableSet<String> revenues,

        @Doc("The clouds on which it must have been served to count; any when empty.") @Default("[]")
        ImmutableSet<String> clouds) {
    public RevenueShare {
        Check check = new Check();
        check.that(rate >= 0 && rate <= 1, "rate", rate, "a share from 0% to 100%");
        check.after("until", until, "from", from);
        check.that(cap.isEmpty() || paid.micros() <= cap.get().micros(), "paid", paid.micros(), "at most the cap");
        check.end();
    }
}
