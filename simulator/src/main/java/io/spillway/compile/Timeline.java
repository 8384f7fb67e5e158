package io.spillway.compile;

import io.spillway.engine.Clock;
import io.spillway.model.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as ticks since the beginning of the run. */
final class Timeline {
    final Instant begin;
    final Instant start;
    final Instant end;

    Timeline(Scenario scenario) {
        begin = scenario.begin();
        start = scenario.start();
        end = scenario.end();
    }

    /** The tick of an instant; 0 for all that lies before the run. */
    long tick(Instant instant) {
        return instant.isAfter(begin) ? ChronoUnit.MICROS.between(begin, instant) : 0;
    }

    /** A duration in ticks. */
    static long ticks(Duration duration) {
        return Clock.ticks(duration.toNanos());
    }

    /** Whether an instant lies within the run, its beginning left out. */
    boolean isDuring(Instant instant) {
        return instant.isAfter(begin) && instant.isBefore(end);
    }
}
