package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as a process of its own, ended by a signal in the middle of a run that would take for ever. */
@EnabledOnOs(OS.LINUX)
class SignalTest {
    /** Signals in the order of their numbers, from 1. */
    private static final List<String> FIRST_SIGNALS = List.of("HUP", "INT");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
    void anInterruptedRun_leavesNothingHalfWritten(String signal, int status) throws Exception {
        assumeThat(isIgnored(signal)).isFalse();
        Path results = folder.resolve("results");
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "../scenarios/erlang-overflow.yaml",
                        "--replications",
                        "1000000000",
                        "--out",
                        results.toString(),
                        "-v"))
                .redirectOutput(out.toFile())
                .start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            assertThat(err.readLine()).startsWith("compiled after");
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            assertThat(err.readLine()).isEqualTo("interrupted; nothing was written");
            assertThat(process.waitFor()).isEqualTo(status);
        } finally {
            process.destroyForcibly();
        }
        assertThat(out).isEmptyFile();
        assertThat(results).doesNotExist();
    }

    /** A process that was started with the signal ignored hands that down, and its children never see it. */
    static boolean isIgnored(String signal) throws IOException {
        String mask = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElseThrow();
        long ignored = Long.parseUnsignedLong(mask.substring("SigIgn:".length()).strip(), 16);
        int bit = FIRST_SIGNALS.indexOf(signal);
        return bit >= 0 && (ignored >> bit & 1) != 0;
    }
}
