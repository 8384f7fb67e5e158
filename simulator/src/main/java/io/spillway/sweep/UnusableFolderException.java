package io.spillway.sweep;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A folder cannot be used for a sweep now; nothing was run. */
public final class UnusableFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableFolderException(Path folder, String why) {
        super(folder + ": " + why);
    }

    /** @param refused what the system says */
    UnusableFolderException(Path folder, String why, FileSystemException refused) {
        this(folder, why + ": " + SystemAnswer.of(refused));
    }
}
