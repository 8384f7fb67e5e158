package io.spillway.explain;

/**
 * What a launch that is pending waits for at the longest.
 *
 * @param askedTick when it was asked for
 * @param tick when the wait is over
 */
record Due(long askedTick, long tick, End end) {
    /** What ends the wait. */
    enum End {
        ANSWER,
        /** Silence is a refusal from then on. */
        DEADLINE,
        /** Nobody is waited for under the terms that come then. */
        TERMS
    }
}
