package io.spillway.sweep;

import java.io.IOException;
import java.nio.file.Path;

/** The plan of a folder cannot be read, or is not as it was written. */
public final class UnreadablePlanException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadablePlanException(Path plan, String why) {
        super(plan + ": cannot be read: " + why);
    }

    /** @param line the last that was read; 0 when there is none */
    UnreadablePlanException(Path plan, int line) {
        super(plan + ":" + Math.max(1, line)
                + ": the plan was cut off or changed here. Maybe the same sweep again, which writes it anew");
    }
}
