package io.spillway.engine;

import io.spillway.model.CarveOut;
import io.spillway.model.Launch;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Terms;
import io.spillway.model.Unless;
import io.spillway.model.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the contract says of a launch at an instant, read straight from the records. */
final class ReferenceContract {
    /** A rule with its conditions, and the name of where it stands. */
    record InForce(
            String name,
            Rule rule,
            String cloud,
            Set<String> besides,
            Unless unless,
            Duration headStart,
            Optional<Duration> deadline) {
        boolean putsOneFirst() {
            return rule == Rule.FIRST || rule == Rule.RIGHT_OF_FIRST_REFUSAL;
        }

        boolean isUnlessAll() {
            return putsOneFirst() && unless == Unless.ALL;
        }
    }

    private final Scenario scenario;
    private final String primary;

    ReferenceContract(Scenario scenario) {
        this.scenario = scenario;
        primary = scenario.primary().cloud();
    }

    /** @param knownAs the name of the launch, or of the process that draws it */
    InForce of(String knownAs, Launch launch, Instant now) {
        for (Waiver waiver : scenario.waivers().values()) {
            boolean begun =
                    waiver.from().isEmpty() || !now.isBefore(waiver.from().get());
            boolean over =
                    waiver.until().isPresent() && !now.isBefore(waiver.until().get());
            boolean named = waiver.launches().isEmpty() || waiver.launches().contains(knownAs);
            if (begun && !over && named && covers(waiver.kinds(), waiver.tags(), launch)) {
                return plain(
                        "waiver" + scenario.waivers().values().asList().indexOf(waiver), waiver.rule(), waiver.cloud());
            }
        }
        Optional<Terms> latest = scenario.terms().values().stream()
                .filter(terms -> !now.isBefore(terms.from().orElse(Instant.MIN)))
                .max(Comparator.comparing(terms -> terms.from().orElse(Instant.MIN)));
        if (latest.isEmpty()) {
            return plain("", Rule.FIRST, Optional.empty());
        }
        Terms terms = latest.get();
        for (Map.Entry<String, CarveOut> entry : terms.carveOuts().entrySet()) {
            CarveOut carveOut = entry.getValue();
            if (covers(carveOut.kinds(), carveOut.tags(), launch)) {
                return new InForce(
                        "terms" + scenario.terms().values().asList().indexOf(terms) + entry.getKey(),
                        carveOut.rule(),
                        carveOut.cloud().orElse(primary),
                        carveOut.besides(),
                        carveOut.unless().orElse(terms.unless()),
                        carveOut.headStart().orElse(terms.headStart()),
                        carveOut.deadline().or(terms::deadline));
            }
        }
        return new InForce(
                "terms" + scenario.terms().values().asList().indexOf(terms),
                terms.rule(),
                terms.cloud().orElse(primary),
                terms.besides(),
                terms.unless(),
                terms.headStart(),
                terms.deadline());
    }

    /** When the contract may change. */
    Stream<Instant> changes() {
        return Stream.concat(
                scenario.terms().values().stream().flatMap(terms -> terms.from().stream()),
                scenario.waivers().values().stream()
                        .flatMap(waiver -> Stream.concat(waiver.from().stream(), waiver.until().stream())));
    }

    /** Whether one clause has held all the time from one instant to another. */
    boolean holdsThroughout(String knownAs, Launch launch, Instant from, Instant to) {
        String name = of(knownAs, launch, from).name();
        for (Terms terms : scenario.terms().values()) {
            if (isBetween(terms.from(), from, to)
                    && !of(knownAs, launch, terms.from().get()).name().equals(name)) {
                return false;
            }
        }
        for (Waiver waiver : scenario.waivers().values()) {
            if (isBetween(waiver.from(), from, to)
                            && !of(knownAs, launch, waiver.from().get()).name().equals(name)
                    || isBetween(waiver.until(), from, to)
                            && !of(knownAs, launch, waiver.until().get()).name().equals(name)) {
                return false;
            }
        }
        return of(knownAs, launch, to).name().equals(name);
    }

    private static boolean isBetween(Optional<Instant> instant, Instant from, Instant to) {
        return instant.isPresent()
                && instant.get().isAfter(from)
                && !instant.get().isAfter(to);
    }

    private InForce plain(String name, Rule rule, Optional<String> cloud) {
        return new InForce(name, rule, cloud.orElse(primary), Set.of(), Unless.ANY, Duration.ZERO, Optional.empty());
    }

    static boolean covers(Collection<String> kinds, Collection<String> tags, Launch launch) {
        boolean kind = kinds.isEmpty() || kinds.contains(launch.kind());
        boolean tag = tags.isEmpty();
        for (String wanted : tags) {
            tag |= launch.tags().contains(wanted);
        }
        return kind && tag;
    }
}
