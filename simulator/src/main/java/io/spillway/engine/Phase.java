package io.spillway.engine;

/** The order of events within one instant; this is the one place that defines it. */
public enum Phase {
    /** Of the month before, and the end of the run: what happens in the instant with which a month begins is of that month. */
    SETTLEMENT,
    TERMS,
    /** A launch is open further by the clock alone: a release lag or a head start is over. */
    OPENING,
    CAPACITY,
    OUTAGE_END,
    OUTAGE_START,
    DEPLOYMENT_END,
    SIGNAL,
    ANSWER,
    FAILBACK_REVIEW,
    LAUNCH,
    REQUEST,
    PATIENCE_END;

    static final int BITS = 4;
}
