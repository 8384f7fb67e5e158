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
    WRITTEN
}
