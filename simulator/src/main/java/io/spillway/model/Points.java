package io.spillway.model;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Factors at points in time: from each time on its factor, until the next; before the first there is nothing.
 *
 * <p>A scenario writes them as a map from durations or dates to numbers, or in a file.
 *
 * @param from the instant that the times count from: the first date of dated points; empty for times since a launch's day
 * @param factors by time, at least a minute apart
 */
public record Points(Optional<Instant> from, ImmutableSortedMap<Duration, Double> factors) {
    public static final Duration CLOSEST = Duration.ofMinutes(1);

    public Points {
        Check check = new Check();
        check.that(!factors.isEmpty(), "points", factors, "at least one time and its factor");
        Duration next = Duration.ZERO;
        for (Map.Entry<Duration, Double> point : factors.entrySet()) {
            check.that(point.getKey().compareTo(next) >= 0, "points", point.getKey(), "times a minute apart or more");
            next = point.getKey().plus(CLOSEST);
            double factor = point.getValue();
            check.that(factor >= 0 && Double.isFinite(factor), "points", factor, "factors of 0 or more");
        }
        check.end();
    }

    /** The time from the first to the last. */
    public Duration span() {
        return factors.lastKey().minus(factors.firstKey());
    }
}
