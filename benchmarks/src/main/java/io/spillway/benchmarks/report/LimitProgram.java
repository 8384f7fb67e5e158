package io.spillway.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The hand-specialised C++ program, compiled for this machine. {@code limit SIZE SECONDS} prints the events and the
 * nanoseconds of each second, {@code 51234567 1000003210}, after a warm-up of its own.
 */
final class LimitProgram implements Measurer {
    private static final int MILLIS_PER_SECOND = 1000;
    private static final String COMPILER = "g++";

    private final Path source;
    private final Path folder;
    private final Path program;

    /**
     * @param source to compile
     * @param folder for the program
     */
    LimitProgram(Path source, Path folder) {
        this.source = source;
        this.folder = folder;
        program = folder.resolve("limit");
    }

    @Override
    public Fork measure(Variant variant, int round, Length length)
            throws NotMeasuredException, IOException, InterruptedException {
        compile();
        int seconds = Math.max(1, length.iterations() * length.iterationMillis() / MILLIS_PER_SECOND);
        Ended ended = Ended.of(
                folder,
                List.of(program.toString(), variant.parameters().getOrDefault("size", ""), Integer.toString(seconds)));
        if (ended.status() != 0) {
            throw new NotMeasuredException("limit " + ended.reason());
        }
        List<Double> iterationNanos = read(ended.out());
        double mean =
                iterationNanos.stream().mapToDouble(nanos -> nanos).average().orElse(Double.NaN);
        return new Fork(variant.id(), round, Map.of(Metric.WALL, mean), iterationNanos, List.of());
    }

    private static List<Double> read(String out) throws NotMeasuredException {
        List<Double> nanos = new ArrayList<>();
        for (String line : out.lines().toList()) {
            String[] words = line.split(" ");
            try {
                nanos.add(Double.parseDouble(words[1]) / Long.parseLong(words[0]));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
                throw new NotMeasuredException("limit said '" + line + "'; expected events and nanoseconds");
            }
        }
        if (nanos.isEmpty()) {
            throw new NotMeasuredException("limit said nothing");
        }
        return nanos;
    }

    private void compile() throws NotMeasuredException, IOException, InterruptedException {
        if (!Files.exists(source)) {
            throw new NotMeasuredException("there is no " + source);
        }
        if (Files.exists(program)
                && Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(source)) >= 0) {
            return;
        }
        Files.createDirectories(folder);
        Ended ended;
        try {
            ended = Ended.of(
                    folder,
                    List.of(
                            COMPILER,
                            "-O3",
                            "-march=native",
                            "-std=c++17",
                            source.toString(),
                            "-o",
                            program.toString()));
        } catch (NotMeasuredException missing) {
            throw new NotMeasuredException("found no " + COMPILER + ". Maybe install it");
        }
        if (ended.status() != 0) {
            throw new NotMeasuredException(COMPILER + " " + ended.reason());
        }
    }
}
