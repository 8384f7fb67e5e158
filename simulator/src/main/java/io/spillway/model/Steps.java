package io.spillway.model;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Instant;
import java.util.Map;

/**
 * A step function of time: from each instant on, its value, until the next instant.
 *
 * <p>A scenario writes one value ({@code 1000}), steps ({@code {2026-04-27: 1000, 2027-01-01: 2000}}), or, for numbers,
 * a ramp that is delivered in equal parts ({@code {ramp: {2026-04-27: 1000, 2027-01-01: 2000}, every: 30d}}), which is
 * read as steps. A value without a date holds from {@link Instant#MIN}. Before its first instant a step function has
 * the value that {@link #at} is told to use.
 */
public record Steps<T>(ImmutableSortedMap<Instant, T> byInstant) {
    public Steps {
        Check check = new Check();
        check.that(!byInstant.isEmpty(), "steps", byInstant, "at least one value");
        check.end();
    }

    /** The same value at all times. */
    public static <T> Steps<T> constant(T value) {
        return new Steps<>(ImmutableSortedMap.of(Instant.MIN, value));
    }

    /** The value in force at an instant, or {@code before} when no step has come yet. */
    public T at(Instant instant, T before) {
        Map.Entry<Instant, T> step = byInstant.floorEntry(instant);
        return step == null ? before : step.getValue();
    }
}
