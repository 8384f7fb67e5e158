package io.spillway.explain;

import com.google.common.collect.ImmutableMap;

/** Something that happened at a tick of a run. */
public sealed interface TraceEvent {
    long tick();

    Track track();

    /**
     * Something that happened at an instant.
     *
     * @param details numbers, texts, and maps of texts by name
     */
    record Mark(long tick, Track track, String name, ImmutableMap<String, Object> details) implements TraceEvent {}

    /** Use of a pool from this tick on, as far as the trace tells it. */
    record Use(long tick, Track track, int usedUnits, int freeUnits) implements TraceEvent {}

    /** Capacity of a pool from this tick on. */
    record Capacity(long tick, Track track, int units, int headroomUnits) implements TraceEvent {}
}
