package io.spillway.sweep;

import java.io.IOException;
import java.nio.file.Path;

/** The plan or a journal of a folder cannot be read, or is not as it was written. */
public final class UnreadableResultsException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableResultsException(Path file, String why) {
        super(file + ": cannot be read: " + why);
    }

    /** Of what the system says of a file; what is of this kind already stays as it is. */
    public static UnreadableResultsException of(Path file, IOException refused) {
        return refused instanceof UnreadableResultsException known
                ? known
                : new UnreadableResultsException(file, SystemAnswer.of(refused));
    }

    /** @param line the last that was read; 0 when there is none */
    UnreadableResultsException(Path plan, int line) {
        super(plan + ":" + Math.max(1, line)
                + ": the plan was cut off or changed here. Maybe the same sweep again, which writes it anew");
    }
}
