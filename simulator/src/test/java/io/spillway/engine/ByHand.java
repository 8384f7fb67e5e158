package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Scenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scenarios without chance, of which every number can be worked out by hand. */
final class ByHand {
    private ByHand() {}

    /** A scenario with parts of others laid over it, one on the other. */
    static Scenario layered(Path folder, String base, String... overBase) throws IOException, ScenarioException {
        List<String> files = new ArrayList<>(List.of("base.yaml"));
        Files.writeString(folder.resolve("base.yaml"), base);
        for (String part : overBase) {
            String name = "part" + files.size() + ".yaml";
            Files.writeString(folder.resolve(name), part);
            files.add(name);
        }
        Path all = Files.writeString(folder.resolve("all.yaml"), "include: " + files + "\n");
        return ScenarioFile.load(all).scenario();
    }

    static ExperimentResult run(Scenario scenario) {
        return Experiment.of(scenario, "by hand").run(Settings.of(1, 1), Progress.NONE);
    }

    static Row placed(String cloud) {
        return Row.of(Measure.REQUESTS_PLACED).cloud(cloud);
    }

    static Row refused(Reason reason) {
        return Row.of(Measure.LAUNCHES_REFUSED).reason(reason);
    }

    static void has(ExperimentResult result, Row row, double expected) {
        assertThat(result.estimate(row).mean()).as("%s", row).isCloseTo(expected, within(1e-12));
    }
}
