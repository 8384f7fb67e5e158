package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program in a shell: its streams by all their names, redirected to files and pipes. */
@EnabledOnOs(OS.LINUX)
class StreamsTest {
    private static final String FAST = " --replications 1 -q";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SweepCommandTest.SCENARIO);
        Path launcher = Files.writeString(
                folder.resolve("spillway"),
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path") + "' "
                        + Main.class.getName() + " \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void standardOutputByName_isWrittenTo_notReplaced() throws Exception {
        for (String name : List.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")) {
            shell(
                    0,
                    "{ echo head; ./spillway run small.yaml --format csv -o " + name + FAST
                            + "; status=$?; echo foot; } > both.csv; exit $status");
            assertThat(Files.readAllLines(folder.resolve("both.csv")))
                    .as(name)
                    .startsWith("head")
                    .endsWith("foot")
                    .hasSizeGreaterThan(20);
        }
        shell(
                0,
                "{ echo head; ./spillway run small.yaml -o /dev/null --decisions -" + FAST
                        + "; echo foot; } > all.txt");
        assertThat(Files.readAllLines(folder.resolve("all.txt")))
                .startsWith("head")
                .endsWith("foot")
                .hasSizeGreaterThan(20);
        assertThat(folder.resolve("-")).doesNotExist();
    }

    /** A pipe that is not standard output is one as well. */
    @Test
    void aReaderThatGoesAway_hasWhatItWanted() throws Exception {
        String both = "./spillway run small.yaml --decisions >(head -n 1 > first.jsonl) --per-replication each.csv -o -"
                + FAST;
        assertThat(shell(0, both)).contains("Where demand ran");
        assertThat(folder.resolve("first.jsonl")).content().startsWith("{");
        assertThat(folder.resolve("each.csv")).content().startsWith("schemaVersion,");
    }

    @Test
    void anOpenFile_isAppendedTo_unlessItIsOpenToBeReadAlone() throws Exception {
        shell(
                0,
                "{ echo head >&5; ./spillway scenario new -o /dev/fd/5; } 5> begun.yaml; tail -n +2 begun.yaml > new.yaml");
        assertThat(folder.resolve("begun.yaml")).content().startsWith("head\n");
        shell(0, "./spillway validate new.yaml");
        assertThat(shell(ExitCode.CANNOT_CREATE.status(), "./spillway scenario new -o /dev/stdin --force < small.yaml"))
                .isEqualTo("/dev/stdin: is closed, or open to be read alone\n");
        assertThat(folder.resolve("small.yaml")).hasContent(SweepCommandTest.SCENARIO);
    }

    @Test
    void exports_goToStandardOutput() throws Exception {
        shell(0, "./spillway sweep small.yaml --axis clouds.azure.capacityScale=1,2 --out results" + FAST);
        assertThat(shell(0, "./spillway export results --csv -"))
                .isEqualTo(Files.readString(folder.resolve("results/results.csv")));
        assertThat(shell(0, "./spillway export results --table points --jsonl - | wc -l")
                        .strip())
                .isEqualTo("2");
    }

    @Test
    void scenariosThatComeByAPipe_areReadAsThatOnceRead() throws Exception {
        String whole = shell(0, "./spillway run small.yaml" + FAST);
        for (String command : List.of(
                "./spillway run <(cat small.yaml)",
                "cat small.yaml | ./spillway run /dev/stdin",
                "cat small.yaml | ./spillway run -",
                "./spillway run - < small.yaml")) {
            assertThat(shell(0, command + FAST)).as(command).isEqualTo(whole);
        }
        assertThat(shell(0, "cat small.yaml | ./spillway validate -")).isEqualTo("-: ok\n");
        shell(0, "./spillway compare - --with seed=3 --replications 2 --no-attribution -q < small.yaml");
        shell(
                0,
                "./spillway sensitivity <(cat small.yaml) --factor clouds.azure.capacityScale=0.8..1.2 --trajectories 2"
                        + FAST);
        shell(
                0,
                "./spillway optimize - --minimize lossShare --alternative clouds.azure.capacityScale=2"
                        + " --indifference 0.9 --budget 40 -q < small.yaml");
    }

    @Test
    void sweepsThatComeByAPipe_goOnWhereTheyEnded() throws Exception {
        String sweep = "./spillway sweep <(cat small.yaml) --axis clouds.azure.capacityScale=1,2 --replications 1";
        assertThat(shell(0, sweep + " --dry-run -q")).contains("\n1,piped,0,").contains("\n1,piped,1,");
        shell(0, sweep + " --out results --filter 'point < 1' -q");
        shell(0, sweep + " --out results -q");
        assertThat(shell(0, "./spillway status results")).contains("2 done");
        shell(
                0,
                "printf 'name: s\\nscenario: small.yaml\\naxes: {clouds.azure.capacityScale: {values: [1, 2]}}\\n'"
                        + " | ./spillway sweep - --dry-run -q");
    }

    @Test
    void aPipeHasNoFolder_filesAreNamedFromWhereTheCommandRuns() throws Exception {
        shell(0, "echo 'include: small.yaml' | ./spillway run -" + FAST);
        shell(0, "./spillway run <(echo 'include: small.yaml')" + FAST);
        assertThat(shell(ExitCode.BAD_SCENARIO.status(), "echo 'include: smal.yaml' | ./spillway validate - 2>&1"))
                .isEqualTo("-:1:10: include: 'smal.yaml': there is no such file; expected a file, named from where the"
                        + " command runs. Maybe 'small.yaml'.\n");
    }

    /** Runs a line in bash and returns what it says. */
    private String shell(int status, String line) throws Exception {
        Process process = new ProcessBuilder("bash", "-c", line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(line + "\n" + said).isEqualTo(status);
        return said;
    }
}
