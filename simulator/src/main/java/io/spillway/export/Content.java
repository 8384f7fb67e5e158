package io.spillway.export;

import java.io.IOException;
import java.io.Writer;

/** What a file will hold. */
@FunctionalInterface
public interface Content {
    /** Writes all of it; the writer is closed by the caller. */
    void writeTo(Writer to) throws IOException;
}
