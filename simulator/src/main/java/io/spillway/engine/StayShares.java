package io.spillway.engine;

import java.util.Arrays;

/**
 * Use in spill, shared out among the primary's pools by their capacity in force: where it would have been, had it stayed.
 * Nothing is shared out while the primary has no capacity. Shares are brought up to date whenever that capacity changes.
 */
final class StayShares {
    private final int[] pools;
    private final PoolUnits capacity;
    /** By pool of the primary: its part of the capacity in force; all are 0 where there is none. */
    private final double[] part;
    /** By row: unit-ticks that are shared out so far. */
    private long[] sharedUnitTicks = new long[64];
    /** By row and pool of the primary: what has come to it. */
    private double[] unitTicks;

    StayShares(World world, PoolUnits capacity) {
        pools = world.primaryPools;
        this.capacity = capacity;
        part = new double[pools.length];
        unitTicks = new double[sharedUnitTicks.length * pools.length];
    }

    /** Makes place for a row, in which nothing is shared out. */
    void add(int row) {
        if (row == sharedUnitTicks.length) {
            sharedUnitTicks = Arrays.copyOf(sharedUnitTicks, 2 * row);
            unitTicks = Arrays.copyOf(unitTicks, sharedUnitTicks.length * pools.length);
        }
        clear(row);
    }

    /** What is shared out from here on is shared by the capacity in force. */
    void weigh() {
        long sum = 0;
        for (int pool : pools) {
            sum += capacity.of(pool);
        }
        for (int i = 0; i < pools.length; i++) {
            part[i] = sum == 0 ? 0 : capacity.of(pools[i]) / (double) sum;
        }
    }

    /** Shares out what is not yet shared out of a row. */
    void share(int row, long usedUnitTicks) {
        long more = usedUnitTicks - sharedUnitTicks[row];
        sharedUnitTicks[row] = usedUnitTicks;
        for (int i = 0; i < part.length; i++) {
            unitTicks[row * part.length + i] += more * part[i];
        }
    }

    void copy(int row, double[] to, int at) {
        System.arraycopy(unitTicks, row * pools.length, to, at, pools.length);
    }

    void clear(int row) {
        sharedUnitTicks[row] = 0;
        Arrays.fill(unitTicks, row * pools.length, (row + 1) * pools.length, 0);
    }
}
