package io.spillway.benchmarks;

import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * Shipped scenarios as users run them, one after the other in one JVM: whole experiments with router, reasons, named
 * streams, measures and audit. The counter {@code events} is in events per microsecond, comparable to {@link
 * OverflowBenchmark}. Also what loading and compiling a scenario costs. Run from the root of the project.
 *
 * <p>{@code erlang-overflow-million} is the large scenario with a million deployments running at a time instead of 130,000,
 * for fewer hours.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar ScenarioBenchmark
 * java -jar benchmarks/target/benchmarks.jar ScenarioBenchmark.run -p scenario=erlang-overflow -p jobs=1 -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseParallelGC")
public class ScenarioBenchmark {
    private static final String MILLION = "erlang-overflow-million";
    private static final List<Setting> TO_A_MILLION = Stream.of(
                    "launches.load.demand.unitsWanted=1_000_000",
                    "clouds.azure.capacityScale=7.7",
                    "clouds.aws.capacityScale=7.7",
                    "clouds.gcp.capacityScale=7.7",
                    "warmUp=5h",
                    "end=2027-01-01T10:00Z")
            .map(Setting::parse)
            .toList();

    @Param({"erlang-overflow", "erlang-overflow-large", MILLION, "azure-first-2026"})
    String scenario = "erlang-overflow";

    /** Threads, and replications of an experiment. */
    @Param({"1", "2"})
    int jobs = 1;

    /** Folder of the scenarios: of this source tree, or of the one that the launcher names. */
    Path folder = Path.of(System.getProperty("spillway.root", ""), "scenarios");

    private @Nullable Experiment experiment;
    private @Nullable Simulation engine;
    private long seed;

    /** Events executed. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Events {
        /** Executed by all replications. */
        public long events;
    }

    /** Loads and compiles the scenario. */
    @Setup
    public void load() throws ScenarioException, IOException {
        LoadedScenario loaded = read();
        Compiled compiled = Compiler.compile(loaded.scenario());
        experiment = Experiment.of(loaded.scenario(), loaded.fingerprint(), compiled);
        engine = new Simulation(compiled.world());
    }

    private LoadedScenario read() throws ScenarioException, IOException {
        return scenario.equals(MILLION)
                ? ScenarioFile.load(folder.resolve("erlang-overflow-large.yaml"), TO_A_MILLION)
                : ScenarioFile.load(folder.resolve(scenario + ".yaml"));
    }

    /** An experiment of one replication a thread, each time with another seed. */
    @Benchmark
    public ExperimentResult run(Events counter) {
        ExperimentResult result =
                Objects.requireNonNull(experiment).run(Settings.of(seed++, jobs).withJobs(jobs), Progress.NONE);
        counter.events += result.events();
        return result;
    }

    /** A replication by an engine that has run before, without measures: what is done once for an experiment is done. */
    @Benchmark
    public long replication(Events counter) {
        long events = Objects.requireNonNull(engine).run(seed++, 0).events;
        counter.events += events;
        return events;
    }

    /** Reads, checks and compiles the file. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Compiled loadAndCompile() throws ScenarioException, IOException {
        return Compiler.compile(read().scenario());
    }
}
