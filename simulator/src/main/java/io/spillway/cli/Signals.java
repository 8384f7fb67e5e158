package io.spillway.cli;

import io.spillway.export.StagedFiles;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Hears Ctrl-C, the request to terminate and the closing of the terminal: the first asks the work to end, the second ends
 * the program at once. The class of Java that does this is known to every Java and not promised by any, so it is asked for
 * by name; without it a signal ends the program at once.
 */
final class Signals {
    private static final int OFFSET = 128;

    private final Consumer<ExitCode> first;
    /** Whether the next signal ends the program. */
    private volatile boolean isNextLast;

    private Signals(Consumer<ExitCode> first) {
        this.first = first;
    }

    /** From now on until the end of the program; a signal that this process was started to ignore stays ignored. */
    static Signals hear(Consumer<ExitCode> first) {
        Signals signals = new Signals(first);
        signals.hear("HUP", ExitCode.HUNG_UP);
        signals.hear("INT", ExitCode.INTERRUPTED);
        signals.hear("TERM", ExitCode.TERMINATED);
        return signals;
    }

    /** The work is done: there is nothing left that a first signal could ask to end. */
    void endAtOnce() {
        isNextLast = true;
    }

    private void hear(String name, ExitCode code) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler heard = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    handle(code);
                }
                return null;
            };
            Object listener = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler}, heard);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), listener);
        } catch (ReflectiveOperationException | IllegalArgumentException notHere) {
            return;
        }
    }

    private void handle(ExitCode code) {
        if (isNextLast) {
            StagedFiles.abandon();
            Runtime.getRuntime().halt(code.status());
        }
        isNextLast = true;
        first.accept(code);
    }
}
