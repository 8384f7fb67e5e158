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

    /** What the system says, without the file's name, which stands before. */
    static String reason(IOException refused) {
        if (refused instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = refused instanceof FileSystemException told ? told.getReason() : refused.getMessage();
        return Objects.requireNonNullElse(reason, "the system refuses it");
    }
}
