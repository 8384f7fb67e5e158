package io.spillway.engine;

/** Hears every placement decision of a run, in order. */
public interface DecisionListener {
    /** Called when a request has been decided and before it takes its units. */
    void decided(Decision decision);
}
