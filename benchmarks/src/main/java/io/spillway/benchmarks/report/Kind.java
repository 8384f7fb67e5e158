package io.spillway.benchmarks.report;

/** How a variant is measured. */
enum Kind {
    /** A JMH benchmark in a fork of its own. */
    JMH,
    /** Bytes that the event queue counts by itself; the same each time. */
    MEMORY,
    /** The hand-specialised C++ program. */
    NATIVE,
    /** Whole processes, from their start to their end. */
    START
}
