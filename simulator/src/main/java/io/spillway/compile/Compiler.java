package io.spillway.compile;

import io.spillway.model.Scenario;

/** Turns a scenario into arrays. */
public final class Compiler {
    private Compiler() {}

    /** Compiles a scenario; the result may be shared by any number of threads. */
    public static Compiled compile(Scenario scenario) {
        throw new UnsupportedOperationException(scenario.name());
    }
}
