package io.spillway.explain;

import io.spillway.engine.Agenda;
import io.spillway.engine.Clock;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Whether requests of a launch may be placed on a cloud that it is open on. The calendar is asked, not the moment: a pool that
 * is full is within reach, one that the terms bar or that cannot run the launch is not.
 */
final class Reach {
    private final World world;
    private final int[] classes;

    Reach(World world, int[] classes) {
        this.world = world;
        this.classes = classes;
    }

    /**
     * What keeps every request off a cloud for some time.
     *
     * @param stretches one reason after the other, each another than the one before; one at least
     * @param endTick when a request is let in; none within the run
     */
    record Bar(List<Stretch> stretches, Optional<Long> endTick) {}

    /**
     * A time with one reason: of those of the cloud's pools the one nearest to acceptance, and where that is none, that the
     * launch is not open there yet.
     */
    record Stretch(Reason reason, long fromTick) {}

    /**
     * What keeps every request off a cloud.
     *
     * @param tick of the decision
     * @param openTick from when on the launch is open there
     * @return none where one is let in when it opens
     */
    Optional<Bar> bar(int cloud, long tick, long openTick) {
        if (refusal(cloud, openTick).isEmpty()) {
            return Optional.empty();
        }
        List<Stretch> stretches = new ArrayList<>();
        for (long then : changes(tick)) {
            Optional<Reason> reason = refusal(cloud, then);
            if (reason.isEmpty() && then >= openTick) {
                return Optional.of(new Bar(stretches, Optional.of(then)));
            }
            Reason found = reason.orElse(Reason.NOT_OPEN);
            if (stretches.isEmpty()
                    || found != stretches.get(stretches.size() - 1).reason()) {
                stretches.add(new Stretch(found, then));
            }
        }
        return Optional.of(new Bar(stretches, Optional.empty()));
    }

    /** An instant, and those behind it in which plans change, in order. */
    private long[] changes(long tick) {
        LongStream later = IntStream.range(0, world.agenda.key().length)
                .filter(this::isPlan)
                .mapToLong(entry -> Clock.tick(world.agenda.key()[entry]))
                .filter(then -> then > tick);
        return LongStream.concat(LongStream.of(tick), later).distinct().toArray();
    }

    private Optional<Reason> refusal(int cloud, long tick) {
        int[] pools = world.cloudPools[cloud];
        int nearest = pools.length == 0 ? Reason.CAPACITY.ordinal() : -1;
        for (int requestClass : classes) {
            Plan plan = plan(requestClass, tick);
            for (int pool : pools) {
                int reason = plan.refusals()[pool];
                if (reason < 0 || isKept(plan, cloud, reason)) {
                    return Optional.empty();
                }
                nearest = Math.max(nearest, reason);
            }
        }
        return Optional.of(Reason.values()[nearest]);
    }

    /** Whether the first cloud takes what it can although it earns too little. */
    private static boolean isKept(Plan plan, int cloud, int reason) {
        return reason == Reason.MARGIN.ordinal() && plan.unlessAll() && cloud == plan.firstCloud();
    }

    private boolean isPlan(int entry) {
        int subject = world.agenda.subject()[entry];
        return world.agenda.action()[entry] == Agenda.Action.PLAN
                && Arrays.stream(classes).anyMatch(requestClass -> requestClass == subject);
    }

    /** The plan that the calendar has for a class, as if the launch were open everywhere. */
    private Plan plan(int requestClass, long tick) {
        Agenda agenda = world.agenda;
        int regime = -1;
        for (int entry = 0; entry < agenda.key().length && Clock.tick(agenda.key()[entry]) <= tick; entry++) {
            if (agenda.action()[entry] == Agenda.Action.PLAN && agenda.subject()[entry] == requestClass) {
                regime = agenda.value()[entry];
            }
        }
        return world.plans[world.regimes[regime].plans()[0]];
    }
}
