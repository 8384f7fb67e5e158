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
    /** @throws ScenarioException when the scenario was changed since it was planned */
    static PointRun of(Sweep sweep, PlannedPoint planned, Point point) throws ScenarioException {
        LoadedScenario loaded = sweep.at(point);
        if (!loaded.fingerprint().equals(planned.fingerprint())) {
            throw new IllegalStateException("point " + planned.seq() + " is another than was planned");
        }
        Compiled compiled = Compiler.compile(loaded.scenario());
        MeasureTable table = new MeasureTable(compiled.world(), compiled.names());
        return new PointRun(planned, compiled, table, Chosen.of(table, sweep.selection()));
    }
}
