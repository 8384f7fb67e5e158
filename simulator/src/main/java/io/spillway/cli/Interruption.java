package io.spillway.cli;

import java.io.PrintStream;

/** Says so when the program is interrupted; the status is Java's own, 128 + signal. */
final class Interruption {
    private final Thread hook;

    /** From now on, until {@link #forget}. */
    Interruption(PrintStream err) {
        hook = new Thread(() -> err.println("interrupted; nothing was written"), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return;
        }
    }
}
