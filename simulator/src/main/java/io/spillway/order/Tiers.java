package io.spillway.order;

import com.google.common.collect.ImmutableSet;
import io.spillway.model.Check;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Named lists of clouds, regions and pools, each a tier, the first the one to be filled first. */
final class Tiers {
    private Tiers() {}

    /** A name stands in one tier only, or its place would be in doubt. */
    static void check(Check check, String component, Map<String, ? extends Set<String>> tiers) {
        Set<String> seen = new HashSet<>();
        tiers.forEach((tier, names) -> {
            check.that(!names.isEmpty(), component, tier, "names in each list");
            names.forEach(name -> check.that(seen.add(name), component, name, "each name once"));
        });
    }

    static ImmutableSet<String> names(Map<String, ? extends Set<String>> tiers) {
        return tiers.values().stream().flatMap(Set::stream).collect(ImmutableSet.toImmutableSet());
    }
}
