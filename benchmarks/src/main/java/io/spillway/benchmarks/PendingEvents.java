package io.spillway.benchmarks;

/** An event list under test: keys are whole ticks below 2^53; equal keys leave in the order they came. */
interface PendingEvents {
    /** Adds an event. */
    void add(long key, int payload);

    /** Takes the first event out and adds it again, later by a number of ticks; returns its payload. */
    int hold(long ticks);
}
