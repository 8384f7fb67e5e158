package io.spillway.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.Sampler;
import io.spillway.model.Distribution;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.ParetoDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.apache.commons.statistics.distribution.WeibullDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes are whole units of at least one. */
class MeanUnitsTest {
    private static final int DRAWS = 4_000_000;

    @Test
    void valuesOneByOne_areRoundedOneByOne() {
        assertThat(MeanUnits.of(new Distribution.Constant(10.5))).isEqualTo(11);
        assertThat(MeanUnits.of(new Distribution.Constant(0.3))).isEqualTo(1);
        assertThat(MeanUnits.of(new Distribution.Discrete(ImmutableList.of(0.5, 4.0), ImmutableList.of(3.0, 1.0))))
                .isEqualTo(1.75);
        assertThat(MeanUnits.of(new Distribution.Empirical(ImmutableList.of(0.1, 2.4, 2.6))))
                .isEqualTo(2);
    }

    @Test
    void wholeValues_haveTheirOwnMean() {
        Distribution sizes =
                new Distribution.Discrete(ImmutableList.of(750.0, 1500.0, 4000.0), ImmutableList.of(5.0, 3.0, 2.0));
        assertThat(MeanUnits.of(sizes)).isEqualTo(sizes.mean());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 1, 2, 7.5, 100, 4000})
    void exponential_isAGeometricSum(double mean) {
        // P(units >= k) = exp(-(k - 1/2) / mean) for k of 2 and more
        double exact = 1 + Math.exp(-1.5 / mean) / -Math.expm1(-1 / mean);
        assertThat(MeanUnits.of(new Distribution.Exponential(mean))).isCloseTo(exact, withinPercentage(1e-7));
        assertThat(MeanUnits.of(new Distribution.Gamma(mean, 1))).isCloseTo(exact, withinPercentage(1e-7));
        assertThat(MeanUnits.of(new Distribution.Weibull(mean, 1))).isCloseTo(exact, withinPercentage(1e-7));
    }

    @Test
    void uniform_isSummedByHand() {
        assertThat(MeanUnits.of(new Distribution.Uniform(0, 1))).isCloseTo(1, within(1e-12));
        // 1 with 1.5 of 4, 2 and 3 with 1 each, 4 with a half
        assertThat(MeanUnits.of(new Distribution.Uniform(0, 4))).isCloseTo(8.5 / 4, within(1e-12));
        assertThat(MeanUnits.of(new Distribution.Uniform(0.5, 9_000.5))).isCloseTo(4_500.5, withinPercentage(1e-9));
        assertThat(MeanUnits.of(new Distribution.Uniform(50_000, 150_000))).isCloseTo(100_000, withinPercentage(1e-6));
        assertThat(MeanUnits.of(new Distribution.Uniform(2.5, 2.5))).isEqualTo(3);
    }

    @Test
    void pareto_isSummedByBruteForce() {
        double sum = 1;
        for (int units = 2; units < 20_000_000; units++) {
            sum += Math.min(1, Math.pow(3.7 / (units - 0.5), 2.5));
        }
        assertThat(MeanUnits.of(new Distribution.Pareto(3.7, 2.5))).isCloseTo(sum, within(1e-6));
        assertThat(MeanUnits.of(new Distribution.Pareto(3.7, 1))).isInfinite();
    }

    @Test
    void roundingIsNothing_whereSizesAreLarge() {
        for (Distribution size : new Distribution[] {
            new Distribution.Lognormal(Optional.of(3000.0), Optional.empty(), 0.6),
            new Distribution.Lognormal(Optional.empty(), Optional.of(500_000.0), 1.5),
            new Distribution.Gamma(2000, 0.4),
            new Distribution.Weibull(5000, 1.7),
            new Distribution.Pareto(70_000, 1.5)
        }) {
            assertThat(MeanUnits.of(size)).as("%s", size).isCloseTo(size.mean(), withinPercentage(1e-3));
        }
    }

    static Stream<Distribution> narrow() {
        return Stream.of(
                new Distribution.Gamma(300.3, 0.001),
                new Distribution.Gamma(3000.45, 1e-4),
                new Distribution.Lognormal(Optional.empty(), Optional.of(20_000.45), 1e-5),
                new Distribution.Weibull(700.4, 900),
                new Distribution.Pareto(20_000.3, 900),
                new Distribution.Uniform(20_000.1, 20_000.3),
                new Distribution.Uniform(20_000.1, 20_002.75));
    }

    /** By draws; a mean that is not that of whole units is off by tenths. */
    @ParameterizedTest
    @MethodSource("narrow")
    void sizesWithinFewUnits_areRoundedLikeAnyOther(Distribution size) {
        Drawn drawn = Drawn.of(size, Math.floor(size.mean()) - 10);
        assertThat(MeanUnits.of(size)).isCloseTo(drawn.mean(), within(4 * drawn.error() + 1e-6));
    }

    static Stream<Distribution> small() {
        return Stream.of(
                new Distribution.Exponential(1.5),
                new Distribution.Lognormal(Optional.of(3.0), Optional.empty(), 1),
                new Distribution.Lognormal(Optional.of(0.4), Optional.empty(), 0.5),
                new Distribution.Lognormal(Optional.of(2.6), Optional.empty(), 0),
                new Distribution.Gamma(2, 0.3),
                new Distribution.Gamma(2, 1.8),
                new Distribution.Weibull(2, 0.8),
                new Distribution.Weibull(30, 3),
                new Distribution.Pareto(1, 3.5),
                new Distribution.Uniform(0.2, 5.9),
                new Distribution.Empirical(ImmutableList.of(0.2, 1.5, 2.5, 7.0)));
    }

    @ParameterizedTest
    @MethodSource("small")
    void isTheMeanOfWhatTheEngineDraws(Distribution size) {
        Drawn drawn = Drawn.of(size, 0);
        assertThat(MeanUnits.of(size)).isCloseTo(drawn.mean(), within(4 * drawn.error() + 1e-12));
    }

    /** What the language lets through, at its edges and some way in, for sizes from nothing to beyond any cloud. */
    static Stream<Distribution> corners() {
        Stream.Builder<Distribution> corners = Stream.builder();
        for (double size :
                new double[] {1e-300, 1e-9, 0.001, 0.5, 1, 3, 60, 255.5, 300, 9999, 1e5, 1e9, 1e15, 1e17, 1e300}) {
            corners.add(new Distribution.Constant(size));
            corners.add(new Distribution.Exponential(size));
            for (double sigma : new double[] {0, 1e-300, 1e-17, 1e-12, 1e-6, 0.01, 1, 4, 9.999}) {
                corners.add(new Distribution.Lognormal(Optional.of(size), Optional.empty(), sigma));
                corners.add(new Distribution.Lognormal(Optional.empty(), Optional.of(size), sigma));
            }
            for (double cv : new double[] {1e-200, 1e-17, 1e-12, 9e-6, 1e-5, 0.001, 0.1, 1, 10, 99.99}) {
                corners.add(new Distribution.Gamma(size, cv));
            }
            for (double shape : new double[] {0.0501, 0.1, 0.5, 1, 10, 60, 113, 115, 200, 300, 999.9}) {
                corners.add(new Distribution.Weibull(size, shape));
            }
            for (double alpha : new double[] {1e-9, 1, 1.0001, 1.5, 2, 5, 300, 999.9}) {
                corners.add(new Distribution.Pareto(size, alpha));
            }
            for (double part : new double[] {0, 1e-6, 0.5, 0.999, 1 - 1e-15, 1}) {
                corners.add(new Distribution.Uniform(part * size, size));
            }
        }
        return corners.build();
    }

    /** Rounding moves a size by a half at most, the least unit by one; where few terms do, the sum is taken. */
    @ParameterizedTest
    @MethodSource("corners")
    void noSizeThatTheLanguageAllows_isWithoutAMean(Distribution size) {
        double mean = MeanUnits.of(size);
        assertThat(mean).isBetween(Math.max(1, size.mean() * (1 - 1e-10) - 0.5), size.mean() * (1 + 1e-10) + 1);
        continuous(size)
                .filter(law ->
                        law.inverseSurvivalProbability(1e-15) - law.inverseCumulativeProbability(1e-15) < 100_000)
                .ifPresent(law -> assertThat(mean).isCloseTo(summed(law), withinPercentage(1e-5)));
    }

    /** The sum of the chances P(units >= k), from where they are 1 to where they are nothing. */
    private static double summed(ContinuousDistribution law) {
        double first = Math.max(1, Math.floor(law.inverseCumulativeProbability(1e-15)) - 1);
        double last = law.inverseSurvivalProbability(1e-15) + 2;
        double sum = first;
        for (double units = first + 1; units <= last; units++) {
            sum += law.survivalProbability(units - 0.5);
        }
        return sum;
    }

    private static Optional<ContinuousDistribution> continuous(Distribution size) {
        if (!(size.mean() > 1e-100 && size.mean() < 1e12)) {
            return Optional.empty();
        } else if (size instanceof Distribution.Exponential d) {
            return Optional.of(ExponentialDistribution.of(d.mean()));
        } else if (size instanceof Distribution.Lognormal d && d.sigma() > 1e-14) {
            return Optional.of(LogNormalDistribution.of(d.mu(), d.sigma()));
        } else if (size instanceof Distribution.Gamma d && d.cv() >= 1e-5) {
            return Optional.of(GammaDistribution.of(1 / (d.cv() * d.cv()), d.mean() * d.cv() * d.cv()));
        } else if (size instanceof Distribution.Weibull d) {
            return Optional.of(WeibullDistribution.of(d.shape(), d.scale()));
        } else if (size instanceof Distribution.Pareto d) {
            return Optional.of(ParetoDistribution.of(d.minimum(), d.alpha()));
        } else if (size instanceof Distribution.Uniform d && d.low() < d.high()) {
            return Optional.of(UniformContinuousDistribution.of(d.low(), d.high()));
        }
        return Optional.empty();
    }

    /** Near the bound where one takes the other's place; at 2.5 a mean that is off would be so by tenths. */
    @Test
    void aGammaThatHardlyScatters_isLikeALognormal() {
        assertThat(MeanUnits.of(new Distribution.Gamma(2.5, 9.9e-6)))
                .isCloseTo(MeanUnits.of(new Distribution.Gamma(2.5, 1.01e-5)), within(1e-6));
        assertThat(MeanUnits.of(new Distribution.Gamma(2000.500005, 9.9e-6)))
                .isCloseTo(MeanUnits.of(new Distribution.Gamma(2000.500005, 1.01e-5)), within(1e-5));
    }

    /** The mean of units that the engine draws, and its standard error. */
    private record Drawn(double mean, double error) {
        /** @param least near the mean where all are large, so that squares keep their digits */
        static Drawn of(Distribution size, double least) {
            Sampler sampler = new Sampler(Draws.spec(size));
            sampler.reset(1, 0, 7);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < DRAWS; i++) {
                double units = Math.max(1, (int) (sampler.next() + 0.5)) - least;
                sum += units;
                squares += units * units;
            }
            double mean = sum / DRAWS;
            return new Drawn(least + mean, Math.sqrt((squares / DRAWS - mean * mean) / DRAWS));
        }
    }
}
