package io.spillway.explain;

import io.spillway.engine.Agenda;
import io.spillway.engine.Clock;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.World;
import java.util.Arrays;
import java.util.Optional;

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

    /** What keeps every request off a cloud: of its pools' reasons the one nearest to acceptance; none where one is let in. */
    Optional<Reason> refusal(int cloud, long tick) {
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

    /** When a cloud that keeps every request off lets one in; none within the run. */
    Optional<Long> end(int cloud, long tick) {
        Agenda agenda = world.agenda;
        for (int entry = 0; entry < agenda.key().length; entry++) {
            long then = Clock.tick(agenda.key()[entry]);
            if (then > tick && isPlan(entry) && refusal(cloud, then).isEmpty()) {
                return Optional.of(then);
            }
        }
        return Optional.empty();
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
