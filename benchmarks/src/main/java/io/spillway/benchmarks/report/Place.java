package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The source tree whose benchmarks these are.
 *
 * @param root its folder
 * @param commit that it is at; empty when unknown
 */
record Place(Path root, String commit) {
    /** As the launcher tells it; else the current folder. */
    static Place ofProcess() {
        return new Place(
                Path.of(System.getProperty("spillway.root", "")).toAbsolutePath(),
                System.getProperty("spillway.commit", ""));
    }

    /** Where a report goes unless it is told. */
    Path reports() {
        return root.resolve("benchmarks/target/report");
    }

    /** What measures each kind of variant here. */
    Map<Kind, Measurer> measurers(Environment environment) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return ImmutableMap.of(
                Kind.JMH,
                new JmhForks(List.of("-Dspillway.root=" + root)),
                Kind.MEMORY,
                new HeldBytes(),
                Kind.NATIVE,
                new LimitProgram(
                        root.resolve("benchmarks/src/main/cpp/limit.cpp"), root.resolve("benchmarks/target/bench")),
                Kind.START,
                new ColdStarts(root, java, environment.launcherFlags()));
    }
}
