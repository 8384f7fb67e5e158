package io.spillway.experiment;

import io.spillway.compile.Compiled;
import io.spillway.engine.RunResult;
import io.spillway.engine.Simulation;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Meter;

/** What one thread needs to run replications of one compiled scenario; kept from batch to batch. */
public final class Worker {
    private final long seed;
    private final Simulation simulation;
    private final Meter meter;

    /** @param table that of the compiled scenario */
    public Worker(Compiled compiled, MeasureTable table, long seed) {
        this.seed = seed;
        simulation = new Simulation(compiled.world());
        meter = new Meter(compiled, table);
    }

    /** Runs one replication; always the same for one seed. */
    public Outcome run(int replication) {
        long start = System.nanoTime();
        RunResult counts = simulation.run(seed, replication);
        long nanos = System.nanoTime() - start;
        return new Outcome(meter.read(counts), counts.events, nanos);
    }

    /**
     * One replication: its value in each row, and what it took.
     *
     * @param engineNanos in the engine alone, without reading its counts
     */
    public record Outcome(double[] values, long events, long engineNanos) {}
}
