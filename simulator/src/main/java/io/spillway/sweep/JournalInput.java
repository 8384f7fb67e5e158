package io.spillway.sweep;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file, line by line, in bytes. */
final class JournalInput implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;

    JournalInput(Path file) throws IOException {
        in = Files.newInputStream(file);
    }

    /** The next line with its line feed, if it has one; nothing at the end. */
    byte[] line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            boolean whole = end < to;
            int next = whole ? end + 1 : end;
            line.write(buffer, from, next - from);
            from = next;
            if (whole) {
                break;
            }
        }
        return line.toByteArray();
    }

    private boolean fill() throws IOException {
        if (from == to) {
            from = 0;
            to = Math.max(0, in.read(buffer));
        }
        return from < to;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
