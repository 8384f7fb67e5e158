package io.spillway.measures;

import io.spillway.engine.World;

/** Measured ticks in all, by period and by year: what a time-weighted mean is divided by. */
final class Duration {
    private final long all;
    private final long[] byPeriod;
    private final long[] byYear;

    Duration(World world, int[] segmentPeriod, int[] periodYear) {
        all = world.segmentTick[world.segments] - world.segmentTick[0];
        byPeriod = new long[periodYear.length];
        byYear = new long[periodYear.length];
        for (int segment = 0; segment < world.segments; segment++) {
            long ticks = world.segmentTick[segment + 1] - world.segmentTick[segment];
            int period = segmentPeriod[segment];
            byPeriod[period] += ticks;
            byYear[periodYear[period]] += ticks;
        }
    }

    long ticks(Block block, Coordinates at) {
        if (block.dimensions.contains(Dimension.PERIOD)) {
            return byPeriod[at.period];
        }
        return block.dimensions.contains(Dimension.YEAR) ? byYear[at.year] : all;
    }
}
