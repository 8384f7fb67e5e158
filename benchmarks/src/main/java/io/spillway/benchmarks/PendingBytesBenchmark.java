package io.spillway.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What an event list holds in the heap for each pending event: the heap in use after a collection, with a list that has
 * been in use against without one. The counter {@code bytesPerPending} is the result, the time is of no interest.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar PendingBytesBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
public class PendingBytesBenchmark {
    private static final int DRAWS = 1 << 16;

    @Param({"SPILLWAY", "PRIORITY_QUEUE", "SSJ_HENRIKSEN", "SSJ_SPLAY", "SSJ_RED_BLACK", "SSJ_BINARY_TREE"})
    EventListKind list = EventListKind.SPILLWAY;

    @Param({"1000000"})
    int pending = 1_000_000;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final long[] ticks = Increments.EXPONENTIAL.ticks(DRAWS, 1);

    /** What is held. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Held {
        /** Heap in use for the list, over the events in it. */
        public double bytesPerPending;
    }

    /** Fills a list, holds for twice as many events as are pending, and looks at the heap. */
    @Benchmark
    public PendingEvents fill(Held held) {
        long before = usedBytes();
        PendingEvents events = list.create();
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < pending; i++) {
            events.add((long) (ticks[random.nextInt(DRAWS)] * random.nextDouble()), i);
        }
        for (int i = 0; i < 2 * pending; i++) {
            events.hold(ticks[i & DRAWS - 1]);
        }
        held.bytesPerPending = (double) (usedBytes() - before) / pending;
        return events;
    }

    private long usedBytes() {
        System.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
