package io.spillway.measures;

import java.util.HashMap;
import java.util.Map;

/**
 * What a row mostly is. Where it is one and the same number in more than half of the replications, its mean hangs on the few in
 * which it is something else, and until there are {@link #FEWEST_OTHERS} of these an interval around it is too narrow: some
 * hundred experiments each of a share near 100 %, stopped when their intervals of 95 % were narrow, covered .38 to .81 and with
 * this many .92 to .94.
 */
public final class Usual {
    /** How many replications that are something else make an interval worth something. */
    public static final int FEWEST_OTHERS = 20;

    private final Map<Double, Integer> counts = new HashMap<>();
    private int known;
    private int most;

    /** Adds what it was in a replication, and what that weighs; what is no number or weighs nothing does not count. */
    public void add(double value, double weight) {
        if (Double.isFinite(value) && weight > 0 && isWatched()) {
            known++;
            most = Math.max(most, counts.merge(value, 1, Integer::sum));
        }
    }

    /** More than enough others never become fewer. */
    private boolean isWatched() {
        return others() < FEWEST_OTHERS;
    }

    /** In how many replications it was something else than what it was most often; no more than {@link #FEWEST_OTHERS}. */
    public int others() {
        return known - most;
    }

    /** Whether it is mostly the same and has been something else, but not often enough to know its mean. */
    public boolean isRarelyElse() {
        return others() > 0 && others() < FEWEST_OTHERS && most > others();
    }
}
