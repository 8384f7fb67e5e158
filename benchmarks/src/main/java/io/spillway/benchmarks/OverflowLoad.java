package io.spillway.benchmarks;

/** How much is asked of the overflow model; the first two with the numbers of {@code scenarios/erlang-overflow*.yaml}. */
public enum OverflowLoad {
    /** About 130 events pending. */
    SMALL(130, 10, 100, 40, 40),
    /** About 130,000 events pending. */
    LARGE(130_000, 10, 100_000, 40_000, 40_000),
    /** About a million events pending: for how speed changes with size. */
    MILLION(1_000_000, 4, 769_231, 307_692, 307_692);

    final double erlang;
    /** Mean holding times after which the system counts as filled; after four, a fiftieth is still missing. */
    final int fillingHours;

    private final int[] capacityUnits;

    OverflowLoad(double erlang, int fillingHours, int... capacityUnits) {
        this.erlang = erlang;
        this.fillingHours = fillingHours;
        this.capacityUnits = capacityUnits;
    }

    int[] capacityUnits() {
        return capacityUnits.clone();
    }
}
