package io.spillway.compare;

import io.spillway.experiment.Experiment;
import io.spillway.experiment.SameWorlds;
import io.spillway.experiment.Settings;
import io.spillway.measures.Row;
import io.spillway.measures.Sample;
import io.spillway.scenario.Changes;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What some rows come to when some clauses are changed, replication by replication; ratios by their
 * {@link Sample#observations}. Each set of clauses is run once.
 */
final class Worth {
    private final Changes changes;
    private final Rows rows;
    private final Settings settings;
    private final Counting counting;
    /** By the set of clauses changed, as bits. */
    private final Map<Long, double[][]> known = new HashMap<>();
    /** By row: in how many replications it says something, in the scenario where there are fewest. */
    private final int[] fewest;

    Worth(Changes changes, List<Row> rows, Settings settings, Counting counting) {
        this.changes = changes;
        this.rows = new Rows(rows);
        this.settings = settings;
        this.counting = counting;
        fewest = new int[rows.size()];
        Arrays.fill(fewest, settings.replications());
    }

    /** In how many replications a row says something, in the scenario of those so far where there are fewest. */
    int fewest(int row) {
        return fewest[row];
    }

    /** How many scenarios were run. */
    int scenarios() {
        return known.size();
    }

    /**
     * By replication and row.
     *
     * @param set of the clauses changed, as bits
     * @throws ScenarioException when these make no sense without the others
     */
    double[][] of(long set) throws ScenarioException {
        double[][] values = known.get(set);
        if (values == null) {
            values = run(scenario(set));
            known.put(set, values);
        }
        return values;
    }

    private LoadedScenario scenario(long set) throws ScenarioException {
        Set<Integer> clauses = IntStream.range(0, Long.SIZE)
                .filter(clause -> (set >>> clause & 1) == 1)
                .boxed()
                .collect(Collectors.toSet());
        return changes.with(clauses);
    }

    private double[][] run(LoadedScenario scenario) {
        Experiment experiment = Experiment.of(scenario.scenario(), scenario.fingerprint());
        SameWorlds worlds = new SameWorlds(List.of(experiment));
        Rows.Side side = rows.in(worlds.tables().get(0));
        int size = rows.rows.size();
        double[][] values = new double[size][settings.replications()];
        double[][] weights = new double[size][settings.replications()];
        int[] replications = new int[1];
        worlds.run(settings, replication -> {
            for (int row = 0; row < size; row++) {
                values[row][replications[0]] = side.value(row, replication[0]);
                weights[row][replications[0]] = side.weight(row, replication[0]);
            }
            replications[0]++;
            counting.replicated();
        });
        return byReplication(values, weights);
    }

    private double[][] byReplication(double[][] values, double[][] weights) {
        double[][] observations = new double[settings.replications()][values.length];
        for (int row = 0; row < values.length; row++) {
            Sample sample = new Sample(values[row], weights[row]);
            fewest[row] = Math.min(fewest[row], sample.known());
            double[] ofRow = sample.observations();
            for (int r = 0; r < ofRow.length; r++) {
                observations[r][row] = ofRow[r];
            }
        }
        return observations;
    }
}
