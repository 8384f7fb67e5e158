package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeToGoTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.2, 1 s",
        "40, 40 s",
        "119, 119 s",
        "120, 2 min",
        "7199, 120 min",
        "7200, 2.0 h",
        "12600, 3.5 h"
    })
    void secondsAreToldInTheUnitThatOneWouldUse(double seconds, String said) {
        assertThat(TimeToGo.text(seconds)).isEqualTo(said);
    }
}
