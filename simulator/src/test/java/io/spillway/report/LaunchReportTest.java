package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.Setting;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchReportTest {
    private static final Path EVERY_LAUNCH = Path.of("src/test/resources/explain/every-launch.yaml");

    @Test
    void decisionsAreTold_withFirstCloudLagsAndRefusals() throws Exception {
        StringWriter to = new StringWriter();
        Format.TABLE.write(run(), to);
        assertThat(to.toString())
                .containsPattern("(?m)^How launches were decided \\(days until open on each cloud\\)$")
                .containsPattern("(?m)^launch +first on +azure +aws +refused for$")
                .containsPattern("(?m)^taken +azure +2\\.0 +11\\.0$")
                .containsPattern("(?m)^refused +aws +35\\.0 +2\\.0 +CANNOT CAPABILITY 100 %$")
                .containsPattern("(?m)^silence +aws +1\\.0 +1\\.0 +CHOOSES_NOT NO_ANSWER 100 %$")
                .containsPattern("(?m)^waived +azure +3\\.0 +9\\.0$")
                // Its margin never lets it run there.
                .containsPattern("(?m)^cheap +aws +never +2\\.0 +CHOOSES_NOT MARGIN 100 %$")
                .doesNotContainPattern("(?m)^held +a");
    }

    @Test
    void launchesCsv_hasTheDecisions() throws Exception {
        StringWriter to = new StringWriter();
        LaunchesReport.write(run(), to);
        List<String> lines = to.toString().lines().toList();
        assertThat(lines.get(0))
                .endsWith("launchesRefused,firstCloudShare.azure,firstCloudShare.aws,launchLagHours.azure,"
                        + "launchLagHours.aws,mainReason");
        assertThat(lines).anyMatch(line -> line.contains(",1,1,refused,") && line.contains(",1.0,0.0,1.0,840.0,48.0,"));
    }

    /** What arrived of a launch with patience was placed, was lost, or has expired; little waits still. */
    @Test
    void launchesCsv_tellsTheRunAndWhatBecameOfThoseThatWaited() throws Exception {
        ExperimentResult result =
                run("launches.taken.patience=1h", "terms.always.rule=exclusive", "clouds.azure.capacityScale=0.001");
        StringWriter to = new StringWriter();
        LaunchesReport.write(result, to);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(to.toString())) {
            NamedCsvRecord row = rows.stream()
                    .filter(one -> one.getField("launch").equals("taken"))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.getHeader().subList(0, 6))
                    .containsExactly("schemaVersion", "scenario", "fingerprint", "seed", "replications", "launch");
            assertThat(row.getFields().subList(0, 5)).isEqualTo(CsvReport.start(result));
            assertThat(number(row, "requestsExpired")).isPositive();
            assertThat(number(row, "requestsWaited")).isGreaterThanOrEqualTo(number(row, "requestsExpired"));
            assertThat(number(row, "unitHoursExpired")).isPositive();
            assertThat(number(row, "requestsPlaced") + number(row, "requestsLost") + number(row, "requestsExpired"))
                    .isEqualTo(number(row, "requestsArrived"));
        }
    }

    private static double number(NamedCsvRecord row, String column) {
        return Double.parseDouble(row.getField(column));
    }

    @Test
    void takenAndOpenAtOnce_nothingIsSaid() throws Exception {
        StringWriter to = new StringWriter();
        Format.TABLE.write(run("launches={}", "launchProcesses={}"), to);
        assertThat(to.toString()).doesNotContain("How launches were decided");
    }

    private static ExperimentResult run(String... settings) throws Exception {
        LoadedScenario loaded = ScenarioFile.load(
                EVERY_LAUNCH, List.of(settings).stream().map(Setting::parse).toList());
        return Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, 1), Progress.NONE);
    }
}
