package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {
    /** Who reads the first rows of a file knows whether the column has fractions. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0% 5% 100% | 0.0 0.05 1.0 | a",
                "0 10 1k | 0 10 1000 | a",
                "1 1.5 | 1.0 1.5 | a",
                "1h 90m 2d | 1.0 1.5 48.0 | aHours",
                "3_USD 2.50_USD | 3.0 2.5 | aUsd",
                "0 5% 10% | 0.0 0.05 0.1 | a",
                "10 10% 0 | 10 10% 0 | a",
                "0.5 50% 1% | 0.5 0.5 0.01 | a",
                "x 1 | x 1 | a"
            })
    void numbersOfAColumn_areWrittenAlike(String values, String cells, String column) {
        List<String> written = List.of(values.replace("_", " ").split(" (?=[0-9x])"));
        Parameter parameter = Parameter.of("a", written);
        assertThat(parameter.column()).isEqualTo(column);
        assertThat(written.stream().map(parameter::cell)).containsExactly(cells.split(" "));
    }
}
