package io.spillway.cli;

import io.spillway.scenario.ScenarioException;
import java.io.IOException;
import java.io.PrintStream;

/** Says so when the program is interrupted; the status is Java's own, 128 + signal. */
final class Interruption implements AutoCloseable {
    private final Thread hook;

    /** From now on, until it is closed. */
    Interruption(PrintStream err) {
        hook = new Thread(() -> err.println("interrupted; nothing was written"), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What is done before anything is written. */
    interface Work<T> {
        T done() throws IOException, ScenarioException;
    }

    /** Says so while something is done. */
    static <T> T during(PrintStream err, Work<T> work) throws IOException, ScenarioException {
        Interruption interruption = new Interruption(err);
        try {
            return work.done();
        } finally {
            interruption.close();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return;
        }
    }
}
