package io.spillway.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.engine.RandomStream;
import io.spillway.measures.Sample;
import io.spillway.measures.StudentT;
import java.util.Arrays;
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
        add(pairs, 0, 10, 11);
        add(pairs, 0, 20, 23);
        add(pairs, 0, Double.NaN, 5);
        add(pairs, 0, 30, 32);
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

    /** A price that nothing moves, of volumes that differ: what sums of 53 bits lack is no difference. */
    @Test
    void aConstantRatio_ofOtherWeights_differsInNothing() {
        RandomStream random = new RandomStream();
        random.reset(4, 5, 6);
        Pairs pairs = new Pairs(1, 0.95);
        for (int i = 0; i < 9; i++) {
            double weight = 1e6 * random.nextDouble();
            double otherWeight = 3e6 * random.nextDouble();
            pairs.add(0, weight * 2.45 / weight, weight, otherWeight * 2.45 / otherWeight, otherWeight);
        }
        Difference difference = pairs.difference(0);
        assertThat(difference.isNone()).isTrue();
        assertThat(difference.pValue()).isEqualTo(1);
        assertThat(difference.correlation()).isNaN();
        assertThat(difference.varianceRatio()).isNaN();
        assertThat(difference.mean()).isCloseTo(2.45, Offset.offset(1e-12));
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
            add(pairs, 0, base[i], other[i]);
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
            add(pairs, 0, base[i], other[i]);
        }
        double expected = TTest.withDefaults().pairedTest(base, other).getPValue();
        assertThat(expected).isLessThan(1e-20);
        assertThat(pairs.difference(0).pValue()).isCloseTo(expected, Percentage.withPercentage(1e-7));
    }

    /** A price in the base alone: its mean is told, and no difference. */
    @Test
    void aRowOfOneSideOnly_hasTheMeanOfThatSide() {
        Pairs pairs = new Pairs(1, 0.95);
        add(pairs, 0, 2, Double.NaN);
        add(pairs, 0, Double.NaN, Double.NaN);
        add(pairs, 0, 5, Double.NaN);
        assertThat(pairs.difference(0)).isEqualTo(Difference.unknown(3.5, Double.NaN));
    }

    @Test
    void aDifferenceThatNeverVaries_isNotTested_unlessItIsNone() {
        Pairs pairs = new Pairs(2, 0.95);
        for (int i = 0; i < 4; i++) {
            add(pairs, 0, i, i + 0.5);
            add(pairs, 1, i, i);
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
                add(pairs, 0, shared + gaussian.sample(), shared + 1 + gaussian.sample());
            }
            Difference difference = pairs.difference(0);
            covered += Math.abs(difference.difference() - 1) <= difference.halfWidth() ? 1 : 0;
        }
        assertThat(covered / 4000.0).isBetween(0.94, 0.96);
    }

    /** Two ratios against their linearisations in two passes: weights differ, and at times nothing happened on one side. */
    @Test
    void ratios_differAsTheirLinearisationsDo() {
        RandomStream random = new RandomStream();
        random.reset(5, 2, 3);
        double[][] values = new double[2][30];
        double[][] weights = new double[2][30];
        Pairs pairs = new Pairs(1, 0.95);
        for (int r = 0; r < 30; r++) {
            double shared = random.nextDouble();
            for (int side = 0; side < 2; side++) {
                weights[side][r] = random.nextInt(5);
                values[side][r] = weights[side][r] == 0 ? Double.NaN : 10 + side + shared + random.nextDouble();
            }
            pairs.add(0, values[0][r], weights[0][r], values[1][r], weights[1][r]);
        }
        double[] base = new Sample(values[0], weights[0]).observations();
        double[] other = new Sample(values[1], weights[1]).observations();
        Pairs plain = new Pairs(1, 0.95);
        for (int r = 0; r < 30; r++) {
            add(plain, 0, base[r], other[r]);
        }
        Difference found = pairs.difference(0);
        Difference expected = plain.difference(0);
        int n = (int) Math.min(
                Arrays.stream(weights[0]).filter(w -> w > 0).count(),
                Arrays.stream(weights[1]).filter(w -> w > 0).count());
        assertThat(found.n()).isEqualTo(n).isLessThan(30);
        assertThat(found.baseMean()).isCloseTo(expected.baseMean(), Offset.offset(1e-12));
        assertThat(found.difference()).isCloseTo(expected.difference(), Offset.offset(1e-12));
        assertThat(found.correlation()).isCloseTo(expected.correlation(), Offset.offset(1e-12));
        assertThat(found.varianceRatio()).isCloseTo(expected.varianceRatio(), Offset.offset(1e-9));
        // The plain one counts the 30 replications, this one those in which something happened.
        double plainError = expected.halfWidth() / new StudentT(0.95).quantile(29);
        assertThat(found.halfWidth())
                .isCloseTo(
                        plainError * new StudentT(0.95).quantile(n - 1) * Math.sqrt(29.0 / 30 * n / (n - 1)),
                        Offset.offset(1e-12));
    }

    /** By the same weights two ratios may differ by the same everywhere, which is seen. */
    @Test
    void ratiosThatWeighTheSame_andDifferByTheSame_areNotTested() {
        Pairs pairs = new Pairs(1, 0.95);
        for (int r = 0; r < 6; r++) {
            pairs.add(0, 0.25 * r, r, 0.25 * r + 2, r);
        }
        assertThat(pairs.difference(0).difference()).isEqualTo(2);
        assertThat(pairs.difference(0).halfWidth()).isZero();
        assertThat(pairs.difference(0).pValue()).isNaN();
        assertThat(pairs.difference(0).n()).isEqualTo(5);
    }

    /** Of values that weigh the same in every replication. */
    private static void add(Pairs pairs, int row, double base, double other) {
        pairs.add(row, base, 1, other, 1);
    }
}
