package io.spillway.cli;

import io.spillway.export.StagedFiles;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where a command writes: data to one stream, everything else to the other.
 *
 * @param out data only; errors come back to the writer
 * @param err for the reader
 * @param terminal whether a person looks at {@code err}
 */
record Console(OutputStream out, PrintStream err, boolean terminal) {
    /** Set by the launcher, which can ask the shell. */
    private static final String TERMINAL_PROPERTY = "spillway.terminal";

    /** The streams of the process; what it prints is UTF-8 whatever the locale. */
    static Console ofProcess() {
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        return new Console(new FileOutputStream(FileDescriptor.out), err, isTerminal());
    }

    /** Writes data; what cannot be written says that it was to be standard output. */
    void print(String text) throws IOException {
        StagedFiles.named(out).write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for much of it; to be flushed. */
    Writer writer() {
        return new BufferedWriter(new OutputStreamWriter(StagedFiles.named(out), StandardCharsets.UTF_8));
    }

    private static boolean isTerminal() {
        String told = System.getProperty(TERMINAL_PROPERTY);
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        try {
            String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | InvalidPathException | UnsupportedOperationException unknown) {
            return System.console() != null;
        }
    }
}
