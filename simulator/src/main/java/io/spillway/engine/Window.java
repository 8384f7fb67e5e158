package io.spillway.engine;

import java.util.Arrays;

/**
 * The events due next, in order: 4096 cells of equal width in time order, meant to be an eighth full, and a bitmap of
 * those that are taken. A cell holds one event. An event whose cell is taken goes to the next that is free, later events
 * giving way to it, so the events stand in order of keys, first in first out among equals, and the next one is the next
 * bit of the map.
 *
 * <p>A width that does not fit makes long runs of taken cells. What is moved is counted, and a {@linkplain #strained()
 * strained} window asks to be taken apart; until then further events are only kept, in the order they came. Behind the
 * last cell is one more, always taken, whose key no event has: whoever finds it has found that there is none.
 *
 * <p>Cells as in the calendar queue (R. Brown: "Calendar queues: a fast O(1) priority queue implementation for the
 * simulation event set problem", CACM 31(10), 1988), without its year: a window is passed once. The runs are those of a
 * hash table with ordered linear probing (O. Amble, D. E. Knuth: "Ordered hash tables", Computer Journal 17(2), 1974).
 */
final class Window {
    /** Cells that keys belong to; as many more take what runs over the end. */
    private static final int CELLS = SlotSet.COUNT;

    private static final int WORDS = 2 * CELLS / Long.SIZE;
    private static final int MAX_STEPS = 2 * CELLS;
    private static final int MAX_END = (WORDS - 1) * Long.SIZE;

    private static final long NONE = Long.MAX_VALUE;

    /** Key and payload by cell. */
    private final long[] events = new long[2 * (WORDS * Long.SIZE + 1)];
    /** One bit a cell. */
    private final long[] taken = new long[WORDS + 1];
    /** Keys and payloads that came while the window was strained. */
    private final long[] late = new long[2 * EventQueue.WINDOW_LIMIT];

    private int lateEvents;
    private int passed;
    private int steps;
    private boolean strained;
    private long start;
    private int shift;
    /** All cells before this one have been passed. */
    private int from;

    private int headCell;
    private long headKey;

    Window() {
        events[2 * WORDS * Long.SIZE] = NONE;
        clear();
    }

    /** Sets start and width of an empty window. Keys before the start fall into the first cell. */
    void open(long startKey, int shiftBits) {
        start = startKey;
        shift = shiftBits;
        from = 0;
        passed = 0;
        steps = 0;
        strained = false;
    }

    long start() {
        return start;
    }

    /** Width of a cell, as a power of two of keys. */
    int shift() {
        return shift;
    }

    /** Events added since the window was opened. */
    int passed() {
        return passed;
    }

    boolean isEmpty() {
        return headKey == NONE;
    }

    /** Whether runs have grown too long, or over the end. */
    boolean strained() {
        return strained;
    }

    /** The smallest key, or {@link Long#MAX_VALUE}. */
    long headKey() {
        return headKey;
    }

    /** Events in the window, counted. */
    int size() {
        int size = lateEvents;
        for (int word = 0; word < WORDS; word++) {
            size += Long.bitCount(taken[word]);
        }
        return size;
    }

    /** Adds an event to a window that is not strained. */
    void add(long key, long payload) {
        passed++;
        int cell = put(cell(key), key, payload);
        if (key < headKey) {
            headKey = key;
            headCell = cell;
        }
    }

    /** Puts an event into a cell, or behind those of the run of taken cells that come before it; returns the cell. */
    private int put(int wanted, long key, long payload) {
        int cell = wanted;
        int word = cell >> 6;
        if ((taken[word] >> cell & 1) == 0) {
            taken[word] |= 1L << cell;
        } else {
            cell = makeRoom(cell, key);
        }
        events[2 * cell] = key;
        events[2 * cell + 1] = payload;
        return cell;
    }

    private int cell(long key) {
        long cell = key - start >> shift;
        return cell < from ? from : (int) cell & CELLS - 1;
    }

    /** Moves later events of the run that a cell lies in by one cell, and returns the cell that this leaves free. */
    private int makeRoom(int first, long key) {
        int word = first >> 6;
        long free = ~taken[word] & -1L << first;
        while (free == 0) {
            free = ~taken[++word];
        }
        int cell = word << 6 | Long.numberOfTrailingZeros(free);
        taken[word] |= 1L << cell;
        int end = cell;
        while (cell > first && events[2 * cell - 2] > key) {
            events[2 * cell] = events[2 * cell - 2];
            events[2 * cell + 1] = events[2 * cell - 1];
            cell--;
        }
        steps += end - cell;
        strained = steps > MAX_STEPS || end >= MAX_END;
        return cell;
    }

    private void keepLate(long key, long payload) {
        late[2 * lateEvents] = key;
        late[2 * lateEvents + 1] = payload;
        lateEvents++;
    }

    /** Adds a block of events, none before the start, to a window that none has been taken from. */
    void fill(long[] keysAndPayloads, int offset, int count) {
        passed += count;
        for (int i = offset; i < offset + 2 * count; i += 2) {
            if (strained) {
                keepLate(keysAndPayloads[i], keysAndPayloads[i + 1]);
            } else {
                put((int) (keysAndPayloads[i] - start >> shift), keysAndPayloads[i], keysAndPayloads[i + 1]);
            }
        }
    }

    /** Looks for the head of a window that has been filled. */
    void settle() {
        int word = 0;
        while (taken[word] == 0) {
            word++;
        }
        headCell = word << 6 | Long.numberOfTrailingZeros(taken[word]);
        headKey = events[2 * headCell];
        for (int i = 0; i < lateEvents; i++) {
            headKey = Math.min(headKey, late[2 * i]);
        }
    }

    /** Removes the event with the smallest key, the earliest added among equals, and returns its payload; there is one. */
    long take() {
        int cell = headCell;
        int word = cell >> 6;
        long left = taken[word] & taken[word] - 1;
        taken[word] = left;
        from = cell + 1;
        while (left == 0) {
            left = taken[++word];
        }
        int next = word << 6 | Long.numberOfTrailingZeros(left);
        headCell = next;
        headKey = events[2 * next];
        return events[2 * cell + 1];
    }

    /** Moves every event to a rung, the order among equals kept. */
    void moveTo(Rung rung) {
        for (int word = 0; word < WORDS; word++) {
            for (long left = taken[word]; left != 0; left &= left - 1) {
                int cell = word << 6 | Long.numberOfTrailingZeros(left);
                rung.add(events[2 * cell], events[2 * cell + 1]);
            }
        }
        rung.addAll(late, 0, lateEvents);
        clear();
    }

    void clear() {
        Arrays.fill(taken, 0);
        taken[WORDS] = 1;
        lateEvents = 0;
        headCell = WORDS * Long.SIZE;
        headKey = NONE;
        open(0, 0);
    }

    long bytes() {
        return 8L * (events.length + taken.length + late.length);
    }
}
