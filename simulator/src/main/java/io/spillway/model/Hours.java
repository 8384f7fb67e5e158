package io.spillway.model;

import java.time.Duration;

/** Durations as hours. */
final class Hours {
    private Hours() {}

    static double of(Duration duration) {
        return duration.toMillis() / 3.6e6;
    }
}
