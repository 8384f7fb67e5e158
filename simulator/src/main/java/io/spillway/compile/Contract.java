package io.spillway.compile;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.spillway.model.CarveOut;
import io.spillway.model.Decline;
import io.spillway.model.Launch;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Terms;
import io.spillway.model.Unless;
import io.spillway.model.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The contract over time: which rule holds for a product at an instant. */
final class Contract {
    private final Scenario scenario;
    /** Terms by when they come into force; of those that do so at one instant, the last in the file. */
    private final NavigableMap<Instant, Map.Entry<String, Terms>> termsByBeginning = new TreeMap<>();

    Contract(Scenario scenario) {
        this.scenario = scenario;
        scenario.terms()
                .entrySet()
                .forEach(terms -> termsByBeginning.put(terms.getValue().from().orElse(Instant.MIN), terms));
    }

    /** The rule for a launch: that of a waiver, of a carve-out or of the terms in force; without terms the primary is first. */
    Clause rule(Index.Line line, Launch launch, Instant at) {
        Optional<Map.Entry<String, Terms>> inForce = termsAt(at);
        for (Map.Entry<String, Waiver> waiver : scenario.waivers().entrySet()) {
            if (covers(waiver.getValue(), line, launch) && isBetween(waiver.getValue(), at)) {
                return clause(
                        waiver.getValue().rule(),
                        waiver.getValue().cloud(),
                        inForce.map(Map.Entry::getKey),
                        Optional.of(waiver.getKey()));
            }
        }
        if (inForce.isEmpty()) {
            return clause(Rule.FIRST, Optional.empty(), Optional.empty(), Optional.empty());
        }
        Terms terms = inForce.get().getValue();
        Optional<String> name = Optional.of(inForce.get().getKey());
        for (Map.Entry<String, CarveOut> carveOut : terms.carveOuts().entrySet()) {
            if (covers(carveOut.getValue().kinds(), carveOut.getValue().tags(), launch)) {
                return carvedOut(terms, name, carveOut);
            }
        }
        return new Clause(
                terms.rule(),
                terms.cloud().orElse(scenario.primary().cloud()),
                terms.besides(),
                terms.unless(),
                terms.headStart(),
                terms.deadline(),
                name,
                Optional.empty(),
                Optional.empty());
    }

    private Clause carvedOut(Terms terms, Optional<String> name, Map.Entry<String, CarveOut> entry) {
        CarveOut carveOut = entry.getValue();
        return new Clause(
                carveOut.rule(),
                carveOut.cloud().orElse(scenario.primary().cloud()),
                carveOut.besides(),
                carveOut.unless().orElse(terms.unless()),
                carveOut.headStart().orElse(terms.headStart()),
                carveOut.deadline().or(terms::deadline),
                name,
                Optional.of(entry.getKey()),
                Optional.empty());
    }

    private Clause clause(Rule rule, Optional<String> cloud, Optional<String> terms, Optional<String> waiver) {
        return new Clause(
                rule,
                cloud.orElse(scenario.primary().cloud()),
                ImmutableSet.of(),
                Unless.ANY,
                Duration.ZERO,
                Optional.empty(),
                terms,
                Optional.empty(),
                waiver);
    }

    /** The instants at which another rule may come to hold for a launch. */
    ImmutableSortedSet<Instant> turns(Index.Line line, Launch launch) {
        ImmutableSortedSet.Builder<Instant> turns = ImmutableSortedSet.naturalOrder();
        for (Terms terms : scenario.terms().values()) {
            terms.from().ifPresent(turns::add);
        }
        for (Waiver waiver : scenario.waivers().values()) {
            if (covers(waiver, line, launch)) {
                waiver.from().ifPresent(turns::add);
                waiver.until().ifPresent(turns::add);
            }
        }
        return turns.build();
    }

    /** When the clause that holds for a launch at an instant gives way to another; none where it never does. */
    Optional<Instant> end(Index.Line line, Launch launch, Instant at) {
        Clause clause = rule(line, launch, at);
        return turns(line, launch).tailSet(at, false).stream()
                .filter(turn -> !rule(line, launch, turn).equals(clause))
                .findFirst();
    }

    private Optional<Map.Entry<String, Terms>> termsAt(Instant at) {
        return Optional.ofNullable(termsByBeginning.floorEntry(at)).map(Map.Entry::getValue);
    }

    /** Whether a waiver covers a launch, be it in force or not. */
    private boolean covers(Waiver waiver, Index.Line line, Launch launch) {
        return covers(waiver.kinds(), waiver.tags(), launch)
                && (waiver.launches().isEmpty() || waiver.launches().contains(line.knownAs()));
    }

    private static boolean isBetween(Waiver waiver, Instant at) {
        return waiver.from().map(from -> !at.isBefore(from)).orElse(true)
                && waiver.until().map(at::isBefore).orElse(true);
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
