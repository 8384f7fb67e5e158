package io.spillway.sweep;

import io.spillway.scenario.ScenarioException;
import org.jspecify.annotations.Nullable;

/** A point that several threads want to run: the first makes it, the others wait. */
final class SharedPointRun {
    private @Nullable PointRun made;

    /** Makes one. */
    @FunctionalInterface
    interface Maker {
        PointRun make() throws ScenarioException;
    }

    synchronized PointRun get(Maker maker) throws ScenarioException {
        PointRun run = made == null ? maker.make() : made;
        made = run;
        return run;
    }
}
