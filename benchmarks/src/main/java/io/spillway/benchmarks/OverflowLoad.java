package io.spillway.benchmarks;

/** How much is asked of the overflow model: the numbers of {@code scenarios/erlang-overflow*.yaml}. */
public enum OverflowLoad {
    /** About 130 events pending. */
    SMALL(130, 100, 40, 40),
    /** About 130,000 events pending. */
    LARGE(130_000, 100_000, 40_000, 40_000);

    final double erlang;
    private final int[] capacityUnits;

    OverflowLoad(double erlang, int... capacityUnits) {
        this.erlang = erlang;
        this.capacityUnits = capacityUnits;
    }

    int[] capacityUnits() {
        return capacityUnits.clone();
    }
}
