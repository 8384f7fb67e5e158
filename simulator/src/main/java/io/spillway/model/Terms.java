package io.spillway.model;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The contract in force from one date until the next terms begin. */
@Doc("The contract in force from a date until the next terms begin.")
public record Terms(
        @Doc("The first day in force; from the beginning when left out.")
        Optional<Instant> from,

        @Doc("The rule for every product that no carve-out covers.")
        Rule rule,

        @Doc("The cloud that the rule names; the primary when left out.")
        Optional<String> cloud,

        @Doc("Clouds that an exclusive rule does not keep out, beside the one that it names.") @Default("[]")
        ImmutableSet<String> besides,

        @Doc("What lets a product leave the cloud that comes first: any refusal, or only that it neither can nor will.")
        @Default("any")
        Unless unless,

        @Doc("How long the cloud that has taken a launch is alone with it, but for requests that it refuses.")
        @Default("0d")
        Duration headStart,

        @Doc("How long that cloud may take to answer; silence is a refusal then. No end when left out.")
        Optional<Duration> deadline,

        @Doc("Rules of their own for some products.") @Default("{}")
        ImmutableMap<String, CarveOut> carveOuts) {
    public Terms {
        Check check = new Check();
        CarveOut.checkTimes(check, Optional.of(headStart), deadline);
        CarveOut.checkBesides(check, rule, besides);
        check.end();
    }
}
