package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScenarioBenchmarkTest {
    @Test
    void run_isAnExperimentOfTheScenario() throws Exception {
        ScenarioBenchmark benchmark = new ScenarioBenchmark();
        benchmark.folder = Path.of("../scenarios");
        benchmark.jobs = 2;
        benchmark.load();
        ScenarioBenchmark.Events counter = new ScenarioBenchmark.Events();
        ExperimentResult result = benchmark.run(counter);
        assertThat(result.replications()).isEqualTo(2);
        assertThat(counter.events).isEqualTo(result.events()).isPositive();
        // B(100, 130) = 0.251632 overflows the first pool.
        assertThat(result.estimate(Measure.SPILL_SHARE).mean()).isBetween(0.24, 0.263);
        assertThat(benchmark.loadAndCompile().world().pools).isEqualTo(3);
    }
}
