package io.spillway.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.Fixtures;
import io.spillway.engine.SmallLane;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.model.Distribution;
import io.spillway.model.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The order that the documentation adds. */
class NewOrderTest {
    @Test
    void theDocumentationShowsIt() throws Exception {
        String file = Files.readString(Path.of("src/test/java/io/spillway/order/BestFit.java"));
        String architecture = Files.readString(Path.of("ARCHITECTURE.md"));
        assertThat(architecture).contains("```java\n" + file.substring(file.indexOf("@Doc")) + "```\n");
    }

    @Test
    void itChooses() {
        SmallLane lane = SmallLane.of(new BestFit(3), "a/r/x", "b/r/x", "c/r/x")
                .capacity("a/r/x", 9)
                .capacity("b/r/x", 4)
                .capacity("c/r/x", 2);
        assertThat(lane.choose(1)).contains("b/r/x");
        assertThat(lane.choose(5)).contains("a/r/x");
        assertThat(lane.choose(10)).isEmpty();
    }

    @Test
    void itRunsAWholeScenario() {
        Scenario scenario = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(0))
                .cloud("aws", Fixtures.cloud(10))
                .cloud("gcp", Fixtures.cloud(5))
                .spill(new BestFit(0))
                .launch("product", Fixtures.launch(3, new Distribution.Exponential(1)))
                .build();
        var result = Experiment.of(scenario, "").run(Settings.of(1, 2), Progress.NONE);
        assertThat(result.estimate(Measure.SPILL_SHARE).mean()).isGreaterThan(0.9);
    }
}
