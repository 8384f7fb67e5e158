package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    @Test
    void threeValues_haveTheirRangeAsInterval() {
        // (1 · 2 · 4)^(1/3) = 2; √(3/2) · t(0.975, 2) = 5.3 normal deviations leave nothing outside.
        Estimate estimate = Bootstrap.geometricMean(new double[] {4, 1, 2});
        assertThat(estimate.value()).isCloseTo(2, within(1e-12));
        assertThat(estimate.low()).isCloseTo(1, within(1e-12));
        assertThat(estimate.high()).isCloseTo(4, within(1e-12));
        assertThat(estimate.n()).isEqualTo(3);
    }

    @Test
    void ratio_isOfGeometricMeans() {
        // √(2 · 8) / √(1 · 4) = 4 / 2; at most 8 / 1, at least 2 / 4.
        Estimate estimate = Bootstrap.ratio(new double[] {2, 8}, new double[] {1, 4});
        assertThat(estimate.value()).isCloseTo(2, within(1e-12));
        assertThat(estimate.low()).isCloseTo(0.5, within(1e-12));
        assertThat(estimate.high()).isCloseTo(8, within(1e-12));
    }

    @Test
    void mean_mayBeOfNothing() {
        assertThat(Bootstrap.mean(new double[] {0, 0, 0})).isEqualTo(new Estimate(0, 0, 0, 3));
    }

    @Test
    void oneValue_hasNoInterval() {
        Estimate estimate = Bootstrap.geometricMean(new double[] {5});
        assertThat(estimate.hasInterval()).isFalse();
        assertThat(estimate.low()).isNaN();
        assertThat(estimate.map(x -> 1 / x).value()).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void sameValues_sameInterval() {
        double[] values = {1, 3, 2, 5, 4};
        assertThat(Bootstrap.mean(values)).isEqualTo(Bootstrap.mean(values.clone()));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 7, 20})
    void interval_coversTheTruthAsOftenAsItSays(int n) {
        SplittableRandom random = new SplittableRandom(n);
        int samples = 400;
        int covered = 0;
        for (int i = 0; i < samples; i++) {
            Estimate estimate =
                    Bootstrap.mean(random.doubles(n).map(u -> 10 + u).toArray());
            covered += estimate.low() <= 10.5 && 10.5 <= estimate.high() ? 1 : 0;
        }
        // 0.95 ± 3 √(0.95 · 0.05 / 400), and a little for the uniform values, which are not normal.
        assertThat((double) covered / samples).isBetween(0.91, 0.99);
    }
}
