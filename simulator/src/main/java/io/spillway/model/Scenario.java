package io.spillway.model;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Everything that is simulated. Maps keep the order of the scenario file; where order matters, that is the order. */
@Doc("A Spillway scenario.")
public record Scenario(
        @Doc("Its name, as reports show it.") String name,
        @Doc("What it asks.") @Default("") String description,
        @Doc("The first instant measured.") Instant start,
        @Doc("The end of the run.") Instant end,

        @Doc("Simulated before start and not measured, so that a run does not begin empty.") @Default("0d")
        Duration warmUp,

        @Doc("The seed of every random number.") @Default("1")
        long seed,

        @Doc("Independent replications.") @Default("10") int replications,
        @Doc("Accelerators, by name.") ImmutableMap<String, Accelerator> accelerators,
        @Doc("Clouds, by name.") ImmutableMap<String, Cloud> clouds,

        @Doc("The cloud that the contract puts first, and its choices.")
        Primary primary,

        @Doc("The contract over time, by name.") ImmutableMap<String, Terms> terms,

        @Doc("What is let off the contract for a time, by name.") @Default("{}")
        ImmutableMap<String, Waiver> waivers,

        @Doc("Where requests go that the primary does not take.") @Default("{}")
        Spill spill,

        @Doc("The launches, by name.") ImmutableMap<String, Launch> launches,

        @Doc("Launches whose days are drawn, by name.") @Default("{}")
        ImmutableMap<String, LaunchProcess> launchProcesses,

        @Doc(
                "Conditions on measures, such as spillShare: \"< 0.3\" or netReceipts/microsoft: \"> 1e9\"; exit code 1 when one"
                        + " fails.")
        @Default("{}")
        ImmutableMap<String, Threshold> thresholds,

        @Doc("Who pays whom, beside what clouds are paid for what is used.") @Default("{}")
        Accounts money) {
    public Scenario {
        Check check = new Check();
        check.after("end", Optional.of(end), "start", Optional.of(start));
        check.that(!warmUp.isNegative(), "warmUp", warmUp, "0d or more");
        check.that(replications >= 1, "replications", replications, "1 or more");
        check.that(!clouds.isEmpty(), "clouds", "no clouds", "at least one");
        check.that(
                clouds.isEmpty() || clouds.containsKey(primary.cloud()),
                "primary",
                primary.cloud(),
                "one of " + clouds.keySet());
        check.end();
    }

    /** The first instant simulated: {@link #start} less {@link #warmUp}. */
    public Instant begin() {
        return start.minus(warmUp);
    }
}
