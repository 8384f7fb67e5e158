package io.spillway.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One routing decision with all that belongs to it: terms, capability and residency by the plan, room, headroom, the
 * primary's chance to decline, and the upkeep of the indexes when units are taken and given back. The baseline reads the
 * request and decides nothing.
 *
 * <p>4096 requests are hot: they stay in the cache and come round again in the same order, which a processor learns.
 * 1,048,576 are cold: 13 MB that are read from memory, and too many to learn. What reading them costs the baseline tells.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar RoutingBenchmark -p pools=24 -p requests=4096
 * java -jar benchmarks/target/benchmarks.jar RoutingBenchmark -p pools=10000 -p requests=1048576
 * java -jar benchmarks/target/benchmarks.jar RoutingBenchmark -p pools=24 -p requests=4096 -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseParallelGC"})
public class RoutingBenchmark {
    @Param({"24", "1000", "10000"})
    int pools = 24;

    @Param
    Order order = Order.PRIORITY;

    @Param
    Pressure pressure = Pressure.BUSY;

    @Param({"4096", "1048576"})
    int requests = 4096;

    private RoutingWork work = work();

    private RoutingWork work() {
        return new RoutingWork(pools, order, pressure, requests, RoomIndex::of);
    }

    /** Fills the pools; that they began empty is felt for some five million requests, which the warm-up takes. */
    @Setup
    public void fill() {
        work = work();
    }

    /** One request routed, placed, and an old one given back. */
    @Benchmark
    public long routePlaceAndRelease() {
        return work.step();
    }

    /** The request read and nothing done with it. */
    @Benchmark
    public long baseline() {
        return work.read();
    }
}
