package io.spillway.cli;

import io.spillway.scenario.ScenarioException;
import java.io.IOException;
import java.io.PrintStream;

/** Says so when the program is interrupted; the status is Java's own, 128 + signal. */
final class Interruption {
    private Interruption() {}

    /** What is done before anything is written. */
    interface Work<T> {
        T done() throws IOException, ScenarioException;
    }

    /** Says so while something is done. */
    static <T> T during(PrintStream err, Work<T> work) throws IOException, ScenarioException {
        Thread hook = new Thread(() -> err.println("interrupted; nothing was written"), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.done();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return;
        }
    }
}
