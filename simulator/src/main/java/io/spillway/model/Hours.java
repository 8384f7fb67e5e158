package io.spillway.model;

import java.time.Duration;

/** Durations as hours. */
public final class Hours {
    private Hours() {}

    public static double of(Duration duration) {
        return duration.toMillis() / 3.6e6;
    }
}
