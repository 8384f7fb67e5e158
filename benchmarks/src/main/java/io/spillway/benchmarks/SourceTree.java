package io.spillway.benchmarks;

import java.nio.file.Path;

/** Where benchmarks find the scenarios: below the current folder, or where the launcher says that its source tree is. */
final class SourceTree {
    static final Path SCENARIOS = Path.of(System.getProperty("spillway.root", ""), "scenarios");

    private SourceTree() {}
}
