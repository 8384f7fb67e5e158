package io.spillway.engine;

/** How much of all capacity a {@link RoutingBenchmark} keeps in use. */
public enum Pressure {
    LIGHT(0.4),
    BUSY(0.9),
    FULL(1.05);

    private final double used;

    Pressure(double used) {
        this.used = used;
    }

    /** The share of capacity asked for; above 1 requests are lost all the time. */
    double used() {
        return used;
    }
}
