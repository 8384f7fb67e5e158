package io.spillway.engine;

/**
 * Pending events in the order of their keys, first in first out among equals. A key is from 0 to {@link Long#MAX_VALUE}
 * (not included) and never below the key taken last.
 *
 * <p>Time ahead is cut into stretches that lie one behind the other, each held by what is cheapest for it:
 *
 * <ol>
 *   <li>the {@link Window}: the next five hundred events or so, in order;
 *   <li>further {@link Rung}s, when a slot of the rung behind them held too many events for one window;
 *   <li>the top rung: 4096 slots of events in no order;
 *   <li>the {@link FarHeap}: the few events behind the top rung.
 * </ol>
 *
 * When the window is empty the next slots of the nearest rung are moved into it. An event is so written and read once
 * for each stretch it meets, nearly always one or two, in constant time and next to its neighbours in memory. This is a
 * ladder queue (Tang, Goh and Thng, 2005) whose bottom is a window of a calendar queue (Brown, 1988), whose top moves
 * along instead of being sorted out at once, and whose widths are powers of two of whole keys.
 *
 * <p>The only thing tuned is how much time a window covers: as much as {@value #WINDOW_EVENTS} events took lately. The top
 * rung follows it in steps: wider when windows span many of its slots or when more than few events miss it (whole lists
 * are joined, no event is moved), narrower when a slot is much too wide for a window and few events need the width. A
 * width that does not fit costs time only: windows that strain, slots that hold too much, are split into a rung of
 * narrower slots, down to slots of a single key, which are taken in parts.
 *
 * <p>Nothing is allocated once the largest number of pending events has been seen.
 */
public final class EventQueue {
    private static final int WINDOW_BITS = 9;
    static final int WINDOW_EVENTS = 1 << WINDOW_BITS;
    /** No more events than this are moved into a window at once. */
    static final int WINDOW_LIMIT = 4 * WINDOW_EVENTS;

    private static final int MAX_SHIFT = 50;
    private static final int MAX_STRAINED_DEPTH = 8;
    private static final int MAX_DEPTH = 2 * MAX_STRAINED_DEPTH;

    private final Blocks blocks = new Blocks();
    private final Window window = new Window();
    private final FarHeap far = new FarHeap();
    private final Rung[] inner = new Rung[MAX_DEPTH];
    private Rung top = new Rung(blocks);
    private Rung spare = new Rung(blocks);
    private int depth;
    /** Events that are not in the window. */
    private int behind;

    /** Keys from here on are not in the window; keys from {@code topStart} on are in the top rung or the heap. */
    private long windowEnd;

    private long topStart;

    /** What a window should cover, as a power of two of keys. */
    private int windowShift = 20;

    private long passed;
    private long missed;

    /** An empty queue. */
    public EventQueue() {
        openTop(windowShift, 0);
    }

    /** Adds an event. */
    public void add(long key, long payload) {
        if (key < windowEnd) {
            window.add(key, payload);
            if (window.strained()) {
                split();
            }
        } else {
            addBehindWindow(key, payload);
        }
    }

    private void addBehindWindow(long key, long payload) {
        behind++;
        addToRung(key, payload);
        if (window.isEmpty()) {
            refill();
        }
    }

    private void addToRung(long key, long payload) {
        for (int i = depth - 1; i >= 0; i--) {
            if (key < inner[i].end()) {
                inner[i].add(key, payload);
                return;
            }
        }
        addBehindInner(key, payload);
    }

    private void addBehindInner(long key, long payload) {
        if (key < top.end()) {
            top.add(key, payload);
        } else {
            far.add(key, payload);
            missed++;
            if (far.size() > WINDOW_EVENTS + behind / 8) {
                widen(top.shift() + 2);
            }
        }
    }

    /** The smallest key, or {@link Long#MAX_VALUE} when there is no event. */
    public long headKey() {
        return window.headKey();
    }

    /**
     * Removes the event with the smallest key, the earliest added among equals, and returns its payload.
     *
     * @throws IllegalStateException if there is no event
     */
    public long take() {
        if (window.isEmpty()) {
            throw new IllegalStateException("No event is pending");
        }
        long payload = window.take();
        if (window.isEmpty() && behind > 0) {
            refill();
        }
        return payload;
    }

    /** Events pending, those that are due next counted one by one. */
    public int size() {
        return behind + window.size();
    }

    /** Removes every event; the next key may be any. Memory and widths are kept for what comes next. */
    public void clear() {
        window.clear();
        while (depth > 0) {
            inner[--depth].clear();
        }
        top.clear();
        far.clear();
        behind = 0;
        windowEnd = 0;
        openTop(top.shift(), 0);
    }

    /** Bytes of memory held. */
    long bytes() {
        long bytes = blocks.bytes() + window.bytes() + far.bytes() + top.bytes() + spare.bytes();
        for (Rung rung : inner) {
            bytes += rung == null ? 0 : rung.bytes();
        }
        return bytes;
    }

    /** Fills the empty window; there are events behind it. */
    private void refill() {
        observe();
        do {
            while (depth > 0 && inner[depth - 1].isEmpty()) {
                depth--;
            }
            if (depth == 0) {
                tune();
                if (top.isEmpty()) {
                    openTop(top.shift(), far.headKey());
                    pull();
                }
            }
            load(depth == 0 ? top : inner[depth - 1]);
        } while (window.isEmpty());
        if (window.strained()) {
            split();
        }
    }

    /** Learns from the window that has just been passed how much time a window should cover. */
    private void observe() {
        long width = windowEnd - window.start();
        if (width > 0 && window.passed() > 0) {
            int fitting = log2(width) + WINDOW_BITS - log2(window.passed());
            int change = Math.max(-2, Math.min(6, fitting - windowShift));
            windowShift = Math.max(0, Math.min(MAX_SHIFT, windowShift + change));
        }
        passed += window.passed();
    }

    /** Moves the first slots of a rung into the empty window, or the first slot alone into a narrower rung. */
    private void load(Rung rung) {
        long first = rung.first();
        int events = rung.events(first);
        if (events > WINDOW_LIMIT) {
            if (rung.shift() == 0) {
                loadPart(rung, first);
            } else {
                spread(rung, first, events);
            }
            return;
        }
        long slots = 1L << Math.max(0, Math.min(SlotSet.BITS, windowShift - rung.shift()));
        long stop = Math.max(first + 1, Math.min(first + slots, rung.endIndex()));
        window.open(rung.startOf(first), Math.max(0, ceilLog2(stop - first) + rung.shift() - SlotSet.BITS));
        long index = first;
        do {
            loadSlot(rung, index);
            index = Math.min(stop, rung.firstFrom(index + 1));
            events += index < stop ? rung.events(index) : 0;
        } while (index < stop && events <= WINDOW_LIMIT);
        window.settle();
        windowEnd = Math.min(rung.end(), rung.startOf(index));
        leave(rung, index);
    }

    private void loadSlot(Rung rung, long index) {
        behind -= rung.events(index);
        for (int block = rung.remove(index); block != Blocks.NONE; block = blocks.release(block)) {
            window.fill(blocks.segment(block), blocks.offset(block), blocks.events(block));
        }
    }

    /** Moves the first of many events with one and the same key into the window; later ones are added behind the rest. */
    private void loadPart(Rung rung, long index) {
        long key = rung.startOf(index);
        window.open(key, 0);
        for (int n = 0; n < WINDOW_EVENTS; n += Blocks.EVENTS) {
            int block = rung.removeFirstBlock(index);
            behind -= blocks.events(block);
            window.fill(blocks.segment(block), blocks.offset(block), blocks.events(block));
        }
        window.settle();
        windowEnd = key;
        leave(rung, index);
    }

    /** Spreads a slot over a narrower rung. */
    private void spread(Rung rung, long index, int events) {
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int block = rung.firstBlock(index); block != Blocks.NONE; block = blocks.next(block)) {
            long[] segment = blocks.segment(block);
            int offset = blocks.offset(block);
            for (int i = offset; i < offset + 2 * blocks.events(block); i += 2) {
                least = Math.min(least, segment[i]);
                most = Math.max(most, segment[i]);
            }
        }
        int slotsBits = depth < 2 ? ceilLog2(events) - WINDOW_BITS + 1 : SlotSet.BITS;
        int shift = Math.max(0, ceilLog2(most - least + 1) - Math.min(SlotSet.BITS - 1, slotsBits));
        Rung narrower = push();
        narrower.openFrom(shift, least);
        long end = Math.min(narrower.end(), Math.min(rung.end(), rung.startOf(index + 1)));
        narrower.open(shift, least, end);
        for (int block = rung.remove(index); block != Blocks.NONE; block = blocks.release(block)) {
            narrower.addAll(blocks.segment(block), blocks.offset(block), blocks.events(block));
        }
        windowEnd = least;
        leave(rung, end == rung.startOf(index + 1) ? index + 1 : index);
    }

    private void leave(Rung rung, long index) {
        rung.moveTo(index);
        if (rung == top) {
            openTop(rung.shift(), rung.startOf(index));
            pull();
        }
    }

    private void openTop(int shift, long start) {
        topStart = start;
        top.openFrom(shift, start);
    }

    private void pull() {
        while (far.headKey() < top.end()) {
            top.add(far.headKey(), far.headPayload());
            far.removeHead();
        }
    }

    private Rung push() {
        if (inner[depth] == null) {
            inner[depth] = new Rung(blocks);
        }
        return inner[depth++];
    }

    /** Moves a strained window into a rung, to load it again with a better width. */
    private void split() {
        if (depth >= MAX_STRAINED_DEPTH) {
            gather();
        }
        long from = window.headKey();
        int events = window.size();
        int span = ceilLog2(windowEnd - from + 1);
        int fitting = events > WINDOW_LIMIT ? span + WINDOW_BITS - 1 - log2(events) : window.shift() - 2;
        int shift = Math.max(0, Math.max(fitting, span - SlotSet.BITS + 1));
        Rung rung = push();
        rung.open(shift, from, windowEnd);
        behind += events;
        window.moveTo(rung);
        windowShift = shift;
        windowEnd = from;
        refill();
    }

    /** Moves all inner rungs into one. */
    private void gather() {
        long from = window.headKey();
        Rung all = push();
        Rung outer = inner[0];
        all.open(Math.max(0, ceilLog2(outer.end() - from + 1) - SlotSet.BITS + 1), from, outer.end());
        for (int i = depth - 2; i >= 0; i--) {
            inner[i].moveTo(all);
        }
        inner[depth - 1] = outer;
        inner[0] = all;
        depth = 1;
    }

    private void tune() {
        if (missed > 64 && missed * 64 > passed) {
            widen(top.shift() + 2);
        } else if (windowShift > top.shift() + 6) {
            widen(windowShift - 3);
        } else if (top.shift() > windowShift + 2 && passed > behind) {
            narrow(windowShift);
        } else if (passed > 1 << 20) {
            passed >>= 1;
            missed >>= 1;
        }
    }

    private void widen(int shift) {
        passed = 0;
        missed = 0;
        if (top.shift() < MAX_SHIFT) {
            Rung narrower = exchangeTop(Math.min(shift, MAX_SHIFT));
            narrower.spliceInto(top);
            pull();
        }
    }

    private void narrow(int shift) {
        passed = 0;
        missed = 0;
        if (far.size() + top.eventsFrom(topStart + ((long) SlotSet.COUNT - 1 << shift)) <= 64 + behind / 256) {
            Rung wider = exchangeTop(shift);
            while (!wider.isEmpty()) {
                for (int block = wider.remove(wider.first()); block != Blocks.NONE; block = blocks.release(block)) {
                    long[] segment = blocks.segment(block);
                    int offset = blocks.offset(block);
                    for (int i = offset; i < offset + 2 * blocks.events(block); i += 2) {
                        addBehindInner(segment[i], segment[i + 1]);
                    }
                }
            }
        }
    }

    private Rung exchangeTop(int shift) {
        Rung old = top;
        top = spare;
        spare = old;
        openTop(shift, topStart);
        return old;
    }

    private static int log2(long n) {
        return 63 - Long.numberOfLeadingZeros(n);
    }

    private static int ceilLog2(long n) {
        return 64 - Long.numberOfLeadingZeros(n - 1);
    }
}
