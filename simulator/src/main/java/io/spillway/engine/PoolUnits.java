package io.spillway.engine;

import java.util.Arrays;

/** Units of each pool that change now and then, and their product with time by segment, exact as in {@link Books}. */
final class PoolUnits {
    private final int[] units;
    /** {@code [segment * pools + pool]}. */
    private final long[] unitTicks;

    private int base;

    PoolUnits(int pools, long[] unitTicks) {
        units = new int[pools];
        this.unitTicks = unitTicks;
    }

    /** Nothing anywhere, in a segment. */
    void reset(int segment) {
        Arrays.fill(units, 0);
        base = segment * units.length;
    }

    int of(int pool) {
        return units[pool];
    }

    void set(int pool, int newUnits, long tick) {
        unitTicks[base + pool] -= (newUnits - units[pool]) * tick;
        units[pool] = newUnits;
    }

    void close(long tick) {
        for (int pool = 0; pool < units.length; pool++) {
            unitTicks[base + pool] += units[pool] * tick;
        }
    }

    void open(int segment, long tick) {
        base = segment * units.length;
        for (int pool = 0; pool < units.length; pool++) {
            unitTicks[base + pool] -= units[pool] * tick;
        }
    }
}
