package io.spillway.compare;

import io.spillway.compile.Compiler;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.SameWorlds;
import io.spillway.experiment.Settings;
import io.spillway.measures.Row;
import io.spillway.scenario.Changes;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What some rows come to when some clauses are changed, replication by replication. Each set of clauses is run once. */
final class Worth {
    private final Changes changes;
    private final Rows rows;
    private final Settings settings;
    private final Counting counting;
    /** By the set of clauses changed, as bits. */
    private final Map<Long, double[][]> known = new HashMap<>();

    Worth(Changes changes, List<Row> rows, Settings settings, Counting counting) {
        this.changes = changes;
        this.rows = new Rows(rows);
        this.settings = settings;
        this.counting = counting;
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
        Experiment experiment =
                Experiment.of(scenario.scenario(), scenario.fingerprint(), Compiler.compile(scenario.scenario()));
        SameWorlds worlds = new SameWorlds(List.of(experiment));
        int[] places = rows.in(worlds.tables().get(0));
        List<double[]> values = new ArrayList<>();
        worlds.run(settings, replication -> {
            values.add(IntStream.range(0, places.length)
                    .mapToDouble(row -> rows.value(row, places, replication[0]))
                    .toArray());
            counting.replicated();
        });
        return values.toArray(double[][]::new);
    }
}
