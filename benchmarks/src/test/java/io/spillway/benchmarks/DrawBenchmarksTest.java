package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.benchmarks.RandomStreamBenchmark.Generator;
import io.spillway.engine.DrawSpec.Shape;
import io.spillway.engine.RandomStream;
import io.spillway.engine.Sampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawBenchmarksTest {
    @ParameterizedTest
    @EnumSource(Generator.class)
    void generators_drawFromZeroToOne(Generator generator) {
        RandomStreamBenchmark benchmark = new RandomStreamBenchmark();
        benchmark.generator = generator;
        benchmark.create();
        double mean = 0;
        for (int i = 0; i < 10_000; i++) {
            double number = benchmark.nextDouble();
            assertThat(number).isBetween(0.0, 1.0);
            mean += number / 10_000;
        }
        assertThat(mean).isBetween(0.48, 0.52);
        RandomStream stream = new RandomStream();
        stream.reset(1, 0, 0);
        assertThat(benchmark.reset()).isEqualTo(stream.nextLong());
        assertThat(benchmark.baseline()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void samplers_drawWhatASamplerDraws(Shape shape) {
        SamplerBenchmark benchmark = new SamplerBenchmark();
        benchmark.shape = shape;
        benchmark.create();
        Sampler sampler = new Sampler(SamplerBenchmark.spec(shape));
        sampler.reset(1, 0, 0);
        for (int i = 0; i < 1000; i++) {
            assertThat(benchmark.next()).isEqualTo(sampler.next());
        }
        sampler.reset(1, 0, 0);
        assertThat(benchmark.resetAndFirst()).isEqualTo(sampler.next());
        assertThat(benchmark.baseline()).isBetween(0.0, 1.0);
    }
}
