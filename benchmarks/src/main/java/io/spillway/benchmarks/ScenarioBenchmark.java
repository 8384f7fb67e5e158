package io.spillway.benchmarks;

import io.spillway.compile.Compiled;
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
 * Shipped scenarios as users run them, one after the other in one JVM with the collector of the launcher: whole
 * experiments with router, reasons, named streams, measures and audit. The counter {@code events} is in events per
 * microsecond, comparable to {@link OverflowBenchmark}.
 *
 * <p>Every experiment makes its engines anew, one a thread, as every start of the program does, and so pays for their
 * memory; {@code engine} keeps one and shows what is left without that. Also what loading and compiling a scenario costs.
 * Run from the root of the project.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar ScenarioBenchmark
 * java -jar benchmarks/target/benchmarks.jar ScenarioBenchmark.run -p scenario=erlang-overflow -p jobs=1 -prof gc
 * java -jar benchmarks/target/benchmarks.jar ScenarioBenchmark.engine -p scenario=erlang-overflow-million -p jobs=1
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC")
public class ScenarioBenchmark {
    /** A million pending deployments, for three hours of warm-up and five more, two times. */
    private static final List<Setting> MILLION = List.of(
            new Setting("launches.load.demand.unitsWanted", "1_000_000"),
            new Setting("clouds.azure.regions.east.pools.unit.capacity", "769_231"),
            new Setting("clouds.aws.regions.east.pools.unit.capacity", "307_692"),
            new Setting("clouds.gcp.regions.east.pools.unit.capacity", "307_692"),
            new Setting("warmUp", "3h"),
            new Setting("end", "2027-01-01T05:00Z"),
            new Setting("replications", "2"));

    /** The name of a file; {@code -million} is the large one with settings laid over it. */
    @Param({"erlang-overflow", "erlang-overflow-large", "erlang-overflow-million", "azure-first-2026"})
    String scenario = "erlang-overflow";

    /** Threads of an experiment; the engine alone uses one. */
    @Param({"1", "2"})
    int jobs = 1;

    /** Folder of the scenarios. */
    Path folder = SourceTree.SCENARIOS;

    private @Nullable Experiment experiment;
    private @Nullable Simulation simulation;
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
        simulation = new Simulation(compiled.world());
    }

    private LoadedScenario read() throws ScenarioException, IOException {
        return scenario.equals("erlang-overflow-million")
                ? ScenarioFile.load(folder.resolve("erlang-overflow-large.yaml"), MILLION)
                : ScenarioFile.load(folder.resolve(scenario + ".yaml"));
    }

    /** An experiment of as many replications as the file says, each time with another seed. */
    @Benchmark
    public ExperimentResult run(Events counter) {
        Experiment whole = Objects.requireNonNull(experiment);
        Settings settings = Settings.of(seed++, whole.scenario().replications()).withJobs(jobs);
        ExperimentResult result = whole.run(settings, Progress.NONE);
        counter.events += result.events();
        return result;
    }

    /** One replication of an engine that has run before, each time with another seed; no measures. */
    @Benchmark
    public RunResult engine(Events counter) {
        RunResult result = Objects.requireNonNull(simulation).run(seed++, 0);
        counter.events += result.events;
        return result;
    }

    /** Reads, checks and compiles the file. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Compiled loadAndCompile() throws ScenarioException, IOException {
        return Compiler.compile(read().scenario());
    }
}
