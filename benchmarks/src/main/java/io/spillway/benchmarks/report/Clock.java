package io.spillway.benchmarks.report;

import java.util.Locale;

/** Which time is compared. */
enum Clock {
    WALL(Metric.WALL),
    PROCESSOR(Metric.PROCESSOR);

    private final Metric metric;

    Clock(Metric metric) {
        this.metric = metric;
    }

    Metric metric() {
        return metric;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
