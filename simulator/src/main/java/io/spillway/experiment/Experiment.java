package io.spillway.experiment;

import com.google.common.collect.ImmutableMap;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.RowName;
import io.spillway.measures.Tally;
import io.spillway.measures.Usual;
import io.spillway.model.InvalidValueException;
import io.spillway.model.Scenario;
import io.spillway.model.Threshold;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A scenario that is run several times.
 *
 * <pre>{@code
 * LoadedScenario loaded = ScenarioFile.load(Path.of("scenarios/azure-first-2026.yaml"), List.of());
 * ExperimentResult result = Experiment.of(loaded.scenario(), loaded.fingerprint()).run();
 * Estimate spilled = result.estimate(Measure.SPILL_SHARE);
 * }</pre>
 */
public final class Experiment {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Scenario scenario;
    private final String fingerprint;
    private final Compiled compiled;
    private final MeasureTable table;
    private final ImmutableMap<RowName, Threshold> thresholds;

    private Experiment(Scenario scenario, String fingerprint, Compiled compiled) {
        this.scenario = scenario;
        this.fingerprint = fingerprint;
        this.compiled = compiled;
        table = new MeasureTable(compiled.world(), compiled.names());
        thresholds = thresholds(scenario);
    }

    /**
     * Compiles a scenario.
     *
     * @param fingerprint identifies the scenario in results
     * @throws InvalidValueException if a threshold is not on a measure
     */
    public static Experiment of(Scenario scenario, String fingerprint) {
        return new Experiment(scenario, fingerprint, Compiler.compile(scenario));
    }

    /** Of a scenario that is compiled already. */
    public static Experiment of(Scenario scenario, String fingerprint, Compiled compiled) {
        return new Experiment(scenario, fingerprint, compiled);
    }

    /** Runs with the seed and the replications that the scenario gives, on all cores. */
    public ExperimentResult run() {
        return run(Settings.of(scenario.seed(), scenario.replications()), Progress.NONE);
    }

    /**
     * Runs replications 0, 1, 2 … and gathers them in this order.
     *
     * @throws io.spillway.measures.UnknownRowException if a threshold or the precision is on a row that there is not; then
     *     nothing was run
     * @throws ReplicationException if a replication fails its audit
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public ExperimentResult run(Settings settings, Progress progress) {
        return run(settings, progress, values -> {});
    }

    /**
     * The same, with somebody who hears replications.
     *
     * @param listener is told of each in its order, by one thread at a time: a value for each row of {@link #table}
     */
    public ExperimentResult run(Settings settings, Progress progress, Consumer<double[]> listener) {
        thresholds.keySet().forEach(table::row);
        Tally tally = new Tally(table.weightRows(), settings.confidence());
        Usual usual = new Usual();
        Gathering gathering = new Gathering(
                tally,
                progress,
                settings.precision()
                        .map(precision -> watching(precision, usual).andThen(listener))
                        .orElse(listener));
        Replications<Worker.Outcome> replications = new Replications<>(
                settings.seed(),
                settings.jobs(),
                () -> new Worker(compiled, table, settings.seed())::run,
                gathering::add);
        gathering.planned = settings.replications();
        replications.runUntil(gathering.planned);
        if (settings.precision().isPresent()) {
            Precision precision = settings.precision().get();
            int row = table.index(table.row(precision.measure()));
            int next = precision.next(gathering.planned, tally.estimate(row), usual);
            while (next > gathering.planned) {
                gathering.planned = next;
                replications.runUntil(next);
                next = precision.next(next, tally.estimate(row), usual);
            }
        }
        return new ExperimentResult(
                this, settings, table, tally, usual, gathering.events, gathering.engineNanos / NANOS_PER_SECOND);
    }

    private Consumer<double[]> watching(Precision precision, Usual usual) {
        int row = table.index(table.row(precision.measure()));
        int weightRow = table.weightRows()[row];
        return values -> usual.add(values[row], Tally.weight(weightRow, values));
    }

    public Scenario scenario() {
        return scenario;
    }

    public String fingerprint() {
        return fingerprint;
    }

    /** The rows that it measures. */
    public MeasureTable table() {
        return table;
    }

    Compiled compiled() {
        return compiled;
    }

    ImmutableMap<RowName, Threshold> thresholds() {
        return thresholds;
    }

    private static ImmutableMap<RowName, Threshold> thresholds(Scenario scenario) {
        ImmutableMap.Builder<RowName, Threshold> thresholds = ImmutableMap.builder();
        for (Map.Entry<String, Threshold> entry : scenario.thresholds().entrySet()) {
            RowName measure = RowName.parse(entry.getKey())
                    .filter(RowName::mayBeOne)
                    .orElseThrow(
                            () -> new InvalidValueException(
                                    "thresholds",
                                    entry.getKey(),
                                    "a measure of the whole run, such as spillShare, or one that is narrowed, such as spend/aws"));
            thresholds.put(measure, entry.getValue());
        }
        return thresholds.buildOrThrow();
    }

    /** What is kept of outcomes as they come in, in order. */
    private static final class Gathering {
        private final Tally tally;
        private final Progress progress;
        private final Consumer<double[]> listener;
        private int planned;
        private long events;
        private long engineNanos;

        Gathering(Tally tally, Progress progress, Consumer<double[]> listener) {
            this.tally = tally;
            this.progress = progress;
            this.listener = listener;
        }

        void add(Worker.Outcome outcome) {
            tally.add(outcome.values());
            listener.accept(outcome.values());
            events += outcome.events();
            engineNanos += outcome.engineNanos();
            progress.replicated(tally.replications(), planned);
        }
    }
}
