package io.spillway.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Runs the program within this one, not on a terminal, and keeps what it says. */
final class Program {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Runs it and returns its status. */
    int main(String... arguments) {
        return main(out, arguments);
    }

    /** Runs it with another standard output. */
    int main(OutputStream to, String... arguments) {
        return Main.run(new Console(to, new PrintStream(err, true, StandardCharsets.UTF_8), false), arguments);
    }

    /** A standard output that takes nothing. */
    static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    /** Standard output so far. */
    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Standard error so far. */
    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    void forgetOut() {
        out.reset();
    }

    void forgetErr() {
        err.reset();
    }
}
