package io.spillway.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

/** The yardsticks themselves, against values worked out by hand and against each other. */
class TheoryTest {
    @Test
    void erlangB_oneAndTwoServers_byHand() {
        // B(1, 2) = 2/3; B(2, 2) = (4/2) / (1 + 2 + 2) = 0.4
        assertThat(Theory.erlangB(1, 2)).isEqualTo(2.0 / 3, offset(1e-15));
        assertThat(Theory.erlangB(2, 2)).isEqualTo(0.4, offset(1e-15));
    }

    @Test
    void kaufmanRoberts_oneUnitRequests_isErlangB() {
        assertThat(Theory.kaufmanRoberts(7, new double[] {5}, new int[] {1})[0])
                .isEqualTo(Theory.erlangB(7, 5), offset(1e-14));
    }

    @Test
    void kaufmanRoberts_twoSizesIntoTwoUnits_byHand() {
        // q = 1, a1, a1^2/2 + a2 with a1 = a2 = 1: 1, 1, 1.5; size 1 is lost in state 2, size 2 in states 1 and 2
        double[] lost = Theory.kaufmanRoberts(2, new double[] {1, 1}, new int[] {1, 2});
        assertThat(lost[0]).isEqualTo(1.5 / 3.5, offset(1e-15));
        assertThat(lost[1]).isEqualTo(2.5 / 3.5, offset(1e-15));
    }

    @Test
    void stationary_ofABirthDeathChain_isItsProductForm() {
        double[] birth = {3, 2, 1};
        double[] death = {0, 1, 2, 3};
        double[][] rate = new double[4][4];
        for (int i = 0; i < 3; i++) {
            rate[i][i + 1] = birth[i];
            rate[i + 1][i] = death[i + 1];
        }
        assertThat(Theory.stationary(rate)).containsExactly(Theory.birthDeath(birth, death), offset(1e-14));
    }
}
