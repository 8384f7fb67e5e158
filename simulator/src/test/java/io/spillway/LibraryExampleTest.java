package io.spillway;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.engine.Kind;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Spillway from Java: load, run, read measures. */
class LibraryExampleTest {
    @Test
    void loadRunRead() throws Exception {
        LoadedScenario loaded = ScenarioFile.load(Path.of("../scenarios/erlang-overflow.yaml"));
        ExperimentResult result =
                Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, 4), Progress.NONE);

        Estimate spilled = result.estimate(Measure.SPILL_SHARE);
        Estimate toAws =
                result.estimate(Row.of(Measure.REQUESTS_SPILLED).cloud("aws").kind(Kind.CANNOT));

        // B(100, 130) - B(180, 130): what overflows the first pool and is not lost.
        assertThat(spilled.mean()).isBetween(0.2516 - 2 * spilled.halfWidth(), 0.2516 + 2 * spilled.halfWidth());
        assertThat(spilled.n()).isEqualTo(4);
        assertThat(toAws.mean()).isPositive();
    }
}
