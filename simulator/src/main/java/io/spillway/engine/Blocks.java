package io.spillway.engine;

import java.util.Arrays;

/**
 * Memory of lists that only grow at their end: blocks of 16 events, each block a key and a payload per event, linked by
 * number. Blocks are cut from segments, so that growing copies no event; a block given back is the first used again,
 * while the caches still hold it.
 */
final class Blocks {
    static final int EVENTS_BITS = 4;
    static final int EVENTS = 1 << EVENTS_BITS;
    static final int EVENT_MASK = EVENTS - 1;
    static final int NONE = -1;

    private static final int SEGMENT_BITS = 12;
    private static final int SEGMENT_MASK = (1 << SEGMENT_BITS) - 1;

    private long[][] segments = new long[4][];
    private int segmentCount;
    private int[] next = {};
    private int[] events = {};
    private int free = NONE;
    private int cut;

    /** A block to fill; positions in it are {@code block << EVENTS_BITS} and up. */
    int allocate() {
        int block = free;
        if (block != NONE) {
            free = next[block];
            return block;
        }
        if (cut == next.length) {
            grow();
        }
        return cut++;
    }

    private void grow() {
        if (segmentCount == segments.length) {
            segments = Arrays.copyOf(segments, 2 * segmentCount);
        }
        segments[segmentCount++] = new long[2 << SEGMENT_BITS];
        int blocks = segmentCount << SEGMENT_BITS - EVENTS_BITS;
        next = Arrays.copyOf(next, blocks);
        events = Arrays.copyOf(events, blocks);
    }

    /** Gives a block back and returns the one behind it in its list. */
    int release(int block) {
        int after = next[block];
        next[block] = free;
        free = block;
        return after;
    }

    /** The block behind another, or {@link #NONE}. */
    int next(int block) {
        return next[block];
    }

    /** Ends a block at a number of events and puts another behind it. */
    void link(int block, int count, int after) {
        events[block] = count;
        next[block] = after;
    }

    void set(int position, long key, long payload) {
        long[] segment = segments[position >> SEGMENT_BITS];
        int i = 2 * (position & SEGMENT_MASK);
        segment[i] = key;
        segment[i + 1] = payload;
    }

    /** The array that holds a block; see {@link #offset}. */
    long[] segment(int block) {
        return segments[block >> SEGMENT_BITS - EVENTS_BITS];
    }

    /** Index of a block's first key in its segment. */
    int offset(int block) {
        return 2 * (block << EVENTS_BITS & SEGMENT_MASK);
    }

    /** Events in a block that has been {@linkplain #link linked}. */
    int events(int block) {
        return events[block];
    }

    long bytes() {
        return ((long) segmentCount << SEGMENT_BITS) * 16 + next.length * 8L;
    }
}
