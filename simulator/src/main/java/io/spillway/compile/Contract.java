package io.spillway.compile;

import io.spillway.model.CarveOut;
import io.spillway.model.Launch;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Terms;
import java.time.Instant;
import java.util.Set;

/** The contract over time: which rule holds for a product at an instant. */
final class Contract {
    /** A rule and the cloud it names. */
    record RuleInForce(Rule rule, int cloud) {}

    private final Scenario scenario;
    private final Index index;

    Contract(Scenario scenario, Index index) {
        this.scenario = scenario;
        this.index = index;
    }

    /** The rule for a launch; without terms in force the primary comes first. */
    RuleInForce rule(Launch launch, Instant at) {
        Terms inForce = null;
        for (Terms terms : scenario.terms().values()) {
            Instant from = terms.from().orElse(Instant.MIN);
            if (!at.isBefore(from)
                    && (inForce == null || !from.isBefore(inForce.from().orElse(Instant.MIN)))) {
                inForce = terms;
            }
        }
        String primary = scenario.primary().cloud();
        if (inForce == null) {
            return new RuleInForce(Rule.FIRST, index.clouds.indexOf(primary));
        }
        for (CarveOut carveOut : inForce.carveOuts().values()) {
            if (covers(carveOut.kinds(), carveOut.tags(), launch)) {
                return new RuleInForce(
                        carveOut.rule(), index.clouds.indexOf(carveOut.cloud().orElse(primary)));
            }
        }
        return new RuleInForce(
                inForce.rule(), index.clouds.indexOf(inForce.cloud().orElse(primary)));
    }

    /** Whether a rule for these kinds and tags covers a launch; an empty set asks for nothing. */
    static boolean covers(Set<String> kinds, Set<String> tags, Launch launch) {
        return (kinds.isEmpty() || kinds.contains(launch.kind()))
                && (tags.isEmpty() || tags.stream().anyMatch(launch.tags()::contains));
    }
}
