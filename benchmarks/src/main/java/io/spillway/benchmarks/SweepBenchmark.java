package io.spillway.benchmarks;

import io.spillway.compile.Compiler;
import io.spillway.engine.RunResult;
import io.spillway.engine.Simulation;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Points of a sweep a second, on one thread: a scenario in which the capacity of the primary is another at each point,
 * from the file to the measures of one replication. The baseline is the engine alone, of a scenario that is compiled once.
 * Run from the root of the project.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar SweepBenchmark
 * java -jar benchmarks/target/benchmarks.jar SweepBenchmark.point -p scenario=azure-first-2026 -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class SweepBenchmark {
    private static final String SWEPT = "clouds.azure.capacityScale";
    private static final int POINTS = 400;

    @Param({"erlang-overflow", "azure-first-2026"})
    String scenario = "azure-first-2026";

    /** Folder of the scenarios. */
    Path folder = SourceTree.SCENARIOS;

    private @Nullable Simulation simulation;
    private int point;
    private long seed;

    /** Compiles what the baseline runs. */
    @Setup
    public void load() throws ScenarioException, IOException {
        simulation = new Simulation(
                Compiler.compile(ScenarioFile.load(file()).scenario()).world());
    }

    private Path file() {
        return folder.resolve(scenario + ".yaml");
    }

    /** From 0.800 to 1.199 times the capacity written. */
    static String scale(int point) {
        return String.valueOf((800 + point) / 1000.0);
    }

    /** The next point: load, compile and run one replication. */
    @Benchmark
    public ExperimentResult point() throws ScenarioException, IOException {
        LoadedScenario loaded = ScenarioFile.load(file(), List.of(new Setting(SWEPT, scale(point))));
        point = (point + 1) % POINTS;
        return Experiment.of(loaded.scenario(), loaded.fingerprint())
                .run(Settings.of(1, 1).withJobs(1), Progress.NONE);
    }

    /** One replication of an engine that has run before. */
    @Benchmark
    public RunResult baseline() {
        return Objects.requireNonNull(simulation).run(seed++, 0);
    }
}
