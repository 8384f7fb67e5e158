package io.spillway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which program this is.
 *
 * @param version of the release
 * @param commit that it was built from; empty when the build did not know
 */
record Build(String version, String commit) {
    /** What the build wrote down. */
    static Build read() {
        Properties properties = new Properties();
        try (InputStream in = Build.class.getResourceAsStream("build.properties")) {
            if (in == null) {
                throw new IllegalStateException("build.properties is missing");
            }
            properties.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return new Build(properties.getProperty("version", ""), properties.getProperty("commit", ""));
    }

    /** Version and commit: what has to be the same for the same results. */
    String exact() {
        return commit.isEmpty() ? version : version + "+" + commit;
    }

    @Override
    public String toString() {
        String built = commit.isEmpty() ? "" : " (" + commit + ")";
        return "spillway " + version + built + ", Java " + System.getProperty("java.version");
    }
}
