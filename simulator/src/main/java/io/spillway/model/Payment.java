package io.spillway.model;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** A payment made once: on a date, or in the month in which something has happened. */
@Doc("A payment made once, on one of a date, a launch, a revenue reached, a commitment used up.")
public record Payment(
        @Doc("Who pays it.") String payer,
        @Doc("Who gets it.") String payee,
        @Doc("How much.") Money amount,

        @Doc("The day it is paid; not paid in a run that does not have it.")
        Optional<Instant> date,

        @Doc("The launch on whose day it is paid; not paid in a run that does not have that day.")
        Optional<String> onLaunch,

        @Doc("Paid in the first month whose revenue, taken over a year, is as much.")
        Optional<Money> onRevenuePerYear,

        @Doc(
                "The commitment in whose month of being used up it is paid; of one perYear, the first year that is. Not paid when nothing"
                        + " of it is left to be used in the run.")
        Optional<String> onCommitmentUsed) {
    public Payment {
        Check check = new Check();
        long given = Stream.of(date, onLaunch, onRevenuePerYear, onCommitmentUsed)
                .filter(Optional::isPresent)
                .count();
        check.that(
                given == 1,
                "date",
                given == 0 ? "no occasion" : given + " occasions",
                "exactly one of date, onLaunch, onRevenuePerYear and onCommitmentUsed");
        check.end();
    }
}
