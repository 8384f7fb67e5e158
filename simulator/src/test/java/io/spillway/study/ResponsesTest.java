package io.spillway.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ResponsesTest {
    /** Two points of two replications: means 2 and 10; variances of them 2 / 2 = 1 and 8 / 2 = 4, root of their mean √2.5. */
    private static final double[][][] VALUES = {{{0, 1}, {0, 3}}, {{0, 8}, {0, 12}}};

    @Test
    void meansAndChance() {
        assertThat(Responses.means(VALUES, 1)).containsExactly(2, 10);
        assertThat(Responses.chance(VALUES, 1)).isCloseTo(Math.sqrt(2.5), within(1e-12));
        assertThat(Responses.chance(VALUES, 0)).isZero();
    }

    @Test
    void oneReplication_saysNothingOfChance() {
        assertThat(Responses.chance(new double[][][] {{{1}}, {{2}}}, 0)).isNaN();
    }

    /** From the second replication on. */
    @Test
    void anEstimate_ofTheReplicationsFromOneOn() {
        double[][] replications = {{100}, {1}, {3}};
        assertThat(Responses.estimate(replications, 1, 0).mean()).isEqualTo(2);
        assertThat(Responses.estimate(replications, 1, 0).n()).isEqualTo(2);
    }

    @Test
    void whereAReplicationHasNoValue_thereIsNoMean() {
        assertThat(Responses.means(new double[][][] {{{1}, {Double.NaN}}}, 0)[0])
                .isNaN();
    }
}
