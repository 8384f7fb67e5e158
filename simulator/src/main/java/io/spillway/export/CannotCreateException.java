package io.spillway.export;

import java.io.IOException;
import java.nio.file.Path;

/** A file may not or cannot be made; nothing was written. */
public final class CannotCreateException extends IOException {
    private static final long serialVersionUID = 1L;

    CannotCreateException(Path path, String why) {
        super((path.toString().equals("-") ? "standard output" : path) + ": " + why);
    }
}
