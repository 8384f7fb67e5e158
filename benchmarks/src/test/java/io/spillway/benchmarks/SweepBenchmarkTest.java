package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SweepBenchmarkTest {
    private static SweepBenchmark loaded(String scenario) throws Exception {
        SweepBenchmark benchmark = new SweepBenchmark();
        benchmark.folder = Path.of("../scenarios");
        benchmark.scenario = scenario;
        benchmark.load();
        return benchmark;
    }

    @Test
    void points_differInTheCapacityOfThePrimary() throws Exception {
        SweepBenchmark benchmark = loaded("erlang-overflow");
        ExperimentResult first = benchmark.point();
        ExperimentResult second = benchmark.point();
        // 0.8 of 100 units.
        assertThat(first.estimate(Measure.SPILL_SHARE).mean()).isCloseTo(ErlangB.blocked(80, 130), within(0.01));
        assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
        assertThat(second.events()).isPositive();
    }

    @Test
    void baseline_isTheEngineOfAPoint() throws Exception {
        SweepBenchmark benchmark = loaded("azure-first-2026");
        assertThat(benchmark.baseline().events)
                .isBetween(benchmark.point().events() / 2, 2 * benchmark.point().events());
    }

    @Test
    void scales_areWritten() {
        assertThat(SweepBenchmark.scale(0)).isEqualTo("0.8");
        assertThat(SweepBenchmark.scale(399)).isEqualTo("1.199");
    }
}
