package io.spillway.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void halfWidth_isStudentsTimesTheStandardError() {
        Tally tally = tally(0.95, 1, 2, 4);
        // mean 7/3; squares about it (4/3)² + (1/3)² + (5/3)² = 42/9; variance 42/9/2 = 7/3; standard error sqrt(7/9);
        // t(0.975; 2) = 4.302652729911275 from the tables.
        Estimate estimate = tally.estimate(0);
        assertThat(estimate.mean()).isCloseTo(7 / 3.0, within(1e-15));
        assertThat(estimate.halfWidth()).isCloseTo(4.302652729911275 * Math.sqrt(7 / 9.0), within(1e-9));
        assertThat(estimate.n()).isEqualTo(3);
    }

    @Test
    void otherConfidence_otherQuantile() {
        // t(0.95; 4) = 2.131846786326649; five values 1 … 5: variance 2.5, standard error sqrt(0.5).
        assertThat(tally(0.90, 1, 2, 3, 4, 5).estimate(0).halfWidth())
                .isCloseTo(2.131846786326649 * Math.sqrt(0.5), within(1e-9));
    }

    @Test
    void oneReplication_hasNoInterval() {
        Estimate estimate = tally(0.95, 5).estimate(0);
        assertThat(estimate.mean()).isEqualTo(5);
        assertThat(estimate.halfWidth()).isNaN();
        assertThat(estimate.n()).isOne();
    }

    @Test
    void whatIsNotANumber_isLeftOut() {
        Estimate estimate = tally(0.95, Double.NaN, 1, Double.NaN, 3).estimate(0);
        assertThat(estimate.mean()).isEqualTo(2);
        assertThat(estimate.n()).isEqualTo(2);
        Estimate none = tally(0.95, Double.NaN).estimate(0);
        assertThat(none.mean()).isNaN();
        assertThat(none.n()).isZero();
    }

    @Test
    void aRowIsSeen_onceItWasANumberOtherThanZero() {
        assertThat(tally(0.95, 0, Double.NaN, 0).isSeen(0)).isFalse();
        assertThat(tally(0.95, 0, 1e-300, 0).isSeen(0)).isTrue();
    }

    @Test
    void constantValues_haveNoWidthAndNoError() {
        Estimate estimate = tally(0.95, 0.1, 0.1, 0.1).estimate(0);
        assertThat(estimate.mean()).isEqualTo(0.1);
        assertThat(estimate.halfWidth()).isZero();
        assertThat(estimate.relativeHalfWidth()).isZero();
    }

    @Test
    void farFromZero_theVarianceStaysExact() {
        double offset = 1e8;
        assertThat(tally(0.95, offset + 1, offset + 2, offset + 4).estimate(0).halfWidth())
                .isCloseTo(4.302652729911275 * Math.sqrt(7 / 9.0), within(1e-6));
    }

    /** 4,000 intervals from 8 normal values each: the share that covers is 0.95 within four standard errors, 0.0138. */
    @Test
    void intervalsCoverAsOftenAsTheySay() {
        long seed = 20_260_427;
        Random random = new Random(seed);
        int covered = 0;
        for (int trial = 0; trial < 4000; trial++) {
            double[] values = random.doubles(8)
                    .map(ignored -> 3 + 2 * random.nextGaussian())
                    .toArray();
            Estimate estimate = tally(0.95, values).estimate(0);
            covered += Math.abs(estimate.mean() - 3) <= estimate.halfWidth() ? 1 : 0;
        }
        assertThat(covered / 4000.0).as("seed %d", seed).isCloseTo(0.95, within(0.0138));
    }

    @Test
    void confidenceOutsideItsRange_isRefused() {
        assertThatThrownBy(() -> new Tally(1, 1)).hasMessageContaining("between 0 and 1");
    }

    /**
     * Sums of weight times value 2, 4 and 9 over weights 1, 2 and 3: 15 / 6. Weight times distance −0.5, −1 and 1.5, squares
     * 3.5; over 2 and over the squared mean weight 4 and 3: the standard error is √(7/48).
     */
    @Test
    void aRatio_isTheRatioOfMeans() {
        Estimate estimate = weighted(new double[] {2, Double.NaN, 2, 3}, new double[] {1, 0, 2, 3});
        assertThat(estimate.mean()).isEqualTo(2.5);
        assertThat(estimate.halfWidth()).isCloseTo(4.302652729911275 * Math.sqrt(7 / 48.0), within(1e-9));
        assertThat(estimate.n()).isEqualTo(3);
    }

    @Test
    void ofARatio_thatNeverVaries_thereIsNoWidth_whateverTheWeights() {
        Random random = new Random(7);
        double[] values = new double[50];
        Arrays.fill(values, 0.1);
        Estimate estimate =
                weighted(values, random.doubles(50).map(weight -> 1e6 * weight).toArray());
        assertThat(estimate)
                .extracting(Estimate::mean, Estimate::halfWidth, Estimate::n)
                .containsExactly(0.1, 0.0, 50);
    }

    /** Against sums in two passes, and against the observations of a sample, for weights far apart. */
    @Test
    void aRatiosInterval_isThatOfItsLinearisation() {
        Random random = new Random(20_260_427);
        for (int trial = 0; trial < 200; trial++) {
            double[] values = random.doubles(20)
                    .map(value -> 1000 + value * random.nextInt(9))
                    .toArray();
            double[] weights = random.doubles(20)
                    .map(weight -> random.nextInt(4) * Math.pow(10, 3 * weight))
                    .toArray();
            double above = 0;
            double below = 0;
            int n = 0;
            for (int r = 0; r < values.length; r++) {
                above += weights[r] * values[r];
                below += weights[r];
                n += weights[r] > 0 ? 1 : 0;
            }
            double squares = 0;
            for (int r = 0; r < values.length; r++) {
                squares += Math.pow(weights[r] * (values[r] - above / below), 2);
            }
            Estimate estimate = weighted(values, weights);
            assertThat(estimate.mean()).isCloseTo(above / below, within(1e-9));
            assertThat(estimate.halfWidth())
                    .isCloseTo(
                            new StudentT(0.95).quantile(n - 1) * Math.sqrt(squares * n / (n - 1)) / below,
                            within(1e-6));
            double[] observations = new Sample(values, weights).observations();
            assertThat(tally(0.95, observations).estimate(0).mean()).isCloseTo(estimate.mean(), within(1e-9));
        }
    }

    @Test
    void observationsOfWhatWeighsTheSame_areTheValues() {
        double[] values = {0.1, 0.7, Double.NaN, 1e-9};
        assertThat(Sample.of(values).observations()).containsExactly(values);
    }

    /** Five observations of which three say something: their spread is that of three. */
    @Test
    void observationsThatSayNothing_areNotCountedAsKnown() {
        Sample sample = new Sample(new double[] {2, Double.NaN, 2, Double.NaN, 3}, new double[] {1, 0, 2, 0, 3});
        Estimate expected = sample.estimate(0.95);
        Estimate found = Sample.estimate(sample.observations(), sample.known(), 0.95);
        assertThat(found.mean()).isCloseTo(expected.mean(), within(1e-15));
        assertThat(found.halfWidth()).isCloseTo(expected.halfWidth(), within(1e-12));
        assertThat(found.n()).isEqualTo(3);
        assertThat(Sample.estimate(sample.observations(), 1, 0.95).halfWidth()).isNaN();
    }

    private static Estimate weighted(double[] values, double[] weights) {
        return new Sample(values, weights).estimate(0.95);
    }

    private static Tally tally(double confidence, double... values) {
        Tally tally = new Tally(1, confidence);
        for (double value : values) {
            tally.add(new double[] {value});
        }
        return tally;
    }
}
