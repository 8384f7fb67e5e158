package io.spillway.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.engine.RandomStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.inference.TTest;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class PairsTest {
    /**
     * Pairs (10, 11), (20, 23), (30, 32): differences 1, 3, 2 with mean 2 and standard deviation 1; t(2) at 95 % is
     * 4.302653, over the root of 3 that is 2.484138. Means 20 and 22; squares about them 200 and 222, products 210, so the
     * correlation is 210 / sqrt(44400) = 0.996616; apart the variance would be (200 + 222) / 2 = 211 times as large.
     */
    @Test
    void byHand() {
        Pairs pairs = new Pairs(1, 0.95);
        pairs.add(0, 10, 11);
        pairs.add(0, 20, 23);
        pairs.add(0, Double.NaN, 5);
        pairs.add(0, 30, 32);
        Difference difference = pairs.difference(0);
        assertThat(difference.n()).isEqualTo(3);
        assertThat(difference.baseMean()).isEqualTo(20);
        assertThat(difference.mean()).isEqualTo(22);
        assertThat(difference.difference()).isEqualTo(2);
        assertThat(difference.relative()).isEqualTo(0.1);
        assertThat(difference.halfWidth()).isCloseTo(2.484138, Offset.offset(1e-6));
        assertThat(difference.correlation()).isCloseTo(0.996616, Offset.offset(1e-6));
        assertThat(difference.varianceRatio()).isCloseTo(211, Offset.offset(1e-9));
    }

    @Test
    void pValue_isThatOfThePairedTest() {
        RandomStream random = new RandomStream();
        random.reset(1, 2, 3);
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        Pairs pairs = new Pairs(1, 0.95);
        double[] base = new double[12];
        double[] other = new double[12];
        for (int i = 0; i < base.length; i++) {
            base[i] = 100 + 10 * gaussian.sample();
            other[i] = base[i] + 0.4 + gaussian.sample();
            pairs.add(0, base[i], other[i]);
        }
        assertThat(pairs.difference(0).pValue())
                .isCloseTo(TTest.withDefaults().pairedTest(base, other).getPValue(), Offset.offset(1e-9));
    }

    /** Far out, 1e-10 is not the least that can be told. */
    @Test
    void aSmallPValue_hasAllItsDigits() {
        Pairs pairs = new Pairs(1, 0.95);
        double[] base = new double[15];
        double[] other = new double[15];
        for (int i = 0; i < base.length; i++) {
            other[i] = 200 + i % 3;
            pairs.add(0, base[i], other[i]);
        }
        double expected = TTest.withDefaults().pairedTest(base, other).getPValue();
        assertThat(expected).isLessThan(1e-20);
        assertThat(pairs.difference(0).pValue()).isCloseTo(expected, Percentage.withPercentage(1e-7));
    }

    /** A price in the base alone: its mean is told, and no difference. */
    @Test
    void aRowOfOneSideOnly_hasTheMeanOfThatSide() {
        Pairs pairs = new Pairs(1, 0.95);
        pairs.add(0, 2, Double.NaN);
        pairs.add(0, Double.NaN, Double.NaN);
        pairs.add(0, 5, Double.NaN);
        assertThat(pairs.difference(0)).isEqualTo(Difference.unknown(3.5, Double.NaN));
    }

    @Test
    void aDifferenceThatNeverVaries_isNotTested_unlessItIsNone() {
        Pairs pairs = new Pairs(2, 0.95);
        for (int i = 0; i < 4; i++) {
            pairs.add(0, i, i + 0.5);
            pairs.add(1, i, i);
        }
        assertThat(pairs.difference(0).pValue()).isNaN();
        assertThat(pairs.difference(0).isNone()).isFalse();
        assertThat(pairs.difference(1).pValue()).isOne();
        assertThat(pairs.difference(1).isNone()).isTrue();
    }

    /** In worlds drawn apart the interval of 95 % covers the truth about as often as it says. */
    @Test
    void interval_coversAsOftenAsItSays() {
        RandomStream random = new RandomStream();
        random.reset(8, 2, 3);
        ZigguratSampler.NormalizedGaussian gaussian = ZigguratSampler.NormalizedGaussian.of(random);
        int covered = 0;
        for (int trial = 0; trial < 4000; trial++) {
            Pairs pairs = new Pairs(1, 0.95);
            for (int i = 0; i < 6; i++) {
                double shared = gaussian.sample();
                pairs.add(0, shared + gaussian.sample(), shared + 1 + gaussian.sample());
            }
            Difference difference = pairs.difference(0);
            covered += Math.abs(difference.difference() - 1) <= difference.halfWidth() ? 1 : 0;
        }
        assertThat(covered / 4000.0).isBetween(0.94, 0.96);
    }
}
