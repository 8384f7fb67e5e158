package io.spillway.sweep;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** Why the system refuses a file, in words that can stand behind its name. */
public final class SystemAnswer {
    private SystemAnswer() {}

    /** What it says, without the name. */
    public static String of(IOException refused) {
        if (refused instanceof AccessDeniedException) {
            return "permission denied";
        }
        String reason = refused instanceof FileSystemException told ? told.getReason() : refused.getMessage();
        return Objects.requireNonNullElse(reason, "the system refuses it");
    }
}
