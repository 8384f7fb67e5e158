package io.spillway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The scripts for clusters that ship, run without one, as a task of theirs would be. */
@EnabledOnOs(OS.LINUX)
class SweepScriptsTest {
    private static final Path SCRIPTS =
            Path.of("../scenarios/sweeps").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private final Program program = new Program();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SweepCommandTest.SCENARIO);
        Files.writeString(folder.resolve("sweep.yaml"), SweepCommandTest.SWEEP.replace("25", "3"));
        executable(
                "spillway",
                "exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -cp '"
                        + System.getProperty("java.class.path") + "' " + Main.class.getName() + " \"$@\"");
        assertThat(program.main("sweep", at("sweep.yaml"), "--out", at("whole")))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweep.sh", "slurm-array.sbatch", "spark-standalone.sh", "spark-kubernetes.sh"})
    void script_isBash(String name) throws Exception {
        assertThat(run(Map.of(), "bash", "-n", SCRIPTS.resolve(name).toString()))
                .isEmpty();
        assertThat(Files.isExecutable(SCRIPTS.resolve(name))).isTrue();
    }

    @Test
    void slurmArray_runsEveryShard_andMergesToTheSameBytes() throws Exception {
        for (int task = 1; task <= 3; task++) {
            run(
                    Map.of(
                            "SPILLWAY", at("spillway"),
                            "SWEEP", at("sweep.yaml"),
                            "RESULTS", at("parts"),
                            "SLURM_ARRAY_TASK_ID", Integer.toString(task),
                            "SLURM_ARRAY_TASK_COUNT", "3"),
                    SCRIPTS.resolve("slurm-array.sbatch").toString());
        }
        assertMergesToTheSame();
    }

    @Test
    void indexedJob_runsEveryShard_andMergesToTheSameBytes() throws Exception {
        Map<?, ?> spec = map(yaml("kubernetes-indexed-job.yaml"), "spec");
        Map<?, ?> container =
                (Map<?, ?>) ((List<?>) map(map(spec, "template"), "spec").get("containers")).get(0);
        Map<String, String> environment = new HashMap<>();
        for (Object entry : (List<?>) container.get("env")) {
            environment.put(
                    ((Map<?, ?>) entry).get("name").toString(),
                    ((Map<?, ?>) entry).get("value").toString());
        }
        assertThat(environment.get("SHARDS")).isEqualTo(spec.get("completions").toString());
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        environment.put("SWEEP", at("sweep.yaml"));
        environment.put("RESULTS", at("parts"));
        environment.put("SHARDS", "2");
        for (int index = 0; index < 2; index++) {
            environment.put("JOB_COMPLETION_INDEX", Integer.toString(index));
            run(
                    environment,
                    "/bin/sh",
                    "-c",
                    ((List<?>) container.get("args")).get(0).toString());
        }
        assertThat(((List<?>) container.get("command"))).asString().isEqualTo("[/bin/sh, -c]");
        assertMergesToTheSame();
    }

    /** Merge tells what failed, so it must not wait for an array in which nothing did. */
    @Test
    void slurmMerges_alsoWhenAPointFailed() throws IOException {
        assertThat(Files.readString(SCRIPTS.resolve("slurm-array.sbatch")))
                .contains("--dependency=\"afterany:$job\"")
                .doesNotContain("afterok");
    }

    /** A status of the program's own comes again however often it is tried; a signal's, or that of a full disk, may not. */
    @Test
    void indexedJob_triesAgainOnlyWhatTheMachineEnded() throws IOException {
        Map<?, ?> spec = map(yaml("kubernetes-indexed-job.yaml"), "spec");
        Map<?, ?> pod = map(map(spec, "template"), "spec");
        assertThat(pod.get("restartPolicy")).isEqualTo("Never");
        List<?> rules = (List<?>) map(spec, "podFailurePolicy").get("rules");
        Map<?, ?> ended = (Map<?, ?>) rules.get(1);
        Map<?, ?> codes = map(ended, "onExitCodes");
        assertThat(ended.get("action")).isEqualTo("FailIndex");
        assertThat(codes.get("operator")).isEqualTo("In");
        assertThat(codes.get("containerName"))
                .isEqualTo(((Map<?, ?>) ((List<?>) pod.get("containers")).get(0)).get("name"));
        assertThat(codes.get("values"))
                .isEqualTo(Stream.of(
                                ExitCode.UNMET,
                                ExitCode.USAGE,
                                ExitCode.BAD_SCENARIO,
                                ExitCode.NO_INPUT,
                                ExitCode.INTERNAL,
                                ExitCode.CANNOT_CREATE)
                        .map(ExitCode::status)
                        .toList());
    }

    /** A spark-submit that runs here what it is asked to submit. */
    @Test
    void sparkScripts_submitASweep() throws Exception {
        Files.createDirectories(folder.resolve("bin"));
        executable("bin/spark-submit", """
                echo "$@" >>'%s'
                until case $1 in *spillway-spark.jar) true ;; *) false ;; esac do shift; done
                shift
                exec '%s' "$@" --engine local --dry-run""".formatted(at("submitted"), at("spillway")));
        Map<String, String> environment = Map.of(
                "SPARK_HOME",
                folder.toString(),
                "MASTER",
                "spark://host:7077",
                "API",
                "https://host:6443",
                "IMAGE",
                "image");
        String sweep = at("sweep.yaml");
        String points = run(environment, SCRIPTS.resolve("spark-standalone.sh").toString(), sweep, at("unused"));
        assertThat(points.lines()).hasSize(9);
        assertThat(run(environment, SCRIPTS.resolve("spark-kubernetes.sh").toString(), sweep))
                .isEqualTo(points);
        assertThat(Files.readString(folder.resolve("submitted")))
                .contains("--master spark://host:7077 ")
                .contains("--master k8s://https://host:6443 --deploy-mode cluster ");
    }

    @ParameterizedTest
    @CsvSource({
        "slurm-array.sbatch, this is no task of an array",
        "spark-standalone.sh, SPARK_HOME is not set",
        "spark-kubernetes.sh, SPARK_HOME is not set"
    })
    void script_saysWhatItLacks(String name, String said) throws Exception {
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(SCRIPTS.resolve(name).toString()).redirectError(err.toFile());
        builder.environment().keySet().removeAll(Set.of("SPARK_HOME", "SLURM_ARRAY_TASK_ID"));
        assertThat(builder.start().waitFor()).isEqualTo(2);
        assertThat(Files.readString(err)).startsWith(name + ": " + said).hasLineCount(1);
    }

    private void assertMergesToTheSame() throws IOException {
        assertThat(program.main("merge", at("parts"))).isZero();
        for (String file : List.of("plan.jsonl", "points.csv", "results.csv")) {
            assertThat(folder.resolve("parts").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
    }

    private static Map<?, ?> yaml(String name) throws IOException {
        return (Map<?, ?>)
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(SCRIPTS.resolve(name)));
    }

    private static Map<?, ?> map(Map<?, ?> in, String key) {
        return (Map<?, ?>) in.get(key);
    }

    private void executable(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/usr/bin/env bash\nset -euo pipefail\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    /** What a command that succeeds says. */
    private String run(Map<String, String> environment, String... command) throws Exception {
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        return out;
    }
}
