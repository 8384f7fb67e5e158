package io.spillway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** {@code limit.cpp}, compiled as its head says. */
public final class CompiledLimit {
    private final String program;

    /** Compiles it into a folder, or ends the test where there is no compiler. */
    public CompiledLimit(Path folder) throws IOException, InterruptedException {
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

    /** The numbers of the first line that it says. */
    public long[] numbers(String... arguments) throws IOException, InterruptedException {
        String[] command =
                Stream.concat(Stream.of(program), Stream.of(arguments)).toArray(String[]::new);
        return Arrays.stream(output(command).strip().split("\\s"))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
