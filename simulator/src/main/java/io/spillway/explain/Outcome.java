package io.spillway.explain;

import io.spillway.engine.Reason;
import java.util.Optional;

/**
 * What became of a request.
 *
 * @param place the pool it was placed in
 * @param cause why there, for a placement that is no spill: the name of a {@link io.spillway.engine.Cause}
 * @param reason why the first cloud did not take a request that spilled, or the refusal nearest to acceptance of one
 *     that waits or was lost
 * @param waits whether it has joined the line of its launch and market
 * @param behind the ordinal of the request behind which it comes to that line, where others wait already
 * @param asked whether any cloud was asked; none is where one would take it, and others wait
 * @param staysAway whether it went elsewhere although the first cloud would have taken it, as there is no failback; the reason
 *     of a spill is then that of the last spill before
 * @param lastResort whether the first cloud takes it although its launch and market stay away, as no other cloud does
 */
public record Outcome(
        Optional<Place> place,
        Optional<String> cause,
        Optional<Reason> reason,
        boolean waits,
        Optional<Long> behind,
        boolean asked,
        boolean staysAway,
        boolean lastResort) {
    /** {@code placed}, {@code spilled}, {@code waiting} or {@code lost}. */
    public String text() {
        if (place.isEmpty()) {
            return waits ? "waiting" : "lost";
        }
        return reason.isPresent() ? "spilled" : "placed";
    }
}
