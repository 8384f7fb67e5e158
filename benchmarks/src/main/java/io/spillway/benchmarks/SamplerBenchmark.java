package io.spillway.benchmarks;

import io.spillway.engine.DrawSpec;
import io.spillway.engine.DrawSpec.Shape;
import io.spillway.engine.RandomStream;
import io.spillway.engine.Sampler;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * One draw of every form of distribution, and the first draw of a sampler that has just been reset. The baseline is a
 * uniform number.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar SamplerBenchmark
 * java -jar benchmarks/target/benchmarks.jar SamplerBenchmark.next -p shape=EXPONENTIAL,LOGNORMAL
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class SamplerBenchmark {
    @Param
    Shape shape = Shape.EXPONENTIAL;

    private Sampler sampler = new Sampler(spec(shape));
    private final RandomStream stream = new RandomStream();
    private int replication;

    /** A distribution of each form. */
    static DrawSpec spec(Shape shape) {
        return switch (shape) {
            case CONSTANT -> DrawSpec.constant(3);
            case EXPONENTIAL -> DrawSpec.of(shape, 3, 0);
            case LOGNORMAL -> DrawSpec.of(shape, 1, 0.95);
            case GAMMA -> DrawSpec.of(shape, 3, 0.5);
            case WEIBULL -> DrawSpec.of(shape, 3, 0.7);
            case PARETO -> DrawSpec.of(shape, 1, 1.5);
            case UNIFORM -> DrawSpec.of(shape, 1, 5);
            case DISCRETE ->
                new DrawSpec(
                        shape,
                        0,
                        0,
                        IntStream.range(0, 100).asDoubleStream().toArray(),
                        IntStream.range(0, 100).mapToDouble(i -> 1.0 / (1 + i)).toArray());
        };
    }

    /** Makes the sampler. */
    @Setup
    public void create() {
        sampler = new Sampler(spec(shape));
        sampler.reset(1, 0, 0);
    }

    /** One draw. */
    @Benchmark
    public double next() {
        return sampler.next();
    }

    /** A reset and the first draw behind it. */
    @Benchmark
    public double resetAndFirst() {
        sampler.reset(1, replication++, 0);
        return sampler.next();
    }

    /** A uniform number. */
    @Benchmark
    public double baseline() {
        return stream.nextDouble();
    }
}
