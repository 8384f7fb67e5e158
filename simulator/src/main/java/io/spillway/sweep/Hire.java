package io.spillway.sweep;

import java.util.Optional;

/**
 * A cluster that is asked to run a sweep.
 *
 * @param master where it is; see {@link Engine#connect}
 * @param tasks that are on their way to it and back at once
 */
public record Hire(Engine engine, Optional<String> master, int tasks) {
    /** Enough for most clusters to have something at hand, and for one that can grow to see that it should. */
    public static final int USUAL_TASKS = 128;

    /** @throws IllegalArgumentException when there is nothing for it to do */
    public Hire {
        if (tasks < 1) {
            throw new IllegalArgumentException("jobs: " + tasks + "; expected 1 or more");
        }
    }
}
