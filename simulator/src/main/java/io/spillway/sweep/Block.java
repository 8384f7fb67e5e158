package io.spillway.sweep;

/**
 * What came of some replications of a point, one after the other.
 *
 * @param identity of the point
 * @param first the number of the first replication
 * @param values by replication and row
 * @param events executed
 * @param nanos that a thread spent on it
 */
public record Block(String identity, int first, Layout layout, double[][] values, long events, long nanos) {
    int count() {
        return values.length;
    }
}
