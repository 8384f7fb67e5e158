package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.compile.Compiled;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Cause;
import io.spillway.engine.Clock;
import io.spillway.engine.Decision;
import io.spillway.engine.LaunchDecision;
import io.spillway.engine.Reason;
import io.spillway.engine.World;
import io.spillway.explain.NamedDecision.Departure;
import io.spillway.explain.NamedDecision.Refusal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/** Gives the names back to the numbers of a run. */
final class Naming {
    private final World world;
    private final ImmutableList<String> clouds;
    private final ImmutableList<String> lines;
    private final Rulebook rulebook;
    private final ImmutableList<Place> places;

    Naming(Compiled compiled, Rulebook rulebook) {
        world = compiled.world();
        clouds = compiled.names().clouds();
        lines = compiled.names().lines();
        this.rulebook = rulebook;
        ImmutableList.Builder<Place> all = ImmutableList.builder();
        for (int pool = 0; pool < world.pools; pool++) {
            all.add(Place.of(rulebook.path(pool)));
        }
        places = all.build();
    }

    Place place(int pool) {
        return places.get(pool);
    }

    String cloud(int cloud) {
        return clouds.get(cloud);
    }

    NamedDecision decision(int replication, Decision decision, ImmutableList<Refusal> refusals) {
        return decision(replication, decision, Optional.empty(), refusals);
    }

    /** The decision about a running request that leaves a pool. */
    NamedDecision departure(
            int replication, Decision decision, int fromPool, String how, ImmutableList<Refusal> refusals) {
        Departure departure = new Departure(place(fromPool), how);
        return decision(replication, decision, Optional.of(departure), refusals);
    }

    private NamedDecision decision(
            int replication, Decision decision, Optional<Departure> departure, ImmutableList<Refusal> refusals) {
        int c = decision.requestClass();
        Rulebook.Line line = rulebook.line(c);
        return new NamedDecision(
                replication,
                rulebook.instant(decision.tick()),
                decision.tick() >= world.startTick,
                line.name(),
                line.isFirstParty(),
                rulebook.market(c),
                decision.ordinal(),
                decision.units(),
                decision.holdingTicks() / (double) Clock.TICKS_PER_HOUR,
                decision.hasWaited()
                        ? OptionalDouble.of(decision.waitedTicks() / (double) Clock.TICKS_PER_HOUR)
                        : OptionalDouble.empty(),
                decision.choice() < 0 ? Optional.empty() : Optional.of(cloud(decision.choice())),
                outcome(decision),
                departure,
                refusals);
    }

    NamedLaunch launch(int replication, LaunchDecision decision, ImmutableList<Refusal> refusals) {
        ImmutableMap.Builder<String, Instant> opens = ImmutableMap.builder();
        if (decision.answer() != LaunchDecision.Answer.HELD) {
            for (int cloud = 0; cloud < world.clouds; cloud++) {
                opens.put(cloud(cloud), rulebook.instant(decision.openTick()[cloud]));
            }
        }
        int first = decision.firstCloud();
        long headStartEnd = decision.headStartEndTick();
        return new NamedLaunch(
                replication,
                lines.get(decision.line()),
                rulebook.instant(decision.dayTick()),
                rulebook.instant(decision.tick()),
                decision.dayTick() >= world.startTick,
                decision.answer(),
                first < 0 ? Optional.empty() : Optional.of(cloud(first)),
                Optional.ofNullable(decision.reason()),
                decision.footprintUnits(),
                opens.buildOrThrow(),
                headStartEnd > 0 ? Optional.of(rulebook.instant(headStartEnd)) : Optional.empty(),
                refusals);
    }

    /** What a pool said to a class at an instant. */
    Refusal refusal(int requestClass, long tick, Decision.Refusal refusal, Optional<Instant> until) {
        return new Refusal(
                place(refusal.pool()),
                refusal.isAsked(),
                refusal.reason(),
                refusal.number(),
                missing(requestClass, tick, refusal),
                until);
    }

    private ImmutableList<String> missing(int requestClass, long tick, Decision.Refusal refusal) {
        return switch (refusal.reason()) {
            case CAPABILITY -> rulebook.lacking(requestClass, refusal.pool(), rulebook.instant(tick));
            case ACCELERATOR -> rulebook.accelerators(requestClass).asList();
            case RESIDENCY -> rulebook.geography(requestClass).stream().collect(ImmutableList.toImmutableList());
            default -> ImmutableList.of();
        };
    }

    private Outcome outcome(Decision decision) {
        long outcome = decision.outcome();
        if (!Decision.isPlaced(outcome)) {
            return new Outcome(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Reason.values()[Decision.reason(outcome)]),
                    Decision.isWaiting(outcome),
                    decision.behindOrdinal() < 0 ? Optional.empty() : Optional.of(decision.behindOrdinal()),
                    decision.isAsked(),
                    false,
                    false);
        }
        Optional<Place> place = Optional.of(place(Decision.pool(outcome)));
        int cause = Decision.cause(outcome);
        return Cause.isSpill(cause)
                ? new Outcome(
                        place,
                        Optional.empty(),
                        Optional.of(Reason.values()[cause]),
                        false,
                        Optional.empty(),
                        true,
                        Decision.isStayingAway(outcome),
                        false)
                : new Outcome(
                        place,
                        Optional.of(Cause.text(cause)),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        true,
                        Decision.isStayingAway(outcome),
                        Decision.isLastResort(outcome));
    }
}
