package io.spillway.model;

import com.google.common.collect.ImmutableSet;
import java.time.Duration;
import java.util.Optional;

/** A rule of its own for some products within the terms in force; the first that matches a product holds. */
@Doc("A rule of its own for some products; the first that matches holds.")
public record CarveOut(
        @Doc("Kinds of product it covers; any when empty.") @Default("[]")
        ImmutableSet<String> kinds,

        @Doc("Tags, any of which a product must carry; none asked for when empty.") @Default("[]")
        ImmutableSet<String> tags,

        @Doc("The rule for these products.") Rule rule,

        @Doc("The cloud that the rule names; the primary when left out.")
        Optional<String> cloud,

        @Doc("Clouds that an exclusive rule does not keep out, beside the one that it names.") @Default("[]")
        ImmutableSet<String> besides,

        @Doc("As in the terms; theirs when left out.") Optional<Unless> unless,

        @Doc("As in the terms; theirs when left out.") Optional<Duration> headStart,

        @Doc("As in the terms; theirs when left out.") Optional<Duration> deadline) {
    public CarveOut {
        Check check = new Check();
        checkTimes(check, headStart, deadline);
        checkBesides(check, rule, besides);
        check.end();
    }

    static void checkTimes(Check check, Optional<Duration> headStart, Optional<Duration> deadline) {
        Duration head = headStart.orElse(Duration.ZERO);
        Duration silence = deadline.orElse(Duration.ZERO);
        check.that(!head.isNegative(), "headStart", head, "0d or more");
        check.that(!silence.isNegative(), "deadline", silence, "0d or more");
    }

    static void checkBesides(Check check, Rule rule, ImmutableSet<String> besides) {
        check.that(
                besides.isEmpty() || rule == Rule.EXCLUSIVE,
                "besides",
                "clouds under a rule that keeps none out",
                "none, or the rule exclusive");
    }
}
