package io.spillway.experiment;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Row;
import io.spillway.measures.RowName;
import io.spillway.measures.Tally;
import io.spillway.measures.ThresholdOutcome;
import io.spillway.measures.Usual;
import java.time.Instant;

/** What an experiment found. */
public final class ExperimentResult {
    private final Experiment experiment;
    private final Settings settings;
    private final MeasureTable table;
    private final Tally tally;
    private final Usual usual;
    private final long events;
    private final double engineSeconds;

    ExperimentResult(
            Experiment experiment,
            Settings settings,
            MeasureTable table,
            Tally tally,
            Usual usual,
            long events,
            double engineSeconds) {
        this.experiment = experiment;
        this.settings = settings;
        this.table = table;
        this.tally = tally;
        this.usual = usual;
        this.events = events;
        this.engineSeconds = engineSeconds;
    }

    /** The scenario's name. */
    public String scenario() {
        return experiment.scenario().name();
    }

    /** What the scenario asks; empty when it does not say. */
    public String description() {
        return experiment.scenario().description();
    }

    /** What the scenario's accounts leave out; empty when it does not say. */
    public String outOfScope() {
        return experiment.scenario().money().outOfScope();
    }

    /** The fingerprint of the resolved scenario. */
    public String fingerprint() {
        return experiment.fingerprint();
    }

    /** The first instant measured. */
    public Instant start() {
        return experiment.scenario().start();
    }

    public Instant end() {
        return experiment.scenario().end();
    }

    public long seed() {
        return settings.seed();
    }

    /** The replications that were run; more than asked for when a precision wanted more. */
    public int replications() {
        return tally.replications();
    }

    /** The confidence of every interval. */
    public double confidence() {
        return settings.confidence();
    }

    /** The names that rows are made of. */
    public MeasureTable table() {
        return table;
    }

    /** Events executed in all replications. */
    public long events() {
        return events;
    }

    /** Time spent in the engine, summed over threads. */
    public double engineSeconds() {
        return engineSeconds;
    }

    /** A measure over the whole run. */
    public Estimate estimate(Measure measure) {
        return estimate(Row.of(measure));
    }

    /** @throws io.spillway.measures.UnknownRowException if the scenario has no such row */
    public Estimate estimate(RowName name) {
        return estimate(table.row(name));
    }

    /** @throws IllegalArgumentException if the scenario has no such row */
    public Estimate estimate(Row row) {
        return tally.estimate(table.index(row));
    }

    /** The rows that reports show: all but those of a reason, of accounts or of evacuees that never came up. */
    public ImmutableList<Line> lines() {
        ImmutableList<Row> rows = table.rows();
        ImmutableList.Builder<Line> lines = ImmutableList.builder();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (!row.goesWithoutSaying() || tally.isSeen(i)) {
                lines.add(new Line(row, tally.estimate(i)));
            }
        }
        return lines.build();
    }

    /** How the scenario's thresholds came out, in its order. */
    public ImmutableList<ThresholdOutcome> thresholds() {
        return experiment.thresholds().entrySet().stream()
                .map(entry ->
                        new ThresholdOutcome(entry.getKey(), entry.getValue(), estimate(entry.getKey()), confidence()))
                .collect(ImmutableList.toImmutableList());
    }

    /** Whether the precision asked for, if any, was reached. */
    public boolean isPrecise() {
        return settings.precision()
                .map(precision -> precision.isMetBy(estimate(precision.measure()), usual))
                .orElse(true);
    }

    /** What the measure of the precision mostly is; of no replications where no precision was asked for. */
    public Usual usual() {
        return usual;
    }

    /** The settings it was run with. */
    public Settings settings() {
        return settings;
    }

    /** A row and what is known of it. */
    public record Line(Row row, Estimate estimate) {}
}
