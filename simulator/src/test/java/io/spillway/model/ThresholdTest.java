package io.spillway.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.model.Threshold.Comparison;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {
    @ParameterizedTest
    @CsvSource({"0.3, < 0.3", "0.0001, < 0.0001", "1e9, < 1000000000", "0, < 0", "-0.25, < -0.25"})
    void isWrittenAsAPersonWould(double bound, String written) {
        assertThat(new Threshold(Comparison.LESS, bound)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "<, 0, true", "<, 0.01, false", "<, 1, false", "<, 1.01, true",
        "<=, -0.1, true", "<=, 0, false", "<=, 0.99, false", "<=, 1, true",
        ">, -0.1, true", ">, 0, false", ">, 0.99, false", ">, 1, true",
        ">=, 0, true", ">=, 0.01, false", ">=, 1, false", ">=, 1.01, true"
    })
    void whatEveryShareMeetsOrNoneDoes_saysNothing(String sign, double bound, boolean nothing) {
        Comparison comparison = Arrays.stream(Comparison.values())
                .filter(one -> one.sign().equals(sign))
                .findFirst()
                .orElseThrow();
        assertThat(new Threshold(comparison, bound).saysNothingOfShare()).isEqualTo(nothing);
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.04, false", "0.25, 0.06, true", "0.35, 0.06, true", "0.35, 0.04, false", "0.25, NaN, false"})
    void aBoundWithinTheInterval_isNotSure(double mean, double halfWidth, boolean within) {
        assertThat(new Threshold(Comparison.LESS, 0.3).isWithin(mean, halfWidth))
                .isEqualTo(within);
    }
}
