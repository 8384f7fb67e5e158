package io.spillway.model;

import java.time.Duration;

/**
 * What becomes of requests once the primary has refused some of their launch and market, and of the deployments that run
 * elsewhere because of it.
 */
public sealed interface Failback {
    @Doc("A launch and market that has spilled stays with the other clouds; the primary takes what they do not.")
    record None() implements Failback {}

    @Doc("Every new request asks the primary first; what runs elsewhere stays there.")
    record NewOnly() implements Failback {}

    @Doc("Deployments in spill move to the primary when it has had room for a while, the one longest away first.")
    record Drain(
            @Doc("Moves begin after the primary's utilisation was below this.")
            @Measured(Measured.Quantity.SHARE)
            @Default("80%")
            double below,

            @Key("for") @Doc("For how long it was below, as the reviews saw it.") @Default("24h")
            Duration lasting,

            @Doc("Moves end before one would bring the utilisation above this.")
            @Measured(Measured.Quantity.SHARE)
            @Default("90%")
            double above,

            @Doc("Time between reviews, counted from the beginning of the run.") @Default("1h")
            Duration every,

            @Doc("How long a deployment is in spill before it moves.") @Default("24h")
            Duration minimumStay,

            @Doc("How long a move takes; units are held on both sides meanwhile.") @Default("0h")
            Duration moveTime,

            @Doc("What it costs to move one unit, beside the egressCost of the cloud that it leaves.") @Default("0 USD")
            Money moveCost)
            implements Failback {
        public Drain {
            Check check = new Check();
            check.that(above >= below, "above", above, "a share of at least below");
            review(check, every);
            check.end();
        }
    }

    @Doc(
            "Reviewed on a calendar: every deployment in spill moves that the primary would take, the one longest away first.")
    record Rebalance(
            @Doc("Time between reviews, counted from the beginning of the run.") @Default("30d")
            Duration every,

            @Doc("How long a deployment is in spill before it moves.") @Default("0h")
            Duration minimumStay,

            @Doc("How long a move takes; units are held on both sides meanwhile.") @Default("0h")
            Duration moveTime,

            @Doc("What it costs to move one unit, beside the egressCost of the cloud that it leaves.") @Default("0 USD")
            Money moveCost)
            implements Failback {
        public Rebalance {
            Check check = new Check();
            review(check, every);
            check.end();
        }
    }

    private static void review(Check check, Duration every) {
        check.that(every.compareTo(Duration.ofMinutes(1)) >= 0, "every", every, "1m or more");
    }
}
