package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Measure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScenarioBenchmarkTest {
    private static ScenarioBenchmark loaded(String scenario, int jobs) throws Exception {
        ScenarioBenchmark benchmark = new ScenarioBenchmark();
        benchmark.folder = Path.of("../scenarios");
        benchmark.scenario = scenario;
        benchmark.jobs = jobs;
        benchmark.load();
        return benchmark;
    }

    @Test
    void run_isAnExperimentOfTheScenario() throws Exception {
        ScenarioBenchmark benchmark = loaded("erlang-overflow", 2);
        ScenarioBenchmark.Events counter = new ScenarioBenchmark.Events();
        ExperimentResult result = benchmark.run(counter);
        assertThat(result.replications()).isEqualTo(20);
        assertThat(counter.events).isEqualTo(result.events()).isPositive();
        assertThat(result.estimate(Measure.SPILL_SHARE).mean()).isCloseTo(ErlangB.blocked(100, 130), within(0.01));
        assertThat(benchmark.loadAndCompile().world().pools).isEqualTo(3);
    }

    @Test
    void engine_isOneReplicationOfTheSame() throws Exception {
        ScenarioBenchmark.Events ofEngine = new ScenarioBenchmark.Events();
        ScenarioBenchmark.Events ofRun = new ScenarioBenchmark.Events();
        loaded("erlang-overflow", 1).engine(ofEngine);
        ExperimentResult result = loaded("erlang-overflow", 1).run(ofRun);
        assertThat((double) ofEngine.events)
                .isPositive()
                .isCloseTo(ofRun.events / (double) result.replications(), withinPercentage(1));
    }

    @Test
    void million_isTheLargeScenarioWithAMillionPending() throws Exception {
        ScenarioBenchmark.Events counter = new ScenarioBenchmark.Events();
        ExperimentResult result = loaded("erlang-overflow-million", 1).run(counter);
        assertThat(counter.events).isBetween(28_000_000L, 32_000_000L);
        assertThat(result.estimate(Measure.SPILL_SHARE).mean())
                .isCloseTo(ErlangB.blocked(769_231, 1_000_000), within(0.002));
    }
}
