package io.spillway.cli;

import java.io.IOException;
import java.io.PrintStream;

/** Says so when the program is interrupted; the status is Java's own, 128 + signal. */
public final class Interruption {
    private Interruption() {}

    /**
     * What is done before anything is written.
     *
     * @param <E> what it may throw beside what reading throws
     */
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T done() throws IOException, E;
    }

    /** Says so while something is done. */
    public static <T, E extends Exception> T during(PrintStream err, Work<T, E> work) throws IOException, E {
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
