package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudSimPlusOverflowTest {
    @ParameterizedTest
    @CsvSource({"SMALL, 5", "LARGE, 0"})
    void isFoundAndCountsTheSame(OverflowLoad load, int invocations) {
        assertThat(OverflowBenchmarkTest.counts(OverflowCore.CLOUDSIM_PLUS, load, invocations))
                .isEqualTo(OverflowBenchmarkTest.counts(OverflowCore.SPILLWAY, load, invocations));
    }
}
