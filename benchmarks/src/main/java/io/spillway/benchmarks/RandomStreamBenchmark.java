package io.spillway.benchmarks;

import io.spillway.engine.RandomStream;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
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
 * One uniform number, and one fresh stream, beside the generators of Commons RNG.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar RandomStreamBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class RandomStreamBenchmark {
    /** The generators that are compared. */
    public enum Generator {
        /** {@link RandomStream}. */
        SPILLWAY(RandomStreamBenchmark::stream),
        /** The same generator in Commons RNG. */
        XO_SHI_RO_256_PP(() -> RandomSource.XO_SHI_RO_256_PP.create(SEED)),
        /** A counter-based one. */
        PHILOX_4X64(() -> RandomSource.PHILOX_4X64.create(SEED)),
        /** The one that most simulators come with. */
        MERSENNE_TWISTER(() -> RandomSource.MT.create(SEED));

        private final Supplier<UniformRandomProvider> maker;

        Generator(Supplier<UniformRandomProvider> maker) {
            this.maker = maker;
        }
    }

    private static final long SEED = 1;

    @Param
    Generator generator = Generator.SPILLWAY;

    private UniformRandomProvider random = stream();
    private final RandomStream fresh = stream();
    private long streamId;

    private static RandomStream stream() {
        RandomStream stream = new RandomStream();
        stream.reset(SEED, 0, 0);
        return stream;
    }

    /** Makes the generator. */
    @Setup
    public void create() {
        random = generator.maker.get();
    }

    /** One number from 0 to 1. */
    @Benchmark
    public double nextDouble() {
        return random.nextDouble();
    }

    /** The beginning of another stream of Spillway's. */
    @Benchmark
    public long reset() {
        fresh.reset(SEED, 0, streamId++);
        return fresh.nextLong();
    }

    /** What it costs to hand a number over. */
    @Benchmark
    public double baseline() {
        return streamId++;
    }
}
