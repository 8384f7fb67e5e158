package io.spillway.explain;

import java.time.Instant;
import java.util.Optional;

/**
 * Which decision is to be explained: of those about the launch's requests from an instant on, the n-th.
 *
 * @param launch a launch, or {@code cloud/workload}
 * @param market one of its markets; any when left out
 * @param from the first instant; the first measured one when left out
 * @param nth which decision from there on, from 1: about a request that arrives, that is placed after it has waited, or that an
 *     outage or a failback moves, at once or after it has waited
 * @param replication from 0
 */
public record Question(
        String launch, Optional<String> market, Optional<Instant> from, long nth, long seed, int replication) {
    public Question {
        if (nth < 1) {
            throw new IllegalArgumentException("request: " + nth + "; expected 1 or more");
        }
        if (replication < 0) {
            throw new IllegalArgumentException("replication: " + replication + "; expected 0 or more");
        }
    }
}
