package io.spillway.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponsesTest {
    /** Two points of two replications: means 2 and 10; variances of them 2 / 2 = 1 and 8 / 2 = 4, root of their mean √2.5. */
    private static final List<ImmutableList<Sample>> VALUES = List.of(
            ImmutableList.of(Sample.of(0, 0), Sample.of(1, 3)), ImmutableList.of(Sample.of(0, 0), Sample.of(8, 12)));

    @Test
    void meansAndChance() {
        assertThat(Responses.means(VALUES, 1)).containsExactly(2, 10);
        assertThat(Responses.chance(VALUES, 1)).isCloseTo(Math.sqrt(2.5), within(1e-12));
        assertThat(Responses.chance(VALUES, 0)).isZero();
    }

    @Test
    void oneReplication_saysNothingOfChance() {
        assertThat(Responses.chance(List.of(ofOne(Sample.of(1)), ofOne(Sample.of(2))), 0))
                .isNaN();
    }

    @Test
    void whereAReplicationHasNoValue_thereIsNoMean() {
        assertThat(Responses.means(List.of(ofOne(Sample.of(1, Double.NaN))), 0)[0])
                .isNaN();
    }

    /** Two events of 1 h and one of 4 h: 2 h; one without any says nothing. Squares 4 + 4, over 3² and times 2: 16/9. */
    @Test
    void aRatio_isWeighted() {
        Sample sample = new Sample(new double[] {1, 4, Double.NaN}, new double[] {2, 1, 0});
        assertThat(Responses.means(List.of(ofOne(sample)), 0)).containsExactly(2);
        assertThat(Responses.chance(List.of(ofOne(sample)), 0)).isCloseTo(4 / 3.0, within(1e-12));
    }

    private static ImmutableList<Sample> ofOne(Sample sample) {
        return ImmutableList.of(sample);
    }
}
