package io.spillway.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.engine.RandomStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
    /**
     * Four p-values in order 0.005, 0.01, 0.03, 0.04: times 4, 3, 2, 1 is 0.02, 0.03, 0.06, 0.04, and none may lie below
     * one before it, so the last is 0.06.
     */
    @Test
    void theExampleOfTheTextbooks() {
        double[] adjusted = Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005});
        double[] expected = {0.03, 0.06, 0.06, 0.02};
        for (int i = 0; i < expected.length; i++) {
            assertThat(adjusted[i]).isCloseTo(expected[i], Offset.offset(1e-12));
        }
    }

    @Test
    void whatIsNotANumber_isNotCounted() {
        assertThat(Holm.adjusted(new double[] {Double.NaN, 0.25, 0.5})).containsExactly(Double.NaN, 0.5, 0.5);
    }

    @Test
    void neverAboveOne() {
        assertThat(Holm.adjusted(new double[] {0.9, 0.8, 1})).containsExactly(1, 1, 1);
    }

    /** Of 2000 families of 30 rows in which nothing differs, no more than about 5 % may call anything real at 5 %. */
    @Test
    void whereNothingDiffers_somethingIsCalledRealAsSeldomAsTheLevelSays() {
        RandomStream random = new RandomStream();
        random.reset(3, 0, 7);
        int called = 0;
        for (int family = 0; family < 2000; family++) {
            double[] adjusted = Holm.adjusted(random.doubles(30).toArray());
            for (double p : adjusted) {
                if (p < 0.05) {
                    called++;
                    break;
                }
            }
        }
        assertThat(called / 2000.0).isBetween(0.03, 0.07);
    }
}
