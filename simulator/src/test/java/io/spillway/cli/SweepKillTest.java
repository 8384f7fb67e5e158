package io.spillway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sweeps as processes of their own that are killed, interrupted, or run out of disk. {@code -Dsweep.kills=50} kills as many
 * times; {@code -Dsweep.seed=N} at other instants.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SweepKillTest {
    private static final int KILLS = Integer.getInteger("sweep.kills", 4);
    private static final long SEED = Long.getLong("sweep.seed", 1);
    private static final int REPLICATIONS = 240;
    private static final List<String> SAME = List.of("plan.jsonl", "points.csv", "results.csv");

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void leaveNothingRunning() {
        started.forEach(Process::destroyForcibly);
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SweepCommandTest.SCENARIO);
        Files.writeString(folder.resolve("sweep.yaml"), SweepCommandTest.SWEEP);
    }

    @Test
    void killedAtRandomInstants_endsWithTheBytesOfOneThatWasNot() throws Exception {
        long begin = System.nanoTime();
        assertThat(end(start("whole"))).isZero();
        long wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        Process atWork = start("killed");
        awaitJournal("killed", atWork);
        atWork.destroyForcibly().waitFor();
        assertThat(folder.resolve("killed/journal/1-of-1.lock")).isSymbolicLink();
        Random random = new Random(SEED);
        int kills = 1;
        while (kills < KILLS) {
            Process process = start("killed");
            if (process.waitFor((long) (random.nextDouble() * wholeMillis), TimeUnit.MILLISECONDS)) {
                assertThat(process.exitValue()).isZero();
                assertSameResults("killed");
                tearApart(folder.resolve("killed"), random);
            } else {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }
        assertThat(end(start("killed"))).as("seed %d", SEED).isZero();
        assertSameResults("killed");
    }

    /** A sweep that came to its end keeps the beginning of one journal, perhaps an empty one, to have something to do again. */
    private static void tearApart(Path results, Random random) throws IOException {
        List<Path> journals = journals(results);
        for (Path journal : journals.subList(1, journals.size())) {
            Files.delete(journal);
        }
        byte[] bytes = Files.readAllBytes(journals.get(0));
        Files.write(journals.get(0), java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
    }

    private static List<Path> journals(Path results) throws IOException {
        try (var files = Files.list(results.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
    void interrupted_writesWhatIsDone_saysSo_andGoesOnLater(String signal, int status) throws Exception {
        assumeThat(SignalTest.isIgnored(signal)).isFalse();
        end(start("whole"));
        Process process = start("interrupted");
        awaitJournal("interrupted", process);
        signal(process, signal);
        assertThat(end(process)).isEqualTo(status);
        assertThat(Files.readString(folder.resolve("err")))
                .matches("interrupted; \\d done, 0 failed, \\d left. The same call again goes on from here.\n");
        Path results = folder.resolve("interrupted");
        assertThat(Files.readString(journals(results).get(0))).endsWith("}\n").contains("\"block\"");
        assertThat(results.resolve("journal/1-of-1.lock")).doesNotExist();
        assertThat(results.resolve("results.csv")).doesNotExist();
        assertThat(end(start("interrupted"))).isZero();
        assertSameResults("interrupted");
    }

    @Test
    void interruptedTwice_endsAtOnce() throws Exception {
        assumeThat(SignalTest.isIgnored("INT")).isFalse();
        Process process =
                start("twice", "--replications", "1000000", "--set", "launches.load.demand.unitsWanted=1000000");
        while (!Files.isSymbolicLink(folder.resolve("twice/journal/1-of-1.lock"))) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(5);
        }
        signal(process, "INT");
        Thread.sleep(100);
        if (process.isAlive()) {
            signal(process, "INT");
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("a replication takes minutes here, and is not waited for")
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
    }

    /** A limit on the size of files does what a full disk does: a line is cut off and an error comes back. */
    @Test
    void fullDisk_isTold_andNothingOfWhatWasWrittenIsLost() throws Exception {
        end(start("whole"));
        Process process = start(List.of("bash", "-c", "ulimit -f 60 && exec \"$0\" \"$@\""), "full");
        assertThat(end(process)).isEqualTo(ExitCode.CANNOT_WRITE.status());
        assertThat(Files.readString(folder.resolve("err")))
                .startsWith("cannot write: ")
                .hasLineCount(1);
        assertThat(journals(folder.resolve("full"))).hasSize(1);
        assertThat(end(start("full"))).isZero();
        assertSameResults("full");
    }

    @Test
    void twoAtOnceInOneFolder_theSecondIsRefused_shardsAreNot() throws Exception {
        end(start("whole"));
        Process first = start("both", "--replications", "100000");
        awaitJournal("both", first);
        assertThat(end(start("both"))).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(Files.readString(folder.resolve("err")))
                .contains("both: process " + first.pid() + " on ")
                .endsWith("or another folder\n");
        first.destroyForcibly().waitFor();

        Process one = start("shards", "--shard", "1/2");
        Process two = start("shards", "--shard", "2/2");
        assertThat(end(one)).isZero();
        assertThat(end(two)).isZero();
        assertThat(end(java(List.of(), "merge", folder.resolve("shards").toString())))
                .isZero();
        assertSameResults("shards");
    }

    @Test
    void status_alsoWhileItRuns() throws Exception {
        Process process = start("running", "--replications", "100000");
        awaitJournal("running", process);
        Process status = java(List.of(), "status", folder.resolve("running").toString());
        String said = new String(status.getInputStream().readAllBytes(), UTF_8);
        process.destroyForcibly().waitFor();
        assertThat(said)
                .contains("points         8: 0 done, 0 failed, 8 left")
                .contains("at work        process " + process.pid() + " on ")
                .containsPattern("time to go     about \\d+ (s|min) on 2 threads");
        status = java(List.of(), "status", folder.resolve("running").toString());
        said = new String(status.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).contains("nobody is at work").doesNotContain("at work  ");
    }

    private void awaitJournal(String name, Process process) throws Exception {
        Path journal = folder.resolve(name).resolve("journal");
        while (Files.notExists(journal) || journals(folder.resolve(name)).isEmpty()) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(2);
        }
    }

    private static void signal(Process process, String signal) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    private Process start(String name, String... options) throws IOException {
        return start(List.of(), name, options);
    }

    private Process start(List<String> through, String name, String... options) throws IOException {
        List<String> call = new ArrayList<>(List.of(
                "sweep",
                folder.resolve("sweep.yaml").toString(),
                "--out",
                folder.resolve(name).toString(),
                "--jobs",
                "2"));
        call.addAll(List.of(options));
        if (!call.contains("--replications")) {
            call.addAll(List.of("--replications", Integer.toString(REPLICATIONS)));
        }
        return java(through, call.toArray(String[]::new));
    }

    private Process java(List<String> through, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(through);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path err = folder.resolve("err");
        Files.deleteIfExists(err);
        Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        started.add(process);
        return process;
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private void assertSameResults(String name) {
        for (String file : SAME) {
            assertThat(folder.resolve(name).resolve(file))
                    .as("%s, seed %d", file, SEED)
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
    }
}
