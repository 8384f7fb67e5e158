package io.spillway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.report.Format;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import io.spillway.theory.Theory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shipped scenario loads, runs, and says today what it said when its golden was read and kept. */
class ShippedScenariosTest {
    private static final Path FOLDER = Path.of("../scenarios");
    private static final int REPLICATIONS = 2;

    static List<String> scenarios() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER);
                Stream<Path> whatIfs = Files.list(FOLDER.resolve("what-if"))) {
            return Stream.concat(files, whatIfs)
                    .map(file -> FOLDER.relativize(file).toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void saysWhatItsGoldenSays(String name) throws Exception {
        LoadedScenario loaded = ScenarioFile.load(FOLDER.resolve(name));
        ExperimentResult result =
                Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, REPLICATIONS), Progress.NONE);
        String json = text(Format.JSON, result);
        Golden.check(
                "scenarios/" + name.replace(".yaml", ".txt"),
                text(Format.TABLE, result) + "\nSHA-256 of the JSON result: "
                        + Hashing.sha256().hashString(json, StandardCharsets.UTF_8) + "\n");
    }

    @ParameterizedTest(name = "{0} jobs")
    @ValueSource(ints = {1, 3})
    void realScenario_sameBytesForAnyNumberOfJobs(int jobs) throws Exception {
        LoadedScenario loaded = ScenarioFile.load(FOLDER.resolve("azure-first-2026.yaml"));
        Experiment experiment = Experiment.of(loaded.scenario(), loaded.fingerprint());
        Settings settings = Settings.of(7, 5);
        assertThat(text(Format.JSON, experiment.run(settings.withJobs(jobs), Progress.NONE)))
                .isEqualTo(text(Format.JSON, experiment.run(settings.withJobs(2), Progress.NONE)));
    }

    @Test
    void outagesLieOverTheClouds(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("with-outages.yaml");
        String shipped = FOLDER.toRealPath().toString();
        Files.writeString(
                file,
                "name: with-outages\ninclude:\n"
                        + "  - " + shipped + "/azure-first-2026.yaml\n"
                        + "  - " + shipped + "/catalogue/outages.yaml\n"
                        + "  - " + shipped + "/catalogue/outages-drawn.yaml\n");
        LoadedScenario loaded = ScenarioFile.load(file);
        ExperimentResult result =
                Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, 1), Progress.NONE);
        assertThat(result.estimate(Measure.AVAILABILITY).mean()).isBetween(0.95, 1 - 1e-6);
    }

    @Test
    void erlangOverflow_isErlangB() throws Exception {
        holds("erlang-overflow.yaml", new int[] {100, 140, 180}, 130, 10);
    }

    @Test
    void erlangOverflowLarge_isErlangB() throws Exception {
        holds("erlang-overflow-large.yaml", new int[] {100_000, 140_000, 180_000}, 130_000, 2);
    }

    private static void holds(String name, int[] unitsUpTo, double erlang, int replications) throws Exception {
        LoadedScenario loaded = ScenarioFile.load(FOLDER.resolve(name));
        ExperimentResult result = Experiment.of(loaded.scenario(), loaded.fingerprint())
                .run(Settings.of(1, replications).withConfidence(0.999), Progress.NONE);
        double arrived = result.estimate(Measure.REQUESTS_ARRIVED).mean();
        String[] clouds = {"azure", "aws", "gcp"};
        double before = 1;
        for (int j = 0; j < clouds.length; j++) {
            double past = Theory.erlangB(unitsUpTo[j], erlang);
            var placed = result.estimate(Row.of(Measure.REQUESTS_PLACED).cloud(clouds[j]));
            assertThat(placed.mean() / arrived)
                    .as("share placed on %s", clouds[j])
                    .isBetween(
                            before - past - placed.halfWidth() / arrived - 1e-12,
                            before - past + placed.halfWidth() / arrived + 1e-12);
            before = past;
        }
    }

    private static String text(Format format, ExperimentResult result) throws IOException {
        StringWriter text = new StringWriter();
        format.write(result, text);
        return text.toString();
    }
}
