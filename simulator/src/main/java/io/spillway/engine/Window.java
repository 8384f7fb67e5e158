package io.spillway.engine;

/**
 * The events due next, in order: 4096 buckets of equal width, meant to hold about a quarter of an event each, in time
 * order, and a bitmap that finds the first that is not empty. A bucket is a short linked list in order of keys, first in
 * first out among equals, so an event costs a few instructions on the way in and on the way out.
 *
 * <p>A width that does not fit makes long lists. They are counted, and a {@linkplain #strained() strained} window asks to
 * be taken apart; until then its order is no longer kept, only the order among equal keys.
 *
 * <p>Buckets as in the calendar queue (R. Brown: "Calendar queues: a fast O(1) priority queue implementation for the
 * simulation event set problem", CACM 31(10), 1988), without its year: a window is passed once.
 */
final class Window {
    private static final int CAPACITY = 1 << 13;
    private static final int MAX_STEPS = CAPACITY;

    private final SlotSet occupied = new SlotSet();
    private final int[] head = new int[SlotSet.COUNT];
    private final int[] tail = new int[SlotSet.COUNT];
    private final long[] events = new long[2 * (CAPACITY + 1)];
    private final int[] next = new int[CAPACITY + 1];
    private int free;
    private int used;
    private int passed;
    private int steps;
    private boolean strained;
    private long start;
    private int shift;
    private long headKey = Long.MAX_VALUE;
    private int headSlot;

    /** Sets start and width of an empty window. Keys before the start fall into the first bucket. */
    void open(long startKey, int shiftBits) {
        start = startKey;
        shift = shiftBits;
        passed = 0;
        steps = 0;
        strained = false;
    }

    long start() {
        return start;
    }

    /** Width of a bucket, as a power of two of keys. */
    int shift() {
        return shift;
    }

    /** Events added since the window was opened. */
    int passed() {
        return passed;
    }

    boolean isEmpty() {
        return headKey == Long.MAX_VALUE;
    }

    /** Whether the lists have grown too long, or the memory is used up. */
    boolean strained() {
        return strained;
    }

    /** The smallest key, or {@link Long#MAX_VALUE}. */
    long headKey() {
        return headKey;
    }

    void add(long key, long payload) {
        int event = free;
        if (event != 0) {
            free = next[event];
        } else {
            event = ++used;
            strained |= event == CAPACITY;
        }
        events[2 * event] = key;
        events[2 * event + 1] = payload;
        passed++;
        int slot = slot(key);
        if (key < headKey) {
            headKey = key;
            headSlot = slot;
        }
        int last = tail[slot];
        if (last == 0) {
            next[event] = 0;
            head[slot] = event;
            tail[slot] = event;
            occupied.add(slot);
        } else if (events[2 * last] <= key || strained) {
            next[event] = 0;
            next[last] = event;
            tail[slot] = event;
        } else {
            insert(slot, key, event);
        }
    }

    private int slot(long key) {
        long ahead = key - start;
        ahead &= ~(ahead >> Long.SIZE - 1);
        return (int) (ahead >> shift) & SlotSet.MASK;
    }

    private void insert(int slot, long key, int event) {
        int at = head[slot];
        if (key < events[2 * at]) {
            next[event] = at;
            head[slot] = event;
            return;
        }
        int before;
        do {
            before = at;
            at = next[at];
            steps++;
        } while (events[2 * at] <= key);
        next[before] = event;
        next[event] = at;
        strained |= steps > MAX_STEPS;
    }

    /** Adds a block of events. */
    void addAll(long[] keysAndPayloads, int offset, int count) {
        for (int i = offset; i < offset + 2 * count; i += 2) {
            add(keysAndPayloads[i], keysAndPayloads[i + 1]);
        }
    }

    /** Removes the event with the smallest key, the earliest added among equals, and returns its payload. */
    long take() {
        int slot = headSlot;
        int event = head[slot];
        int after = next[event];
        next[event] = free;
        free = event;
        if (after != 0) {
            head[slot] = after;
            headKey = events[2 * after];
        } else {
            tail[slot] = 0;
            occupied.remove(slot);
            findHead();
        }
        return events[2 * event + 1];
    }

    private void findHead() {
        if (occupied.isEmpty()) {
            headKey = Long.MAX_VALUE;
        } else {
            headSlot = occupied.first();
            headKey = events[2 * head[headSlot]];
        }
    }

    /** Events in the window; counted, so not for the usual path. */
    int size() {
        int size = used;
        for (int event = free; event != 0; event = next[event]) {
            size--;
        }
        return size;
    }

    /** Moves every event to a rung, the order among equals kept. */
    void moveTo(Rung rung) {
        while (!occupied.isEmpty()) {
            int slot = occupied.first();
            for (int event = head[slot]; event != 0; event = next[event]) {
                rung.add(events[2 * event], events[2 * event + 1]);
            }
            tail[slot] = 0;
            occupied.remove(slot);
        }
        clear();
    }

    void clear() {
        while (!occupied.isEmpty()) {
            int slot = occupied.first();
            tail[slot] = 0;
            occupied.remove(slot);
        }
        free = 0;
        used = 0;
        headKey = Long.MAX_VALUE;
        open(0, 0);
    }

    long bytes() {
        return 8L * SlotSet.COUNT + 8L * events.length + 4L * next.length + SlotSet.COUNT / 8;
    }
}
