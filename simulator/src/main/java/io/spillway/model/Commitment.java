package io.spillway.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A promise to spend at least so much on a cloud between two dates: in total, or in each year from its first day on. */
@Doc("A promise to spend at least so much on a cloud: total or perYear, one of the two.")
public record Commitment(
        @Doc("The cloud on which it is spent.") String cloud,
        @Doc("The first day on which spend counts.") Instant from,
        @Doc("The day on which it ends.") Instant until,

        @Doc("To be spent between the two dates.") Optional<Money> total,

        @Doc("To be spent in each year, counted from the first day: the amount in force on the year's first day.")
        Optional<Steps<Money>> perYear,

        @Doc(
                "What was spent of it before the run, in the period in which the run begins; no more than is promised for it.")
        @Default("0 USD")
        Money spent,

        @Doc("What is paid below the pools' prices for what draws it down; the cloud's discount when left out.")
        @Measured(Measured.Quantity.SHARE)
        Optional<Double> discount,

        @Doc("Kinds of product whose spend counts; any when empty.") @Default("[]")
        ImmutableSet<String> kinds,

        @Doc("Accelerators whose spend counts; any when empty.") @Default("[]")
        ImmutableSet<String> accelerators,

        @Doc("Regions of the cloud whose spend counts; any when empty.") @Default("[]")
        ImmutableSet<String> regions,

        @Doc("What becomes of what is not spent when a period ends.") @Default("billed")
        Shortfall shortfall) {
    public Commitment {
        Check check = new Check();
        check.after("until", Optional.of(until), "from", Optional.of(from));
        check.that(
                total.isPresent() != perYear.isPresent(),
                "total",
                total.isPresent() ? "total and perYear" : "neither total nor perYear",
                "exactly one of total and perYear");
        check.that(
                total.isEmpty() || spent.micros() <= total.get().micros(),
                "spent",
                spent.micros(),
                "at most the total");
        double share = discount.orElse(0.0);
        check.that(share >= 0 && share <= 1, "discount", share, "a share from 0% to 100%");
        check.end();
    }

    /** Whether what a kind of product uses of a pool counts toward it. */
    public boolean counts(String kind, String cloudOfPool, String region, String accelerator) {
        return cloud.equals(cloudOfPool)
                && (kinds.isEmpty() || kinds.contains(kind))
                && (regions.isEmpty() || regions.contains(region))
                && (accelerators.isEmpty() || accelerators.contains(accelerator));
    }

    /**
     * What is to be spent in a period, in micro-dollars, less what was spent of it before the run.
     *
     * @param begin of what is measured of the run
     */
    public long toSpendMicros(Period period, Instant begin) {
        boolean isInForce = !begin.isBefore(period.from) && begin.isBefore(period.until);
        return isInForce ? Math.max(0, period.minimumMicros - spent.micros()) : period.minimumMicros;
    }

    /** Its periods in order: the whole of it, or its years, of which the last may be cut short by its end. */
    public ImmutableList<Period> periods() {
        if (total.isPresent()) {
            return ImmutableList.of(new Period(from, until, total.get().micros()));
        }
        List<Period> years = new ArrayList<>();
        Instant begin = from;
        for (int year = 1; begin.isBefore(until); year++) {
            Instant next = from.atOffset(ZoneOffset.UTC).plusYears(year).toInstant();
            Money minimum = perYear.orElseThrow().at(begin, new Money(0));
            years.add(new Period(begin, next.isBefore(until) ? next : until, minimum.micros()));
            begin = next;
        }
        return ImmutableList.copyOf(years);
    }

    /**
     * A time in which an amount is to be spent.
     *
     * @param minimumMicros the amount in micro-dollars
     */
    public record Period(Instant from, Instant until, long minimumMicros) {}
}
