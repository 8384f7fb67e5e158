package io.spillway.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that has ended.
 *
 * @param status that it ended with
 * @param out what it said on standard output
 * @param err what it said on standard error
 * @param nanos from before its start to after its end
 */
record Ended(int status, String out, String err, long nanos) {
    /**
     * Starts a process and waits for its end. What it says on standard error goes through a file, so that neither stream
     * waits for the other.
     *
     * @throws NotMeasuredException if there is no such program
     */
    static Ended of(Path folder, List<String> command) throws NotMeasuredException, IOException, InterruptedException {
        Path err = Files.createTempFile("spillway-bench", ".err");
        try {
            long start = System.nanoTime();
            Process process =
                    start(new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile()));
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            long nanos = System.nanoTime() - start;
            return new Ended(status, out, Files.readString(err), nanos);
        } finally {
            Files.delete(err);
        }
    }

    private static Process start(ProcessBuilder program) throws NotMeasuredException {
        try {
            return program.start();
        } catch (IOException missing) {
            throw new NotMeasuredException(String.valueOf(missing.getMessage()));
        }
    }

    /** Why it failed, in its own words. */
    String reason() {
        String said = err.isBlank() ? out : err;
        return "ended with status " + status + ": " + said.strip();
    }
}
