package io.spillway.benchmarks;

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
 * The one-unit overflow model ({@link OverflowWork}) on several event cores, in events (requests and ends of
 * deployments) per microsecond, from the filled system on. The baseline draws and decides without any event list. The
 * collector and the heap are those that suit the cores that allocate.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar OverflowBenchmark
 * java -jar benchmarks/target/benchmarks.jar OverflowBenchmark.events -p load=SMALL,LARGE,MILLION -p core=SPILLWAY
 * java -jar benchmarks/target/benchmarks.jar OverflowBenchmark.events -p core=SPILLWAY,SSJ_HENRIKSEN -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"-Xms2g", "-Xmx2g", "-Xmn1g", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch"})
public class OverflowBenchmark {
    static final int EVENTS = 100_000;

    @Param({"SPILLWAY", "PRIORITY_QUEUE", "SSJ_HENRIKSEN", "SSJ_SPLAY", "MASON", "DSOL"})
    OverflowCore core = OverflowCore.SPILLWAY;

    @Param({"SMALL", "LARGE"})
    OverflowLoad load = OverflowLoad.SMALL;

    private OverflowWork work = new OverflowWork(load);
    private OverflowSimulator simulator = core.create(work);

    /** Makes the simulator and runs it until the system is filled. */
    @Setup
    public void fill() {
        work = new OverflowWork(load);
        simulator = core.create(work);
        simulator.run((int) (2 * load.fillingHours * load.erlang));
    }

    /** A hundred thousand events. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public OverflowSimulator events() {
        simulator.run(EVENTS);
        return simulator;
    }

    /** The draws and decisions of a hundred thousand events, a deployment ending before the next request. */
    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public long baseline() {
        long ticks = 0;
        for (int i = 0; i < EVENTS; i += 2) {
            ticks += work.gapTicks();
            int pool = work.place();
            if (pool != OverflowWork.NO_POOL) {
                ticks += work.holdingTicks();
                work.end(pool);
            }
        }
        return ticks;
    }

    long[] counts() {
        return work.counts();
    }
}
