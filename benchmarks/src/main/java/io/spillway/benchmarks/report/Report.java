package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that was measured in one sitting.
 *
 * @param schemaVersion of the file
 * @param set which variants were chosen from
 * @param seconds from the first fork to the last
 * @param missing why a variant was not measured, by its id
 */
record Report(
        int schemaVersion,
        String set,
        int rounds,
        Length length,
        Instant startedAt,
        double seconds,
        Environment environment,
        List<Variant> variants,
        List<Fork> forks,
        Map<String, String> missing) {
    static final int SCHEMA_VERSION = 1;

    Report {
        variants = ImmutableList.copyOf(variants);
        forks = ImmutableList.copyOf(forks);
        missing = ImmutableMap.copyOf(missing);
    }

    /** The flags of each benchmark's JVM, by its name. */
    Map<String, List<String>> flags() {
        Map<String, String> targets = new HashMap<>();
        variants.forEach(variant -> targets.put(variant.id(), variant.target()));
        Map<String, List<String>> flags = new TreeMap<>();
        for (Fork fork : forks) {
            String target = targets.get(fork.variant());
            if (target != null && !fork.jvmArguments().isEmpty()) {
                flags.put(target, fork.jvmArguments());
            }
        }
        return flags;
    }

    /** What makes its numbers hard to compare with another's, in words. */
    List<String> differences(Report other) {
        List<String> differences = new ArrayList<>(environment.differences(other.environment));
        Environment.differ("set", set, other.set, differences);
        Environment.differ("length of a fork", length.toString(), other.length.toString(), differences);
        Map<String, List<String>> theirs = other.flags();
        flags().forEach((target, ours) -> Environment.differ(
                "flags of " + target, words(ours), words(theirs.getOrDefault(target, ours)), differences));
        return differences;
    }

    private static String words(List<String> arguments) {
        return String.join(" ", Environment.withoutProperties(arguments));
    }

    /** Of every goal for which everything was to be measured. */
    List<Outcome> outcomes() {
        Scores scores = new Scores(forks);
        return Goal.of(variants).stream()
                .map(goal -> Outcome.of(goal, scores))
                .collect(ImmutableList.toImmutableList());
    }
}
