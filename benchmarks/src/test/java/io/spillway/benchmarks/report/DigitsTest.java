package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {
    @ParameterizedTest
    @CsvSource({
        "2, 2.00",
        "0.01234, 0.0123",
        "12.345, 12.3",
        "-12.345, -12.3",
        "999.6, '1,000'",
        "1234567, '1,234,567'",
        "0.0001, 0",
        "NaN, ''",
        "Infinity, ''"
    })
    void threeDigits(double value, String text) {
        assertThat(Digits.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"12.34, 12.3 ns", "12340, 12.3 µs", "5e7, 50.0 ms", "4.2e9, 4.20 s", "5e12, '5,000 s'"})
    void times_haveTheUnitThatSuitsThem(double nanos, String text) {
        assertThat(Digits.time(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.00", "0.0123, 0.0123", "0.001, 0.00100", "0.0004, <0.001", "1e-9, <0.001", "NaN, ''"})
    void probabilities_areNeverNothing(double p, String text) {
        assertThat(Digits.probability(p)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "0.8, 0.8", "1.90, 1.9", "20, 20"})
    void chosenNumbers_areAsWritten(double value, String text) {
        assertThat(Digits.chosen(value)).isEqualTo(text);
    }
}
