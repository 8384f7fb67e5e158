package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * A pool that a request might have been placed in, as it was at the decision.
 *
 * @param geography where it lies
 * @param reason why it was not used, where it was asked and refused; why it would have refused, where an order of its own has
 *     not asked it and its answer counts in why a request is turned away, or another cloud has taken a launch; of a
 *     pool that takes what it does only since it can, why it would not have
 * @param freeUnits capacity less units in use; below 0 after a cut
 * @param utilisation the part of its capacity in use; not a number where it has none
 * @param until when a refusal that no moment changes comes to an end, or the back-off for which it was not asked
 * @param grounds what the refusal or the back-off rests on
 */
public record Candidate(
        Place place,
        String geography,
        Answer answer,
        Optional<Reason> reason,
        int freeUnits,
        int capacityUnits,
        int headroomUnits,
        double utilisation,
        Optional<Instant> until,
        ImmutableList<Ground> grounds) {
    /** What a candidate said. */
    public enum Answer {
        REFUSED,
        TAKEN,
        /**
         * Another was taken before it was its turn, its order passed it over, as in a back-off, or the request had to stand in
         * its line.
         */
        NOT_ASKED
    }
}
