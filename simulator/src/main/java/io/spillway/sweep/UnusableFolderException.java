package io.spillway.sweep;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** A folder cannot be used for a sweep now; nothing was run. */
public final class UnusableFolderException extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableFolderException(Path folder, String why) {
        super(folder + ": " + why);
    }

    /** @param refused what the system says */
    UnusableFolderException(Path folder, String why, FileSystemException refused) {
        this(folder, why + ": " + reason(refused));
    }

    private static String reason(FileSystemException refused) {
        if (refused instanceof AccessDeniedException) {
            return "permission denied";
        }
        return Objects.requireNonNullElse(refused.getReason(), "the system refuses it");
    }
}
