package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RankSumTest {
    private static final double NEAR = 1e-12;

    /** Of 70 ways to deal eight values out in fours, the two in which none is above the others. */
    @Test
    void valuesThatDoNotOverlap_haveTheSmallestP() {
        assertThat(RankSum.p(new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8}))
                .isCloseTo(2 / 70.0, within(NEAR));
    }

    /** With ties among themselves the same: still two ways of 70. The normal approximation has 0.013. */
    @Test
    void ties_areCounted() {
        assertThat(RankSum.p(new double[] {1, 1, 1, 1}, new double[] {2, 2, 2, 2}))
                .isCloseTo(2 / 70.0, within(NEAR));
        // Ranks of 1 2 against 2 3: 1 + 2.5 of a mean of 5; as far are 1, 2.5 (two ways) and 4, 2.5 (two), of six.
        assertThat(RankSum.p(new double[] {1, 2}, new double[] {2, 3})).isCloseTo(4 / 6.0, within(NEAR));
    }

    @Test
    void valuesThatAreAllEqual_areNotToldApart() {
        assertThat(RankSum.p(new double[] {7, 7, 7, 7}, new double[] {7, 7, 7, 7}))
                .isEqualTo(1);
        assertThat(RankSum.p(new double[60], new double[60])).isEqualTo(1);
    }
}
