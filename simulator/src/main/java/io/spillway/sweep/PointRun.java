package io.spillway.sweep;

import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.measures.MeasureTable;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioException;
import io.spillway.sweep.Layout.Chosen;
import io.spillway.sweep.Plan.PlannedPoint;

/**
 * A point that is compiled; threads share it.
 *
 * @param chosen the rows that are kept
 */
record PointRun(PlannedPoint point, Compiled compiled, MeasureTable table, Chosen chosen) {
    /** Finds the point that was planned. */
    @FunctionalInterface
    interface Source {
        /** @throws ScenarioException when the point is none any more */
        PointRun of(PlannedPoint planned) throws ScenarioException;
    }

    /** @throws IllegalStateException when the scenario was changed since it was planned */
    static PointRun of(LoadedScenario loaded, PlannedPoint planned, Selection selection) {
        if (!loaded.fingerprint().equals(planned.fingerprint())) {
            throw new IllegalStateException("point " + planned.seq() + " is another than was planned");
        }
        Compiled compiled = Compiler.compile(loaded.scenario());
        MeasureTable table = new MeasureTable(compiled.world(), compiled.names());
        return new PointRun(planned, compiled, table, Chosen.of(table, selection));
    }
}
