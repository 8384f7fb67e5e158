package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    @Test
    void threeValues_areNotTheWholeRange() {
        // (1 · 2 · 4)^(1/3) = 2; logarithms -ln 2, 0, ln 2 around it, t(0.975, 2) · ln 2 / √3 = 4.3027 · 0.40019 =
        // 1.7219.
        Estimate estimate = Intervals.geometricMean(new double[] {4, 1, 2});
        assertThat(estimate.value()).isCloseTo(2, within(1e-12));
        assertThat(estimate.low()).isCloseTo(2 * Math.exp(-1.7219), within(1e-4));
        assertThat(estimate.high()).isCloseTo(2 * Math.exp(1.7219), within(1e-3));
        assertThat(estimate.n()).isEqualTo(3);
    }

    @Test
    void ratio_isOfGeometricMeans() {
        // √(2 · 8) / √(1 · 4) = 4 / 2; both logarithms have a standard error of ln 2, so that Welch's has 2 degrees of
        // freedom.
        Estimate estimate = Intervals.ratio(new double[] {2, 8}, new double[] {1, 4});
        assertThat(estimate.value()).isCloseTo(2, within(1e-12));
        assertThat(estimate.high()).isCloseTo(2 * Math.exp(4.302653 * Math.sqrt(2) * Math.log(2)), within(1e-3));
        assertThat(estimate.low() * estimate.high()).isCloseTo(4, within(1e-9));
    }

    @Test
    void ratio_ofSteadyValues_isExact() {
        assertThat(Intervals.ratio(new double[] {3, 3, 3}, new double[] {1, 1}))
                .satisfies(estimate -> assertThat(estimate.low()).isCloseTo(3, within(1e-12)))
                .satisfies(estimate -> assertThat(estimate.high()).isCloseTo(3, within(1e-12)));
    }

    @Test
    void mean_mayBeOfNothing() {
        assertThat(Intervals.mean(new double[] {0, 0, 0})).isEqualTo(new Estimate(0, 0, 0, 3));
    }

    @Test
    void oneValue_hasNoInterval() {
        Estimate estimate = Intervals.geometricMean(new double[] {5});
        assertThat(estimate.hasInterval()).isFalse();
        assertThat(estimate.low()).isNaN();
        assertThat(estimate.map(x -> 1 / x).value()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void sameValues_sameInterval() {
        double[] values = {1, 3, 2, 5, 4};
        assertThat(Intervals.mean(values)).isEqualTo(Intervals.mean(values.clone()));
    }

    /** 4000 intervals: 0.95 within four standard errors, 0.014; Welch's is approximate, and a little more. */
    @ParameterizedTest
    @CsvSource({"3, 3", "5, 3", "7, 5", "20, 8"})
    void intervals_coverTheTruthAsOftenAsTheySay(int n, int other) {
        Random random = new Random(n);
        int samples = 4000;
        int mean = 0;
        int ratio = 0;
        for (int i = 0; i < samples; i++) {
            double[] values = lognormal(n, random);
            mean += covers(Intervals.geometricMean(values), 10) ? 1 : 0;
            ratio += covers(Intervals.ratio(values, lognormal(other, random)), 1) ? 1 : 0;
        }
        assertThat((double) mean / samples).isCloseTo(0.95, within(0.014));
        assertThat((double) ratio / samples).isBetween(0.936, 0.985);
    }

    private static double[] lognormal(int n, Random random) {
        return random.doubles(n)
                .map(unused -> 10 * Math.exp(0.1 * random.nextGaussian()))
                .toArray();
    }

    private static boolean covers(Estimate estimate, double truth) {
        return estimate.low() <= truth && truth <= estimate.high();
    }
}
