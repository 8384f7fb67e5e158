package io.spillway.engine;

import java.util.Arrays;

/**
 * Classes that have spilled and are not to come back: what the first cloud would take goes to the others while one of them
 * takes it, for the refusal for which the class spilled last, or as its customer's choice. It ends when the terms put another
 * cloud first.
 */
final class Stay {
    private static final byte AT_HOME = -1;

    private final Router router;
    /** By class: the cause of its last spill, or {@link #AT_HOME}. */
    private final byte[] awayFor;

    Stay(World world, Router router) {
        this.router = router;
        awayFor = new byte[world.classes];
        reset();
    }

    void reset() {
        Arrays.fill(awayFor, AT_HOME);
    }

    /** A request or a deployment of a class has gone to another cloud. */
    void spilled(int c, int cause) {
        awayFor[c] = (byte) cause;
    }

    /** Another cloud is first for a class. */
    void end(int c) {
        awayFor[c] = AT_HOME;
    }

    /** Where a request goes that would go to {@code outcome} otherwise. */
    long instead(int c, Route route, int units, int choice, long outcome) {
        boolean goesHome = awayFor[c] != AT_HOME
                && Decision.isPlaced(outcome)
                && Decision.cause(outcome) == route.plan.placedCause();
        if (!goesHome) {
            return outcome;
        }
        int pool = router.selectOther(route, units, choice);
        return pool == RoomIndex.NO_POOL
                ? Decision.asLastResort(outcome)
                : Decision.stayingAway(pool, router.cause(pool, choice, awayFor[c]));
    }
}
