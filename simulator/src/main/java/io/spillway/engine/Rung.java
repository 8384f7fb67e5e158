package io.spillway.engine;

/**
 * Events of a stretch of time, in no order but by slot: 4096 slots of equal width, each a list of blocks that events
 * are appended to. The slots are used round and round as the stretch moves on. An append writes to one place in memory,
 * a slot is read from end to end once.
 *
 * <p>The idea is the rung of the ladder queue (W. T. Tang, R. S. M. Goh, I. L.-J. Thng: "Ladder queue: an O(1) priority
 * queue structure for large-scale discrete event simulation", ACM TOMACS 15(3), 2005), which goes back to the calendar
 * queue (R. Brown: "Calendar queues", CACM 31(10), 1988).
 */
final class Rung {
    private final Blocks blocks;
    private final SlotSet occupied = new SlotSet();

    /** By slot: the position to write next, or 0 where there are no events. */
    private final int[] position = new int[SlotSet.COUNT];
    /** By slot that has events: its first block. */
    private final int[] firstBlock = new int[SlotSet.COUNT];
    /** By slot that has events: those before the last block. */
    private final int[] eventsBefore = new int[SlotSet.COUNT];

    private int shift;
    private long base;
    private long end;

    Rung(Blocks blocks) {
        this.blocks = blocks;
    }

    /** Sets width and stretch of an empty rung; the stretch touches at most 4096 slots. */
    void open(int shiftBits, long startKey, long endKey) {
        shift = shiftBits;
        base = startKey >> shiftBits;
        end = endKey;
    }

    /** Sets the stretch to all that 4096 slots can hold from a slot on. */
    void openFrom(int shiftBits, long startKey) {
        open(shiftBits, startKey, startOf((startKey >> shiftBits) + SlotSet.COUNT, shiftBits));
    }

    /** Leaves the slots before this index behind. */
    void moveTo(long index) {
        base = index;
    }

    /** Width of a slot, as a power of two of keys. */
    int shift() {
        return shift;
    }

    /** The key behind the last that fits. */
    long end() {
        return end;
    }

    /** Index of the slot behind the last that keys of this rung fall in. */
    long endIndex() {
        return (end - 1 >> shift) + 1;
    }

    boolean isEmpty() {
        return occupied.isEmpty();
    }

    /** First key of a slot, or {@link Long#MAX_VALUE} when no key is that high. */
    long startOf(long index) {
        return startOf(index, shift);
    }

    private static long startOf(long index, int shift) {
        return index > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : index << shift;
    }

    void add(long key, long payload) {
        int slot = slot(key >> shift);
        int at = position[slot];
        if ((at & Blocks.EVENT_MASK) == 0) {
            at = append(slot, at);
        }
        blocks.set(at, key, payload);
        position[slot] = at + 1;
    }

    /** Adds a block of events. */
    void addAll(long[] keysAndPayloads, int offset, int count) {
        for (int i = offset; i < offset + 2 * count; i += 2) {
            add(keysAndPayloads[i], keysAndPayloads[i + 1]);
        }
    }

    private int append(int slot, int behind) {
        int block = blocks.allocate();
        if (behind == 0) {
            occupied.add(slot);
            firstBlock[slot] = block;
            eventsBefore[slot] = 0;
        } else {
            blocks.link(blockBefore(behind), Blocks.EVENTS, block);
            eventsBefore[slot] += Blocks.EVENTS;
        }
        return block << Blocks.EVENTS_BITS;
    }

    private static int slot(long index) {
        return (int) index & SlotSet.MASK;
    }

    private static int blockBefore(int behind) {
        return behind - 1 >> Blocks.EVENTS_BITS;
    }

    private static int eventsInLast(int behind) {
        return (behind - 1 & Blocks.EVENT_MASK) + 1;
    }

    /** Index of the first slot with events; there is one. */
    long first() {
        return firstFrom(base);
    }

    /** Index of the first slot with events at or after an index, or one past the stretch when there is none. */
    long firstFrom(long index) {
        return isEmpty()
                ? index + SlotSet.COUNT
                : index + (occupied.firstFrom(slot(index)) - (int) index & SlotSet.MASK);
    }

    /** Events in a slot. */
    int events(long index) {
        int slot = slot(index);
        return position[slot] == 0 ? 0 : eventsBefore[slot] + eventsInLast(position[slot]);
    }

    /** Events in slots that begin at or after a key. */
    long eventsFrom(long key) {
        long events = 0;
        for (int i = 0; i < SlotSet.COUNT; i++) {
            if (startOf(base + i) >= key) {
                events += events(base + i);
            }
        }
        return events;
    }

    /** First block of a slot that has events. */
    int firstBlock(long index) {
        int slot = slot(index);
        int behind = position[slot];
        blocks.link(blockBefore(behind), eventsInLast(behind), Blocks.NONE);
        return firstBlock[slot];
    }

    /** Takes all events out of a slot that has some: the caller gives back the list of blocks that begins here. */
    int remove(long index) {
        int block = firstBlock(index);
        position[slot(index)] = 0;
        occupied.remove(slot(index));
        return block;
    }

    /** Takes the first block out of a slot of more than one. */
    int removeFirstBlock(long index) {
        int slot = slot(index);
        int block = firstBlock[slot];
        firstBlock[slot] = blocks.release(block);
        eventsBefore[slot] -= blocks.events(block);
        return block;
    }

    /** Hands every event to another rung. */
    void moveTo(Rung other) {
        while (!isEmpty()) {
            for (int block = remove(first()); block != Blocks.NONE; block = blocks.release(block)) {
                other.addAll(blocks.segment(block), blocks.offset(block), blocks.events(block));
            }
        }
    }

    /** Hands every event to a wider rung; moves lists, not events. */
    void spliceInto(Rung wider) {
        while (!isEmpty()) {
            long index = first();
            int slot = slot(index);
            int behind = position[slot];
            int block = remove(index);
            int to = slot(startOf(index) >> wider.shift);
            int last = wider.position[to];
            if (last == 0) {
                wider.occupied.add(to);
                wider.firstBlock[to] = block;
                wider.eventsBefore[to] = eventsBefore[slot];
            } else {
                blocks.link(blockBefore(last), eventsInLast(last), block);
                wider.eventsBefore[to] += eventsInLast(last) + eventsBefore[slot];
            }
            wider.position[to] = behind;
        }
    }

    void clear() {
        while (!isEmpty()) {
            for (int block = remove(first()); block != Blocks.NONE; ) {
                block = blocks.release(block);
            }
        }
    }

    long bytes() {
        return 3L * Integer.BYTES * SlotSet.COUNT + SlotSet.COUNT / 8;
    }
}
