package io.spillway.engine;

import java.util.Arrays;

/**
 * What use in spill would have cost, had it stayed: at each instant at the mean of the prices of the primary's pools, by
 * their capacity in force. Nothing is counted while the primary has no capacity. Costs are brought up to date whenever that
 * capacity or a price changes.
 */
final class StayCosts {
    private final World world;
    private final PoolUnits capacity;
    /** Whether the primary has capacity, and the mean price of a unit and a tick of it. */
    private boolean hasCapacity;

    private double microsPerUnitTick;
    /** By row: unit-ticks looked at so far; those while the primary had capacity; and what these would have cost. */
    private long[] unitTicks = new long[64];

    private long[] stayedUnitTicks = new long[unitTicks.length];
    private double[] micros = new double[unitTicks.length];

    StayCosts(World world, PoolUnits capacity) {
        this.world = world;
        this.capacity = capacity;
    }

    /** Makes place for a row, which costs nothing yet. */
    void add(int row) {
        if (row == unitTicks.length) {
            unitTicks = Arrays.copyOf(unitTicks, 2 * row);
            stayedUnitTicks = Arrays.copyOf(stayedUnitTicks, 2 * row);
            micros = Arrays.copyOf(micros, 2 * row);
        }
        clear(row);
    }

    /** What is counted from here on is at the prices of a segment, by the capacity in force; of none behind the last. */
    void price(int segment) {
        int[] pools = world.primaryPools;
        long units = 0;
        double sum = 0;
        for (int i = 0; i < pools.length && segment < world.segments; i++) {
            units += capacity.of(pools[i]);
            sum += capacity.of(pools[i]) * world.primaryMicrosPerUnitTick[segment * pools.length + i];
        }
        hasCapacity = units > 0;
        microsPerUnitTick = hasCapacity ? sum / units : 0;
    }

    /** Counts what a row has not counted yet of its use so far. */
    void count(int row, long usedUnitTicks) {
        long more = usedUnitTicks - unitTicks[row];
        unitTicks[row] = usedUnitTicks;
        if (hasCapacity) {
            stayedUnitTicks[row] += more;
            micros[row] += more * microsPerUnitTick;
        }
    }

    /** Unit-ticks in which the primary had capacity. */
    long stayedUnitTicks(int row) {
        return stayedUnitTicks[row];
    }

    /** What these would have cost there, in micro-dollars. */
    double micros(int row) {
        return micros[row];
    }

    void clear(int row) {
        unitTicks[row] = 0;
        stayedUnitTicks[row] = 0;
        micros[row] = 0;
    }
}
