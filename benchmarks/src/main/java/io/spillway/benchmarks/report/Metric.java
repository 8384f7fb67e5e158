package io.spillway.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is read off a fork. All but collections are for one item: an event, a hold, a decision, a start. */
enum Metric {
    /** On the wall's clock, in nanoseconds. */
    @JsonProperty("wallNanos")
    WALL,
    /** Of all threads of the process, the collector's included, in nanoseconds. */
    @JsonProperty("processorNanos")
    PROCESSOR,
    /** Bytes allocated. */
    @JsonProperty("allocatedBytes")
    ALLOCATED,
    /** Collections of garbage in all measured iterations of the fork. */
    @JsonProperty("collections")
    COLLECTIONS,
    /** Bytes held for each pending event. */
    @JsonProperty("heldBytes")
    HELD,
    /** From the start of the command to the compiled scenario, in nanoseconds. */
    @JsonProperty("compiledNanos")
    COMPILED,
    /** From the start of the command to the end of the last replication, in nanoseconds. */
    @JsonProperty("replicatedNanos")
    REPLICATED,
    /** From the start of the command to the written result, in nanoseconds. */
    @JsonProperty("writtenNanos")
    WRITTEN;

    /** Whether it is a time, which is never 0 and whose means are geometric; counts may be 0, and theirs are arithmetic. */
    boolean isTime() {
        return switch (this) {
            case WALL, PROCESSOR, COMPILED, REPLICATED, WRITTEN -> true;
            case ALLOCATED, COLLECTIONS, HELD -> false;
        };
    }

    /** Whether a fork can have so much of it. */
    boolean canBe(double score) {
        return Double.isFinite(score) && (isTime() ? score > 0 : score >= 0);
    }
}
