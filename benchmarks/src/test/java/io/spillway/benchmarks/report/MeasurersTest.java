package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real ones, each on something small. */
class MeasurersTest {
    private static final Length SHORT = new Length(1, 2, 10);

    @TempDir
    private Path folder;

    private static Variant jmh(String target, Map<String, String> parameters) {
        return new Variant(target, "number", Kind.JMH, target, parameters);
    }

    @Test
    void jmhFork_tellsEveryMetric() throws Exception {
        Variant variant = jmh("RandomStreamBenchmark.baseline", Map.of("generator", "SPILLWAY"));
        Fork fork = new JmhForks(List.of("-Dsome=thing")).measure(variant, 4, SHORT);
        assertThat(fork.variant()).isEqualTo("RandomStreamBenchmark.baseline:generator=SPILLWAY");
        assertThat(fork.round()).isEqualTo(4);
        assertThat(fork.iterationNanos()).hasSize(2).allMatch(nanos -> nanos > 0);
        assertThat(fork.scores()).containsOnlyKeys(Metric.WALL, Metric.PROCESSOR, Metric.ALLOCATED, Metric.COLLECTIONS);
        assertThat(fork.jvmArguments()).contains("-Dsome=thing");
    }

    @Test
    void benchmarkThatIsNotThere_isNotMeasured() {
        assertThatThrownBy(() -> new JmhForks(List.of()).measure(jmh("No.such", Map.of()), 0, SHORT))
                .isInstanceOf(NotMeasuredException.class)
                .hasMessage("there is no such benchmark in this build");
    }

    @Test
    void heldBytes_areOfTheQueue() {
        Fork fork = new HeldBytes().measure(Variants.HELD, 0, SHORT);
        // A key and a payload are 16.
        assertThat(fork.scores()).containsOnlyKeys(Metric.HELD);
        assertThat(fork.scores().get(Metric.HELD)).isBetween(16.0, 64.0);
    }

    @Test
    void limit_isCompiledAndReadLineByLine() throws Exception {
        assumeThat(Path.of("/usr/bin/g++")).isExecutable();
        Path source = folder.resolve("limit.cpp");
        Files.writeString(source, """
                #include <cstdio>
                int main(int, char**) { std::printf("1000 2000\\n1000 4000\\n"); }
                """);
        Fork fork = limit(source).measure(Variants.LIMIT_SMALL, 0, SHORT);
        assertThat(fork.iterationNanos()).containsExactly(2.0, 4.0);
        assertThat(fork.scores()).containsExactly(Map.entry(Metric.WALL, 3.0));

        Files.writeString(source, "nonsense");
        Files.delete(folder.resolve("limit"));
        assertThatThrownBy(() -> limit(source).measure(Variants.LIMIT_SMALL, 0, SHORT))
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void limitWithoutSource_saysSo() {
        assertThatThrownBy(() -> limit(folder.resolve("none.cpp")).measure(Variants.LIMIT_SMALL, 0, SHORT))
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining("none.cpp");
    }

    private LimitProgram limit(Path source) {
        return new LimitProgram(source, folder);
    }

    @Test
    void coldStart_readsThePhasesThatTheProgramTells() throws Exception {
        launcher("""
                #!/bin/sh
                echo 'data'
                [ "$1" = run ] || exit 0
                echo 'compiled after 0.100 s' >&2
                echo '1 replications after 0.300 s, 10 events in 0.1 s of engine' >&2
                echo 'written after 0.350 s' >&2
                """);
        ColdStarts starts = new ColdStarts(folder, Path.of(System.getProperty("java.home"), "bin", "java"), List.of());
        Fork run = starts.measure(Variants.RUN_START, 0, SHORT);
        assertThat(run.scores())
                .containsEntry(Metric.COMPILED, 1e8)
                .containsEntry(Metric.REPLICATED, 3e8)
                .containsEntry(Metric.WRITTEN, 3.5e8)
                .containsKey(Metric.WALL);
        assertThat(starts.measure(Variants.VERSION_START, 0, SHORT).scores()).containsOnlyKeys(Metric.WALL);
        assertThat(starts.measure(Variants.JAVA_START, 0, SHORT).scores()).containsOnlyKeys(Metric.WALL);
    }

    @Test
    void programThatFails_isNotMeasured() throws Exception {
        launcher("#!/bin/sh\necho 'no memory' >&2; exit 3\n");
        assertThatThrownBy(() -> new ColdStarts(folder, folder, List.of()).measure(Variants.RUN_START, 0, SHORT))
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining("ended with status 3: no memory");
    }

    @Test
    void programThatIsNotThere_isNotMeasured() {
        Path none = folder.resolve("java");
        assertThatThrownBy(() -> new ColdStarts(folder, none, List.of()).measure(Variants.JAVA_START, 0, SHORT))
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining("Cannot run program");
    }

    private void launcher(String script) throws Exception {
        Path launcher = folder.resolve("spillway");
        Files.writeString(launcher, script);
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }
}
