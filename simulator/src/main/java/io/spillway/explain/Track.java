package io.spillway.explain;

/**
 * A line of a trace that events stand on.
 *
 * @param group the cloud that a pool belongs to, or {@link Trace#CONTRACT}
 * @param name the pool or the launch
 */
public record Track(String group, String name) {}
