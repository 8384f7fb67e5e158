package io.spillway.sweep;

import java.io.IOException;
import java.nio.file.Path;

/** Folders were named together that hold parts of different sweeps. */
public final class DifferentSweepsException extends IOException {
    private static final long serialVersionUID = 1L;

    DifferentSweepsException(Path folder, Path first) {
        super(folder + ": holds another sweep than " + first);
    }
}
