package io.spillway.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.TinyResults;
import io.spillway.report.Format;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultFolderTest {
    private static final Manifest MANIFEST = new Manifest(
            "1.2.3",
            "cafe",
            ImmutableList.of("run", "x.yaml"),
            ImmutableMap.of("x.yaml", "ab12"),
            Instant.parse("2026-11-22T10:00:00Z"),
            1.5);

    private final Path folder;
    private final ExperimentResult result = TinyResults.ofThree();

    ResultFolderTest(@TempDir Path temporary) {
        folder = temporary.resolve("new/results");
    }

    @Test
    void holdsSummaryTimeSeriesLaunchesAndManifest() throws IOException {
        write(false);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactly("launches.csv", "manifest.json", "summary.json", "summary.txt", "timeseries.csv");
        }
        StringWriter json = new StringWriter();
        Format.JSON.write(result, json);
        assertThat(folder.resolve("summary.json")).hasContent(json.toString());
        List<String> series = Files.readAllLines(folder.resolve("timeseries.csv"));
        assertThat(series.get(0)).startsWith("schemaVersion,scenario,fingerprint,seed,replications,measure,");
        assertThat(series.subList(1, series.size()))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*,20\\d\\d-\\d\\d,.*"));
        List<String> launches = Files.readAllLines(folder.resolve("launches.csv"));
        assertThat(launches).hasSize(3);
        assertThat(launches.get(0)).startsWith("schemaVersion,scenario,fingerprint,seed,replications,launch,");
    }

    @Test
    void manifest_saysHowItCameToBe() throws IOException {
        write(false);
        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(folder.resolve("manifest.json")));
        assertThat(manifest.get("schemaVersion").intValue()).isEqualTo(1);
        assertThat(manifest.get("version").stringValue()).isEqualTo("1.2.3");
        assertThat(manifest.get("commit").stringValue()).isEqualTo("cafe");
        assertThat(manifest.get("fingerprint").stringValue()).isEqualTo("0123456789abcdef");
        assertThat(manifest.get("seed").longValue()).isEqualTo(7);
        assertThat(manifest.get("replications").intValue()).isEqualTo(3);
        assertThat(manifest.get("arguments").toString()).isEqualTo("[\"run\",\"x.yaml\"]");
        assertThat(manifest.get("inputs").toString()).isEqualTo("[{\"path\":\"x.yaml\",\"sha256\":\"ab12\"}]");
        assertThat(manifest.get("events").longValue()).isEqualTo(3 * 123);
        assertThat(manifest.get("engineSeconds").doubleValue()).isEqualTo(0.5);
        assertThat(manifest.get("wallSeconds").doubleValue()).isEqualTo(1.5);
        assertThat(manifest.get("startedAt").stringValue()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(manifest.get("javaVersion").stringValue()).isEqualTo(System.getProperty("java.version"));
        assertThat(manifest.get("thresholds").get(0).get("met").booleanValue()).isFalse();
        for (JsonNode output : manifest.get("outputs")) {
            String text = Files.readString(folder.resolve(output.get("path").stringValue()));
            assertThat(output.get("sha256").stringValue())
                    .isEqualTo(Hashing.sha256()
                            .hashString(text, StandardCharsets.UTF_8)
                            .toString());
        }
    }

    @Test
    void resultsThatAreThere_areReplacedOnlyWhenAskedFor() throws IOException {
        write(false);
        Files.writeString(folder.resolve("summary.txt"), "mine");
        assertThatThrownBy(() -> new ResultFolder(folder).check(new StagedFiles(false)))
                .isInstanceOf(CannotCreateException.class)
                .hasMessageContaining("Maybe --force");
        assertThatThrownBy(() -> write(false)).isInstanceOf(CannotCreateException.class);
        assertThat(folder.resolve("summary.txt")).hasContent("mine");
        write(true);
        assertThat(Files.readString(folder.resolve("summary.txt"))).contains("Where demand ran");
    }

    @Test
    void aFileInItsPlace_isRefused() throws IOException {
        Files.createDirectories(folder.getParent());
        Files.writeString(folder, "a file");
        assertThatThrownBy(() -> new ResultFolder(folder).check(new StagedFiles(true)))
                .isInstanceOf(CannotCreateException.class)
                .hasMessage(folder + ": is not a folder");
    }

    @Test
    void aFolderBelowAFile_isRefused_andNothingIsMade() throws IOException {
        Path file = Files.writeString(folder.getParent().getParent().resolve("file"), "");
        assertThatThrownBy(() -> new ResultFolder(file.resolve("a/b")).check(new StagedFiles(true)))
                .isInstanceOf(CannotCreateException.class)
                .hasMessage(file.resolve("a/b") + ": no folder can be made in " + file);
        new ResultFolder(folder).check(new StagedFiles(false));
        assertThat(folder.getParent()).doesNotExist();
    }

    private void write(boolean force) throws IOException {
        try (StagedFiles files = new StagedFiles(force)) {
            new ResultFolder(folder).stage(files, result, () -> MANIFEST);
            files.commit();
        }
    }
}
