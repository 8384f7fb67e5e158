package io.spillway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real cluster of Apache Spark: a master and two workers, as processes of this machine that know nothing of this test. Spark
 * 4.1.3 comes with a Hadoop that Java 24 and newer cannot run; a test holds that it is still so.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SparkIT {
    private static final Path TARGET = Shell.ROOT.resolve("simulator/target");
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final String SWEEP = """
            name: on-spark
            scenario: scenarios/erlang-overflow.yaml
            axes:
              azure: {path: clouds.azure.capacityScale, from: 0.5, to: 2, steps: 4}
              aws: {path: clouds.aws.capacityScale, values: [1, 2]}
            set: [end=2027-03-01]
            replications: 40
            """;

    @TempDir
    private Path folder;

    private final List<ProcessHandle> started = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("scenarios"));
        Files.copy(
                Shell.ROOT.resolve("scenarios/erlang-overflow.yaml"), folder.resolve("scenarios/erlang-overflow.yaml"));
        Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    }

    @AfterEach
    void leaveNothingRunning() {
        List<ProcessHandle> all = new ArrayList<>(started);
        started.forEach(process -> process.descendants().forEach(all::add));
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
    }

    @Test
    @EnabledForJreRange(maxVersion = 23)
    void driverKilled_thenWorkerKilled_endsWithTheBytesOfOneMachine() throws Exception {
        assertThat(end(java(List.of("-jar", TARGET.resolve("spillway.jar").toString()), "local")))
                .isZero();
        Process master =
                spark("master", "deploy.master.Master", "--host", "127.0.0.1", "--port", "0", "--webui-port", "0");
        String url = awaitMatch("master", MASTER, master);
        Process first = worker("worker-1", url);
        worker("worker-2", url);

        Process killed = submit("killed-driver", url);
        awaitBlocks(1, killed);
        killed.destroyForcibly().waitFor();
        assertThat(folder.resolve("spark/results.csv")).doesNotExist();
        int before = blocks();

        Process driver = submit("driver", url);
        awaitBlocks(before + 2, driver);
        kill(first);
        assertThat(driver.isAlive()).as("killed in mid-sweep").isTrue();
        assertThat(end(driver)).as(said("driver")).isZero();

        assertThat(said("driver")).contains("Lost executor");
        assertThat(journals()).hasSize(2);
        for (String file : List.of("plan.jsonl", "points.csv", "results.csv")) {
            assertThat(folder.resolve("spark").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("local").resolve(file));
        }
    }

    @Test
    @EnabledForJreRange(minVersion = 24)
    void thisJava_isTooNewForSparkItself() throws Exception {
        Process driver = submit("driver", "local[1]");

        assertThat(end(driver)).as(said("driver")).isEqualTo(1);
        assertThat(said("driver"))
                .as("if Spark can do without it, run the other tests on this Java")
                .contains("getSubject is not supported");
    }

    @Test
    @EnabledForJreRange(maxVersion = 23)
    void masterThatIsNotThere_isTold_andNothingIsLost() throws Exception {
        Process driver = submit("driver", "spark:/nowhere");

        assertThat(end(driver)).as(said("driver")).isEqualTo(69);
        assertThat(said("driver"))
                .containsPattern("Spark at .* cannot be reached: .*\\. What was done is kept; the same call again");
    }

    /** The worker with the executors that it started. */
    private void kill(Process worker) throws InterruptedException {
        List<ProcessHandle> executors = worker.descendants().toList();
        assertThat(executors).isNotEmpty();
        worker.destroyForcibly().waitFor();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    private Process worker(String name, String master) throws IOException {
        String work = folder.resolve(name + "-work").toString();
        return spark(
                name,
                "deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                work,
                master);
    }

    private Process submit(String name, String master) throws IOException {
        List<String> call = new ArrayList<>(List.of(
                "deploy.SparkSubmit",
                "--master",
                master,
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.ui.enabled=false",
                TARGET.resolve("spillway-spark.jar").toString()));
        call.addAll(sweep("spark"));
        return spark(name, call.toArray(String[]::new));
    }

    private static List<String> sweep(String results) {
        return List.of("sweep", "sweep.yaml", "--out", results);
    }

    private Process java(List<String> options, String name) throws IOException {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(sweep(name));
        return start(name, arguments);
    }

    private Process spark(String name, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(JavaModuleOptions.defaultModuleOptionArray()));
        all.add("-Dspark.master.rest.enabled=false");
        all.add("-cp");
        all.add(TARGET.resolve("spark-home/jars") + File.separator + "*");
        all.add("org.apache.spark." + arguments[0]);
        all.addAll(List.of(arguments).subList(1, arguments.length));
        return start(name, all);
    }

    private Process start(String name, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("SPARK_HOME", TARGET.resolve("spark-home").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        started.add(process.toHandle());
        return process;
    }

    private String said(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".log"), UTF_8);
    }

    private String awaitMatch(String name, Pattern wanted, Process process) throws Exception {
        while (true) {
            Matcher found = wanted.matcher(said(name));
            if (found.find()) {
                return found.group(1);
            }
            assertThat(process.isAlive()).as(said(name)).isTrue();
            Thread.sleep(50);
        }
    }

    private void awaitBlocks(int wanted, Process process) throws Exception {
        while (blocks() < wanted) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }
    }

    private int blocks() throws IOException {
        int blocks = 0;
        for (Path journal : journals()) {
            blocks += (int) Files.readString(journal)
                    .lines()
                    .filter(line -> line.startsWith("{\"block\""))
                    .count();
        }
        return blocks;
    }

    private List<Path> journals() throws IOException {
        Path journal = folder.resolve("spark/journal");
        if (Files.notExists(journal)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(journal)) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
        }
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }
}
