package io.spillway.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Optional;

/** A share of a launch's demand. */
@Doc("A share of a launch's demand.")
public record Market(
        @Doc("Share of the launch's requests; the shares of a launch sum to one.") @Measured(Measured.Quantity.SHARE)
        double share,

        @Doc("The geography its data must stay in; any when left out.")
        Optional<String> geography,

        @Doc(
                "Geographies it is served from rather than elsewhere, the nearest first; a wish, for which nothing is refused.")
        Optional<ImmutableSet<String>> prefers,

        @Doc("Share of customers who ask for a given cloud: cloud to share.")
        @Default("{}")
        @Measured(Measured.Quantity.SHARE)
        ImmutableMap<String, Double> customerChoice) {
    /** The market of a launch that names none: all of its demand, anywhere. */
    public static final Market WHOLE = new Market(1, Optional.empty(), Optional.empty(), ImmutableMap.of());

    public Market {
        Check check = new Check();
        check.that(share >= 0 && share <= 1, "share", share, "a share from 0% to 100%");
        double asked = 0;
        for (double choice : customerChoice.values()) {
            check.that(choice >= 0 && choice <= 1, "customerChoice", choice, "a share from 0% to 100%");
            asked += choice;
        }
        check.that(
                asked <= 1 + 1e-9,
                "customerChoice",
                "shares that sum to " + Math.rint(asked * 1e8) / 1e6 + "%",
                "shares that sum to at most 100%");
        check.end();
    }

    /** How near a geography is: its place among those preferred, from 0; one that is none of them stands behind them all. */
    public int distance(String geography) {
        ImmutableList<String> nearest = prefers.orElse(ImmutableSet.of()).asList();
        int place = nearest.indexOf(geography);
        return place < 0 ? nearest.size() : place;
    }

    /** Checks that the shares of markets, if there are any, sum to one. */
    static void sumToOne(Check check, ImmutableMap<String, Market> markets) {
        double shares = 0;
        for (Market market : markets.values()) {
            shares += market.share();
        }
        check.that(
                markets.isEmpty() || Math.abs(shares - 1) < 1e-6,
                "markets",
                "shares that sum to " + Math.rint(shares * 1e8) / 1e6 + "%",
                "shares that sum to 100%");
    }
}
