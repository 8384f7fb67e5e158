package io.spillway.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who pays whom, for what, and until when. Every transfer has two sides, so that money balances over the parties. */
@Doc("Who pays whom: parties, commitments, revenue and its share, licences, payments, service levels.")
public record Accounts(
        @Doc("The party that makes the products, pays the clouds, and earns the revenue.") @Default("maker")
        String maker,

        @Doc("The parties that pay for the products, under one name.") @Default("customers")
        String customers,

        @Doc("The party that sells each cloud, by cloud; one named as the cloud when left out.") @Default("{}")
        ImmutableMap<String, String> sellers,

        @Doc("Further parties, that payments, licences and stakes name.") @Default("[]")
        ImmutableSet<String> others,

        @Doc("What the maker has promised to spend on clouds, by name; spend draws them down in this order.")
        @Default("{}")
        ImmutableMap<String, Commitment> commitments,

        @Doc("What customers pay the maker, by name.") @Default("{}")
        ImmutableMap<String, Revenue> revenues,

        @Doc("Shares of revenue that are passed on, by name.") @Default("{}")
        ImmutableMap<String, RevenueShare> revenueShares,

        @Doc("Fixed yearly payments until a date, such as for a licence, by name.") @Default("{}")
        ImmutableMap<String, Licence> licences,

        @Doc("Payments made once, on a date or an event, by name.") @Default("{}")
        ImmutableMap<String, Payment> payments,

        @Doc("Stakes of parties in the maker, valued but not paid, by name.") @Default("{}")
        ImmutableMap<String, Stake> stakes,

        @Doc("What clouds give back when they are not available, by cloud.") @Default("{}")
        ImmutableMap<String, ServiceLevel> serviceLevels,

        @Doc(
                "Tokens that a unit of the reference accelerator serves in an hour, by kind of product: for what a million of them"
                        + " costs.")
        @Default("{}")
        ImmutableMap<String, Double> tokensPerUnitHour,

        @Doc("What these accounts leave out, told under the table of who is left with what.") @Default("")
        String outOfScope) {
    /** Nothing but what clouds are paid for what is used. */
    public static final Accounts NONE = new Accounts(
            "maker",
            "customers",
            ImmutableMap.of(),
            ImmutableSet.of(),
            ImmutableMap.of(),
            ImmutableMap.of(),
            ImmutableMap.of(),
            ImmutableMap.of(),
            ImmutableMap.of(),
            ImmutableMap.of(),
            ImmutableMap.of(),
            ImmutableMap.of(),
            "");

    public Accounts {
        Check check = new Check();
        boolean isOwnName = !customers.equals("customers");
        check.that(
                !maker.equals(customers),
                isOwnName ? "customers" : "maker",
                maker,
                "another party than the " + (isOwnName ? "maker" : "customers"));
        double least = tokensPerUnitHour.values().stream()
                .mapToDouble(tokens -> tokens)
                .min()
                .orElse(1);
        check.that(least > 0, "tokensPerUnitHour", least, "numbers above 0");
        check.end();
    }

    /** The party that sells a cloud. */
    public String seller(String cloud) {
        return sellers.getOrDefault(cloud, cloud);
    }

    /** Every instant at which what is owed for a moment changes. */
    public ImmutableSet<Instant> turningPoints() {
        TreeSet<Instant> instants = new TreeSet<>();
        commitments
                .values()
                .forEach(commitment -> commitment.periods().forEach(period -> {
                    instants.add(period.from());
                    instants.add(period.until());
                }));
        revenues.values().forEach(revenue -> {
            revenue.rate().ifPresent(steps -> instants.addAll(steps.byInstant().keySet()));
            revenue.perYear()
                    .ifPresent(steps -> instants.addAll(steps.byInstant().keySet()));
        });
        revenueShares
                .values()
                .forEach(share -> Stream.of(share.from(), share.until())
                        .flatMap(Optional::stream)
                        .forEach(instants::add));
        licences.values().forEach(licence -> {
            instants.addAll(licence.perYear().byInstant().keySet());
            Stream.of(licence.from(), licence.until()).flatMap(Optional::stream).forEach(instants::add);
        });
        return ImmutableSet.copyOf(instants);
    }
}
