package io.spillway.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The hold model (D. W. Jones: "An empirical comparison of priority-queue and event-set implementations", CACM 29(4),
 * 1986): take the first event, add it again later, with the number of pending events unchanged. One operation is one
 * hold. The baseline reads the increments and does nothing with them.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar EventQueueBenchmark
 * java -jar benchmarks/target/benchmarks.jar EventQueueBenchmark -p list=SPILLWAY -p increments=EXPONENTIAL -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"})
public class EventQueueBenchmark {
    static final int HOLDS = 10_000;
    private static final int DRAWS = 1 << 16;

    @Param({"SPILLWAY", "PRIORITY_QUEUE", "SSJ_HENRIKSEN", "SSJ_SPLAY", "SSJ_RED_BLACK", "SSJ_BINARY_TREE"})
    EventListKind list = EventListKind.SPILLWAY;

    @Param
    Increments increments = Increments.EXPONENTIAL;

    @Param({"100", "1000", "10000", "100000", "1000000"})
    int pending = 100;

    private PendingEvents events = list.create();
    private long[] ticks = {};
    private int next;

    /** Fills the list and holds until its times are those of a list that has long been in use. */
    @Setup
    public void fill() {
        events = list.create();
        ticks = increments.ticks(DRAWS, 1);
        next = 0;
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < pending; i++) {
            events.add((long) (ticks[random.nextInt(DRAWS)] * random.nextDouble()), i);
        }
        for (int i = 0; i < 2 * pending; i += HOLDS) {
            hold();
        }
    }

    /** Ten thousand holds. */
    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public long hold() {
        long sum = 0;
        for (int i = 0; i < HOLDS; i++) {
            sum = 31 * sum + events.hold(ticks[next++ & DRAWS - 1]);
        }
        return sum;
    }

    /** What a hold costs without a list. */
    @Benchmark
    @OperationsPerInvocation(HOLDS)
    public long baseline() {
        long sum = 0;
        for (int i = 0; i < HOLDS; i++) {
            sum = 31 * sum + ticks[next++ & DRAWS - 1];
        }
        return sum;
    }
}
