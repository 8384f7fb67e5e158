package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;

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

    /** Of every goal for which anything was to be measured. */
    List<Outcome> outcomes() {
        Scores scores = new Scores(forks);
        return Goal.ALL.stream()
                .filter(goal -> variants.containsAll(goal.variants()))
                .map(goal -> Outcome.of(goal, scores))
                .collect(ImmutableList.toImmutableList());
    }
}
