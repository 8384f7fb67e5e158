package io.spillway.engine;

/** Hears every placement decision of a run, in order. */
public interface DecisionListener {
    /** Called when a request has been decided and before it takes its units. */
    void decided(Decision decision);

    /**
     * Called when an outage has a deployment routed anew, before it takes its units.
     *
     * @param fromPool the pool that it had to leave
     * @param decision the decision, for what is left of its holding time
     */
    default void evacuated(int fromPool, Decision decision) {}
}
