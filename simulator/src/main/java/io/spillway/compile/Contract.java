package io.spillway.compile;

import io.spillway.model.CarveOut;
import io.spillway.model.Decline;
import io.spillway.model.Launch;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Terms;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The contract over time: which rule holds for a product at an instant. */
final class Contract {
    /**
     * A rule and the cloud it names.
     *
     * @param terms the terms that it stands in; none where no terms are in force
     * @param carveOut the carve-out of those terms, where it is not their rule for everything
     */
    record RuleInForce(Rule rule, int cloud, Optional<String> terms, Optional<String> carveOut) {}

    private final Scenario scenario;
    private final Index index;

    Contract(Scenario scenario, Index index) {
        this.scenario = scenario;
        this.index = index;
    }

    /** The rule for a launch; without terms in force the primary comes first. */
    RuleInForce rule(Launch launch, Instant at) {
        Map.Entry<String, Terms> inForce = null;
        for (Map.Entry<String, Terms> terms : scenario.terms().entrySet()) {
            Instant from = begin(terms.getValue());
            if (!at.isBefore(from) && (inForce == null || !from.isBefore(begin(inForce.getValue())))) {
                inForce = terms;
            }
        }
        String primary = scenario.primary().cloud();
        if (inForce == null) {
            return new RuleInForce(Rule.FIRST, index.clouds.indexOf(primary), Optional.empty(), Optional.empty());
        }
        Optional<String> name = Optional.of(inForce.getKey());
        for (Map.Entry<String, CarveOut> entry : inForce.getValue().carveOuts().entrySet()) {
            CarveOut carveOut = entry.getValue();
            if (covers(carveOut.kinds(), carveOut.tags(), launch)) {
                return new RuleInForce(
                        carveOut.rule(),
                        index.clouds.indexOf(carveOut.cloud().orElse(primary)),
                        name,
                        Optional.of(entry.getKey()));
            }
        }
        return new RuleInForce(
                inForce.getValue().rule(),
                index.clouds.indexOf(inForce.getValue().cloud().orElse(primary)),
                name,
                Optional.empty());
    }

    private static Instant begin(Terms terms) {
        return terms.from().orElse(Instant.MIN);
    }

    /** Whether the primary may decline requests of a launch by a rule or chance of its own at an instant. */
    static boolean holds(Decline decline, Launch launch, Instant at) {
        return covers(decline.kinds(), decline.tags(), launch)
                && decline.from().map(from -> !at.isBefore(from)).orElse(true)
                && decline.until().map(at::isBefore).orElse(true);
    }

    /** Whether a rule for these kinds and tags covers a launch; an empty set asks for nothing. */
    static boolean covers(Set<String> kinds, Set<String> tags, Launch launch) {
        return (kinds.isEmpty() || kinds.contains(launch.kind()))
                && (tags.isEmpty() || tags.stream().anyMatch(launch.tags()::contains));
    }
}
