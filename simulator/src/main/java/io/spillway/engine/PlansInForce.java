package io.spillway.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * By class the plan in force, which routing follows: the one that the {@link Regime} of the calendar has for how far the
 * launch of the class is open. Both change from outside; nothing is decided here.
 */
final class PlansInForce {
    private final World world;
    private final Router router;
    private final RunResult result;
    /** By class: the plan in force. */
    private final @Nullable Route[] routes;

    private final @Nullable Stay stay;
    /** By class: the regime in force, or -1. */
    private final int[] regime;

    @Nullable
    DecisionListener listener;

    PlansInForce(World world, Router router, RunResult result, @Nullable Route[] routes, @Nullable Stay stay) {
        this.world = world;
        this.router = router;
        this.result = result;
        this.routes = routes;
        this.stay = stay;
        regime = new int[world.classes];
    }

    /** No class has a regime. */
    void reset() {
        Arrays.fill(regime, -1);
    }

    /** The regime of a launch now, which is that of its first class. */
    Regime regime(LaunchSpec spec) {
        return world.regimes[regime[spec.classes()[0]]];
    }

    /** The plan of a class as if its launch were open everywhere. */
    Plan openPlan(int c) {
        return world.plans[planNumber(c, 0)];
    }

    /**
     * A class comes under another regime.
     *
     * @param state how far its launch is open, as {@link LaunchSpec} numbers it
     */
    void change(int c, int next, int state, long tick) {
        regime[c] = next;
        follow(c, state);
        tell(c, state, tick);
        look(world.classLine[c], tick);
    }

    /**
     * A launch has come to be open further, or less far.
     *
     * @param state how far, as {@link LaunchSpec} numbers it
     */
    void follow(LaunchSpec spec, int line, int state, long tick) {
        for (int c : spec.classes()) {
            Route before = routes[c];
            follow(c, state);
            if (routes[c] != before) {
                tell(c, state, tick);
            }
        }
        look(line, tick);
    }

    private void follow(int c, int state) {
        Route before = routes[c];
        Route next = router.route(planNumber(c, state));
        router.follow(before, next);
        routes[c] = next;
        if (stay != null && before != null && before.plan.firstCloud() != next.plan.firstCloud()) {
            stay.end(c);
        }
    }

    private int planNumber(int c, int state) {
        return world.regimes[regime[c]].plans()[state];
    }

    private void tell(int c, int state, long tick) {
        if (listener != null) {
            listener.changed(tick, Agenda.Action.PLAN, c, planNumber(c, state));
        }
    }

    /** Notes the clouds on which a launch that was decided in the run has come to be open and able to run. */
    private void look(int line, long tick) {
        LaunchSpec spec = world.launches[line];
        if (spec == null || result.launchDayTick[line] == RunResult.NEVER) {
            return;
        }
        for (int cloud = 0; cloud < world.clouds; cloud++) {
            int at = line * world.clouds + cloud;
            if (result.openedTick[at] == RunResult.NEVER && isOpen(spec, cloud)) {
                result.openedTick[at] = tick;
            }
        }
        if (result.firstCloud[line] < 0) {
            result.firstCloud[line] = first(line, tick);
        }
    }

    private boolean isOpen(LaunchSpec spec, int cloud) {
        for (int c : spec.classes()) {
            for (int pool : world.cloudPools[cloud]) {
                if (routes[c] != null && routes[c].plan.refusals()[pool] < 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Of the clouds that a launch has opened on in this instant the one that took it, or the first in spill order. */
    private int first(int line, long tick) {
        int asked = result.launchFirstAsked[line];
        int refuser = result.launchRefusal[line] < 0 ? -1 : asked;
        if (asked >= 0 && refuser < 0 && result.openedTick[line * world.clouds + asked] == tick) {
            return asked;
        }
        int first = -1;
        for (int pool = world.pools - 1; pool >= 0; pool--) {
            int cloud = world.poolCloud[pool];
            boolean opens = result.openedTick[line * world.clouds + cloud] == tick;
            if (opens && (cloud != refuser || first < 0)) {
                first = cloud;
            }
        }
        return first;
    }
}
