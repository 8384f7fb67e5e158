package io.spillway.engine;

/** Hears every placement decision of a run, and what changes the state that decisions are made against, in order. */
public interface DecisionListener {
    /** Called when a request has been decided and before it takes its units. */
    void decided(Decision decision);

    /**
     * Called when it is known when a launch is open on each cloud; before the first request of one that is older than the
     * run.
     *
     * @param openTick by cloud; not to be kept
     * @param headStartEndTick until when the cloud that comes first is alone with it; not above now without a head start
     */
    default void opens(int line, long[] openTick, long headStartEndTick) {}

    /**
     * Called when a launch has been asked for at a cloud whose answer is waited for.
     *
     * @param untilTick when the answer comes or, before it, the deadline; {@link Long#MAX_VALUE} for not within the run
     * @param isSilent whether it is the deadline
     */
    default void asked(int line, long tick, long untilTick, boolean isSilent) {}

    /** Called when the cloud that comes first has answered for a launch, or nobody was asked. */
    default void launched(LaunchDecision decision) {}

    /** Called when a deployment has given its units back to its pool. */
    default void ended(long tick, int pool, int units) {}

    /**
     * Called when something has changed, be it by an entry of the {@link Agenda} or drawn; {@code value} of {@link
     * Agenda.Action#PLAN} is the plan that the class follows.
     */
    default void changed(long tick, Agenda.Action action, int subject, int value) {}

    /** Called when one more capacity step of a pool that gets them late has arrived, before the change that it makes. */
    default void delivered(long tick, int pool) {}

    /**
     * Called when an outage has a deployment routed anew, before it takes its units; and, where it has to wait for a place,
     * again when it gets one.
     *
     * @param fromPool the pool that it had to leave
     * @param decision the decision, for what is left of its holding time
     */
    default void evacuated(int fromPool, Decision decision) {}

    /**
     * Called when a failback takes a deployment back to the first cloud, before it takes its units.
     *
     * @param fromPool the pool that it leaves, at once or when the move is done
     * @param decision the decision, for what is left of its holding time
     */
    default void failedBack(int fromPool, Decision decision) {}

    /** Called when routing has learnt of every pool how it is; never where it always sees that. */
    default void signalled(long tick) {}

    /**
     * Called when an outage has ended a deployment before its time, after it has given its units back.
     *
     * @param pool the pool that it had to leave
     * @param waitedTicks how long it had waited for another until its patience ended
     */
    default void dropped(long tick, int requestClass, int pool, int units, long waitedTicks) {}
}
