package io.spillway.engine;

import io.spillway.benchmarks.Increments;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an {@link EventQueue} holds in memory after long use in the hold model.
 *
 * @param pending events
 * @param bytes held, the unused included
 */
public record EventQueueMemory(Increments increments, int pending, long bytes) {
    private static final int[] PENDING = {100, 1000, 10_000, 100_000, 1_000_000};
    private static final int DRAWS = 1 << 16;

    /** Each distribution with 10² to 10⁶ pending events. */
    public static Stream<EventQueueMemory> all() {
        return Stream.of(Increments.values())
                .flatMap(increments -> IntStream.of(PENDING).mapToObj(pending -> measure(increments, pending)));
    }

    /** Fills a queue, and takes and adds each event three times on average. */
    public static EventQueueMemory measure(Increments increments, int pending) {
        EventQueue queue = new EventQueue();
        long[] ticks = increments.ticks(DRAWS, 1);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < pending; i++) {
            queue.add((long) (ticks[random.nextInt(DRAWS)] * random.nextDouble()), i);
        }
        for (int i = 0; i < 3 * pending; i++) {
            long key = queue.headKey();
            queue.add(key + ticks[random.nextInt(DRAWS)], queue.take());
        }
        return new EventQueueMemory(increments, queue.size(), queue.bytes());
    }

    /** Bytes for each event; its key and payload are 16 of them. */
    public double bytesPerEvent() {
        return (double) bytes / pending;
    }

    /** Prints a line of CSV for each. */
    public static void main(String[] arguments) {
        System.out.println("increments,pending,bytes,bytesPerEvent");
        all().forEach(memory -> System.out.println(String.join(
                ",",
                memory.increments.name(),
                String.valueOf(memory.pending),
                String.valueOf(memory.bytes),
                String.valueOf(Math.round(10 * memory.bytesPerEvent()) / 10.0))));
    }
}
