package io.spillway.experiment;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.MeasureTable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs several experiments side by side: a replication is run in all of them before the next is handed on, so that its
 * values can be paired. Chance is a function of seed, replication and names alone, so all meet the same world.
 */
public final class SameWorlds {
    private final ImmutableList<Experiment> experiments;
    private final ImmutableList<MeasureTable> tables;

    public SameWorlds(List<Experiment> experiments) {
        this.experiments = ImmutableList.copyOf(experiments);
        tables = experiments.stream().map(Experiment::table).collect(ImmutableList.toImmutableList());
    }

    /** The rows of each experiment. */
    public ImmutableList<MeasureTable> tables() {
        return tables;
    }

    /**
     * Runs replications 0, 1, 2 … and hands them on in this order, one at a time.
     *
     * @param settings of these the seed, the replications and the jobs count
     * @param each is given the values of a replication: by experiment, by row of its table
     * @throws ReplicationException if a replication fails its audit
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
     */
    public void run(Settings settings, Consumer<double[][]> each) {
        Replications<double[][]> replications =
                new Replications<>(settings.seed(), settings.jobs(), () -> new Side(settings.seed())::run, each);
        replications.runUntil(settings.replications());
    }

    /** What one thread needs. */
    private final class Side {
        private final List<Worker> workers = new ArrayList<>();

        Side(long seed) {
            for (int i = 0; i < experiments.size(); i++) {
                workers.add(new Worker(experiments.get(i).compiled(), tables.get(i), seed));
            }
        }

        double[][] run(int replication) {
            return workers.stream()
                    .map(worker -> worker.run(replication).values())
                    .toArray(double[][]::new);
        }
    }
}
