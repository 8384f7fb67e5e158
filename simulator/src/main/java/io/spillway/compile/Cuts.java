package io.spillway.compile;

import java.util.Arrays;

/** The ticks at which a rate may change, between a first and a last one. */
final class Cuts {
    private final long from;
    private final long to;
    private long[] ticks = new long[64];
    private int count;

    Cuts(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /** Cuts at a tick, if it lies between the first and the last. */
    void at(long tick) {
        if (tick > from && tick < to) {
            if (count == ticks.length) {
                ticks = Arrays.copyOf(ticks, 2 * count);
            }
            ticks[count++] = tick;
        }
    }

    /**
     * Cuts at each whole hour or day of the calendar within a stretch.
     *
     * @param length ticks of an hour or a day
     * @param epochTick ticks from 1970-01-01 to tick 0
     */
    void every(long length, long epochTick, long begin, long end) {
        long last = Math.min(end, to);
        long first = (Math.floorDiv(epochTick + Math.max(begin, from) - 1, length) + 1) * length - epochTick;
        for (long tick = first; tick < last; tick += length) {
            at(tick);
        }
    }

    /** The first tick, all cuts in order, each once, and the last tick. */
    long[] bounds() {
        long[] bounds = Arrays.copyOf(ticks, count + 2);
        bounds[count] = from;
        bounds[count + 1] = to;
        Arrays.sort(bounds);
        int distinct = 0;
        for (long bound : bounds) {
            if (distinct == 0 || bound != bounds[distinct - 1]) {
                bounds[distinct++] = bound;
            }
        }
        return Arrays.copyOf(bounds, distinct);
    }
}
