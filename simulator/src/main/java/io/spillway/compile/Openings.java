package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.spillway.model.CarveOut;
import io.spillway.model.Cloud;
import io.spillway.model.Distribution;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import io.spillway.model.Terms;
import io.spillway.model.Unless;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a launch may be open: to no cloud while it is pending, then without the clouds whose release lag is not over, and
 * with or without a head start. A class has a plan for each of these states, so that no request asks which holds; they are
 * numbered as {@link io.spillway.engine.LaunchSpec} says.
 */
final class Openings {
    /**
     * A state.
     *
     * @param closed the clouds that it is not open on
     * @param inHeadStart whether the cloud that comes first is alone with it, but for requests that it refuses
     */
    record State(ImmutableSet<String> closed, boolean inHeadStart) {
        static final State ALL_OPEN = new State(ImmutableSet.of(), false);
    }

    private final Scenario scenario;
    private final boolean hasHeadStart;
    private final boolean mayBePending;

    Openings(Scenario scenario) {
        this.scenario = scenario;
        hasHeadStart = headStarts().anyMatch(headStart -> !headStart.isZero());
        mayBePending = takesTime(scenario.primary().answerDelay()) || unlesses().anyMatch(Unless.ALL::equals);
    }

    private Stream<Duration> headStarts() {
        return scenario.terms().values().stream()
                .flatMap(terms -> Stream.concat(
                        Stream.of(terms.headStart()), carveOuts(terms).flatMap(c -> c.headStart().stream())));
    }

    private Stream<Unless> unlesses() {
        return scenario.terms().values().stream()
                .flatMap(terms -> Stream.concat(
                        Stream.of(terms.unless()), carveOuts(terms).flatMap(c -> c.unless().stream())));
    }

    private static Stream<CarveOut> carveOuts(Terms terms) {
        return terms.carveOuts().values().stream();
    }

    /** Whether a time, if there is one, is ever more than none. */
    static boolean takesTime(Optional<Distribution> time) {
        return time.isPresent() && !time.get().equals(new Distribution.Constant(0));
    }

    boolean hasHeadStart() {
        return hasHeadStart;
    }

    boolean mayBePending() {
        return mayBePending;
    }

    /** The time from a launch's opening on its first cloud to that on another. */
    Optional<Distribution> releaseLag(Launch launch, String cloud) {
        return Optional.ofNullable(launch.releaseLag().get(cloud))
                .or(() -> Optional.ofNullable(scenario.clouds().get(cloud)).flatMap(Cloud::releaseLag));
    }

    /** The clouds that a launch reaches later, in the scenario's order. */
    ImmutableList<String> lateClouds(Launch launch) {
        return scenario.clouds().keySet().stream()
                .filter(cloud -> takesTime(releaseLag(launch, cloud)))
                .collect(ImmutableList.toImmutableList());
    }

    /** The states of a launch by their numbers. */
    ImmutableList<State> states(Launch launch) {
        ImmutableList<String> late = lateClouds(launch);
        ImmutableList.Builder<State> states = ImmutableList.builder();
        for (int head = 0; head <= (hasHeadStart ? 1 : 0); head++) {
            for (int bits = 0; bits < 1 << late.size(); bits++) {
                ImmutableSet.Builder<String> closed = ImmutableSet.builder();
                for (int i = 0; i < late.size(); i++) {
                    if ((bits >> i & 1) == 1) {
                        closed.add(late.get(i));
                    }
                }
                states.add(new State(closed.build(), head == 1));
            }
        }
        if (mayBePending) {
            states.add(new State(ImmutableSet.copyOf(scenario.clouds().keySet()), false));
        }
        return states.build();
    }
}
