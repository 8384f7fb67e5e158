package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code limit.cpp}, compiled as its head says. */
class LimitTest {
    @TempDir
    static Path folder;

    private static String program = "";

    @BeforeAll
    static void compile() throws Exception {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "g++")));
        assumeTrue(found, "there is no g++ on the PATH, so limit.cpp is not checked");
        program = folder.resolve("limit").toString();
        output(
                "g++",
                "-O3",
                "-march=native",
                "-std=c++17",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-o",
                program,
                "src/main/cpp/limit.cpp");
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }

    private static long[] numbers(String line) {
        return Arrays.stream(line.strip().split(" ")).mapToLong(Long::parseLong).toArray();
    }

    @ParameterizedTest
    @EnumSource(OverflowLoad.class)
    void counts_areThoseOfErlangB(OverflowLoad load) throws Exception {
        long[] counts = numbers(output(program, "check", load.name().toLowerCase(Locale.ROOT)));
        assertThat(LongStream.of(counts).sum()).isEqualTo(20_000_000);
        ErlangB.assertThatOverflows(counts, load, 0.001);
    }

    @Test
    void speed_isEventsAndNanoseconds() throws Exception {
        long[] second = numbers(output(program, "small", "1"));
        assertThat(second[0]).isGreaterThan(100_000);
        assertThat(second[1]).isBetween(1_000_000_000L, 3_000_000_000L);
    }
}
