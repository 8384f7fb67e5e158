package io.spillway.engine;

/** Hears every placement decision of a run, and what changes the state that decisions are made against, in order. */
public interface DecisionListener {
    /** Called when a request has been decided and before it takes its units. */
    void decided(Decision decision);

    /** Called when a deployment has given its units back to its pool. */
    default void ended(long tick, int pool, int units) {}

    /** Called when something has changed, be it by an entry of the {@link Agenda} or drawn. */
    default void changed(long tick, Agenda.Action action, int subject, int value) {}

    /**
     * Called when an outage has a deployment routed anew, before it takes its units.
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

    /** Called when an outage has ended a deployment before its time, after it has given its units back. */
    default void dropped(long tick, int requestClass, int pool, int units) {}
}
