package io.spillway.benchmarks.report;

import io.spillway.benchmarks.Increments;
import io.spillway.engine.EventQueueMemory;
import java.util.List;
import java.util.Map;

/** What the event queue holds in memory, read in this process. */
final class HeldBytes implements Measurer {
    @Override
    public Fork measure(Variant variant, int round, Length length) {
        Map<String, String> parameters = variant.parameters();
        EventQueueMemory memory = EventQueueMemory.measure(
                Increments.valueOf(parameters.getOrDefault("increments", "")),
                Integer.parseInt(parameters.getOrDefault("pending", "")));
        return new Fork(variant.id(), round, Map.of(Metric.HELD, memory.bytesPerEvent()), List.of(), List.of());
    }
}
