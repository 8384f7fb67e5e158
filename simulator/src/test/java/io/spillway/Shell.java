package io.spillway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Calls commands as a user would, on the Java that the tests run on.
 *
 * @param folder to call them in
 */
record Shell(Path folder) {
    /** The top of this source tree. */
    static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    /**
     * A call that has ended.
     *
     * @param status that the shell sees
     */
    record Call(int status, String out, String err) {}

    /** A call that goes on; what it says on standard error goes to a file. */
    record Running(Process process, Path err) {
        Call end() throws IOException, InterruptedException {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Call(process.waitFor(), out, Files.readString(err));
        }
    }

    static Shell in(Path folder) {
        return new Shell(folder);
    }

    Running start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().remove("SPILLWAY_JAVA_OPTS");
        process.environment().put("JAVA_HOME", System.getProperty("java.home"));
        String repository = System.getProperty("maven.repo.local");
        if (repository != null) {
            process.environment().merge("MAVEN_OPTS", "-Dmaven.repo.local=" + repository, (a, b) -> a + " " + b);
        }
        process.environment().putAll(environment);
        Path err = Files.createTempFile(folder, "err", "");
        return new Running(process.redirectError(err.toFile()).start(), err);
    }
}
