package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.engine.DrawSpec.Shape;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplerTest {
    private static final int DRAWS = 200_000;

    private static Stream<Arguments> continuous() {
        return Stream.of(
                Arguments.of(DrawSpec.of(Shape.EXPONENTIAL, 3.5, 0), ExponentialDistribution.of(3.5)),
                Arguments.of(DrawSpec.of(Shape.LOGNORMAL, 1.2, 0.95), LogNormalDistribution.of(1.2, 0.95)),
                Arguments.of(DrawSpec.of(Shape.GAMMA, 8, 0.5), GammaDistribution.of(4, 2)),
                Arguments.of(DrawSpec.of(Shape.GAMMA, 8, 1), GammaDistribution.of(1, 8)),
                Arguments.of(DrawSpec.of(Shape.GAMMA, 3, 2), GammaDistribution.of(0.25, 12)),
                Arguments.of(DrawSpec.of(Shape.GAMMA, 1, 0.01), GammaDistribution.of(10_000, 0.0001)),
                Arguments.of(DrawSpec.of(Shape.WEIBULL, 2, 0.7), WeibullDistribution.of(0.7, 2)),
                Arguments.of(DrawSpec.of(Shape.WEIBULL, 2, 3), WeibullDistribution.of(3, 2)),
                Arguments.of(DrawSpec.of(Shape.PARETO, 1.5, 2.5), ParetoDistribution.of(1.5, 2.5)),
                Arguments.of(DrawSpec.of(Shape.PARETO, 1.5, 1.1), ParetoDistribution.of(1.5, 1.1)),
                Arguments.of(DrawSpec.of(Shape.UNIFORM, -2, 5), UniformContinuousDistribution.of(-2, 5)));
    }

    private static double[] draws(DrawSpec spec, long seed) {
        Sampler sampler = new Sampler(spec);
        sampler.reset(seed, 0, 0);
        double[] draws = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = sampler.next();
        }
        return draws;
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void draws_followTheirDistribution(DrawSpec spec, ContinuousDistribution distribution) {
        for (long seed = 1; seed <= 3; seed++) {
            double p = KolmogorovSmirnovTest.withDefaults()
                    .test(draws(spec, seed), distribution::cumulativeProbability)
                    .getPValue();
            assertThat(p).as("Kolmogorov-Smirnov, seed %d", seed).isGreaterThan(1e-3);
        }
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void draws_haveTheMeanAndVarianceOfTheirDistribution(DrawSpec spec, ContinuousDistribution distribution) {
        double mean = 0;
        double square = 0;
        for (double draw : draws(spec, 11)) {
            mean += draw / DRAWS;
            square += draw * draw / DRAWS;
        }
        double variance = distribution.getVariance();
        if (Double.isFinite(variance)) {
            assertThat(mean).as("seed 11").isCloseTo(distribution.getMean(), within(4 * Math.sqrt(variance / DRAWS)));
            if (spec.shape() != Shape.PARETO) {
                assertThat(square - mean * mean).as("seed 11").isCloseTo(variance, within(0.1 * variance));
            }
        }
    }

    @Test
    void discreteDraws_haveTheirWeights() {
        DrawSpec spec =
                new DrawSpec(Shape.DISCRETE, 0, 0, new double[] {1, 2, 4, 8, 16}, new double[] {5, 1, 0, 3, 0.5});
        double[] expected = {5, 1, 3, 0.5};
        long[] observed = new long[4];
        for (double draw : draws(spec, 4)) {
            observed[draw == 1 ? 0 : draw == 2 ? 1 : draw == 8 ? 2 : draw == 16 ? 3 : -1]++;
        }
        assertThat(ChiSquareTest.withDefaults().test(expected, observed).getPValue())
                .as("seed 4")
                .isGreaterThan(1e-3);
    }

    @Test
    void discreteOfManyEvenValues_isEven() {
        double[] values = new double[1000];
        double[] weights = new double[1000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
            weights[i] = 1;
        }
        long[] observed = new long[1000];
        for (double draw : draws(new DrawSpec(Shape.DISCRETE, 0, 0, values, weights), 4)) {
            observed[(int) draw]++;
        }
        assertThat(ChiSquareTest.withDefaults().test(observed).getPValue())
                .as("seed 4")
                .isGreaterThan(1e-3);
    }

    @Test
    void noSpread_isAlwaysTheSame() {
        assertThat(draws(DrawSpec.constant(7.25), 1)).containsOnly(7.25);
        assertThat(draws(DrawSpec.of(Shape.GAMMA, 7.25, 0), 1)).containsOnly(7.25);
        assertThat(draws(DrawSpec.of(Shape.UNIFORM, 7.25, 7.25), 1)).containsOnly(7.25);
        assertThat(draws(new DrawSpec(Shape.DISCRETE, 0, 0, new double[] {7.25}, new double[] {3}), 1))
                .containsOnly(7.25);
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void reset_repeatsTheDrawsOfItsReplicationAndStreamOnly(DrawSpec spec) {
        Sampler sampler = new Sampler(spec);
        double[] expected = new double[300];
        sampler.reset(1, 2, 3);
        for (int i = 0; i < expected.length; i++) {
            expected[i] = sampler.next();
        }
        for (int used = 0; used < 200; used++) {
            sampler.reset(1, 2, 3);
            for (int i = 0; i < used; i++) {
                assertThat(sampler.next()).isEqualTo(expected[i]);
            }
        }
        long[][] others = {{2, 2, 3}, {1, 3, 3}, {1, 2, 4}};
        for (long[] other : others) {
            sampler.reset(other[0], other[1], other[2]);
            assertThat(sampler.next()).isNotEqualTo(expected[0]);
        }
    }

    private static Stream<Arguments> pinned() {
        return Stream.of(
                Arguments.of(DrawSpec.of(Shape.EXPONENTIAL, 3.5, 0), 5.383162727702642, -3428883551071209193L),
                Arguments.of(DrawSpec.of(Shape.LOGNORMAL, 1.2, 0.95), 1.1820258200980944, 8951969097047213803L),
                Arguments.of(DrawSpec.of(Shape.GAMMA, 8, 0.5), 3.9081500198035215, -6095606046868952140L),
                Arguments.of(DrawSpec.of(Shape.GAMMA, 3, 2), 0.008149063769002029, -3642154875886546205L),
                Arguments.of(DrawSpec.of(Shape.WEIBULL, 2, 0.7), 3.699382432699457, 7012189930146413094L),
                Arguments.of(DrawSpec.of(Shape.PARETO, 1.5, 1.1), 6.072007001823998, 3023381310808614154L),
                Arguments.of(DrawSpec.of(Shape.UNIFORM, -2, 5), 2.892780006832984, -45668872957756495L),
                Arguments.of(
                        new DrawSpec(Shape.DISCRETE, 0, 0, new double[] {1, 2, 8}, new double[] {5, 1, 3}),
                        8.0,
                        -603482350067646464L));
    }

    /** The first of ten thousand draws, and a sum over their bits: the same on every machine and every JDK. */
    @ParameterizedTest
    @MethodSource("pinned")
    void draws_areTheseBitsOnEveryMachine(DrawSpec spec, double first, long sum) {
        Sampler sampler = new Sampler(spec);
        sampler.reset(20260427, 3, 5);
        long total = 0;
        for (int i = 0; i < 10_000; i++) {
            long bits = Double.doubleToLongBits(sampler.next());
            if (i == 0) {
                assertThat(Double.longBitsToDouble(bits)).isEqualTo(first);
            }
            total = 31 * total + bits;
        }
        assertThat(total).isEqualTo(sum);
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void draws_allocateNothing(DrawSpec spec) {
        Sampler sampler = new Sampler(spec);
        double sum = draw(sampler);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        sum += draw(sampler);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(bytes).as("sum %s", sum).isLessThan(1000);
    }

    private static double draw(Sampler sampler) {
        double sum = 0;
        for (int i = 0; i < 50_000; i++) {
            sum += sampler.next();
        }
        return sum;
    }
}
