package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventQueueBenchmarkTest {
    /** The sum depends on the order in which the events leave. */
    private static long sum(EventListKind list, Increments increments, int pending) {
        EventQueueBenchmark benchmark = new EventQueueBenchmark();
        benchmark.list = list;
        benchmark.increments = increments;
        benchmark.pending = pending;
        benchmark.fill();
        return benchmark.hold();
    }

    @ParameterizedTest
    @EnumSource(EventListKind.class)
    void everyList_handsOutTheSameEvents(EventListKind list) {
        for (Increments increments : Increments.values()) {
            for (int pending : new int[] {100, 3000}) {
                assertThat(sum(list, increments, pending))
                        .as("%s, %d pending", increments, pending)
                        .isEqualTo(sum(EventListKind.PRIORITY_QUEUE, increments, pending))
                        .isNotEqualTo(sum(EventListKind.PRIORITY_QUEUE, increments, pending + 1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Increments.class)
    void increments_haveMeanOne(Increments increments) {
        double mean = 0;
        long[] ticks = increments.ticks(1_000_000, 3);
        for (long t : ticks) {
            mean += t / (double) (1 << 24) / ticks.length;
        }
        assertThat(mean).isBetween(0.97, 1.03);
    }

    @org.junit.jupiter.api.Test
    void baseline_readsTheIncrements() {
        EventQueueBenchmark benchmark = new EventQueueBenchmark();
        benchmark.fill();
        assertThat(benchmark.baseline()).isNotZero();
    }
}
