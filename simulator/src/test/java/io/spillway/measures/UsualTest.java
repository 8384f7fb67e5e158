package io.spillway.measures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsualTest {
    @Test
    void ofOneNumberInMost_theOthersAreCounted() {
        Usual usual = Sample.of(1, 0.5, 1, 1, 0.7, 1).usual();
        assertThat(usual.others()).isEqualTo(2);
        assertThat(usual.isRarelyElse()).isTrue();
    }

    @Test
    void ofWhatVariesEachTime_orNever_nothingIsRare() {
        assertThat(Sample.of(1, 2, 3, 4, 5).usual().isRarelyElse()).isFalse();
        assertThat(Sample.of(1, 1, 2, 2).usual().isRarelyElse()).isFalse();
        assertThat(Sample.of(1, 1, 1).usual().isRarelyElse()).isFalse();
        assertThat(Sample.of().usual().isRarelyElse()).isFalse();
    }

    @Test
    void twentyOthersAreEnough_howeverManyAreTheSame() {
        Usual usual = new Usual();
        for (int r = 0; r < 2000; r++) {
            usual.add(r % 100 == 0 ? r : -1, 1);
            assertThat(usual.isRarelyElse()).isEqualTo(r >= 2 && r < 1900);
        }
        assertThat(usual.others()).isEqualTo(Usual.FEWEST_OTHERS);
    }

    @Test
    void whatIsNoNumberOrWeighsNothing_doesNotCount() {
        Usual usual = new Sample(new double[] {1, Double.NaN, 3, 1, 2}, new double[] {2, 1, 0, 1, 1}).usual();
        assertThat(usual.others()).isOne();
    }
}
