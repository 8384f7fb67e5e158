package io.spillway.engine;

/** The order of events within one instant; this is the one place that defines it. */
public enum Phase {
    TERMS,
    CAPACITY,
    OUTAGE_END,
    OUTAGE_START,
    DEPLOYMENT_END,
    SIGNAL,
    ANSWER,
    FAILBACK_REVIEW,
    LAUNCH,
    REQUEST,
    PATIENCE_END,
    SETTLEMENT;

    static final int BITS = 4;
}
