package io.spillway.engine;

import java.util.Arrays;

/**
 * The deployments in spill, the one longest away first, by their numbers in {@link Running}: on another cloud because the
 * first one refused them, when they were placed or when an outage moved them. One that goes from one other cloud to
 * another keeps its place.
 */
final class InSpill {
    static final int NONE = Running.NONE;

    /** It was never in spill; or was, and not on the first cloud since; or has come back there. */
    static final byte NEVER_AWAY = 0;

    static final byte AWAY = 1;
    static final byte BACK = 2;

    private static final int NOT_IN_SPILL = -1;
    private static final int FIRST_LENGTH = 256;

    private int head;
    private int tail;
    private int size;
    private int[] next = new int[0];
    private int[] previous = new int[0];
    /** By number: where the {@link Books} count the time in spill, or {@link #NOT_IN_SPILL}. */
    private int[] row = new int[0];

    /** By number: when it came into spill. */
    private long[] sinceTick = new long[0];
    /** By number: {@link #NEVER_AWAY}, {@link #AWAY} or {@link #BACK}. */
    private byte[] whereabouts = new byte[0];

    InSpill() {
        reset();
    }

    void reset() {
        head = NONE;
        tail = NONE;
        size = 0;
        Arrays.fill(row, NOT_IN_SPILL);
    }

    int size() {
        return size;
    }

    /** A number is given to a deployment that begins. */
    void begin(int id) {
        if (id >= row.length) {
            grow(id + 1);
        }
        row[id] = NOT_IN_SPILL;
        whereabouts[id] = NEVER_AWAY;
    }

    /** A number is given to a deployment that ran before. */
    void beginAgain(int id, byte itsWhereabouts) {
        begin(id);
        whereabouts[id] = itsWhereabouts;
    }

    private void grow(int atLeast) {
        int before = row.length;
        int length = Math.max(FIRST_LENGTH, Math.max(atLeast, 2 * before));
        next = Arrays.copyOf(next, length);
        previous = Arrays.copyOf(previous, length);
        row = Arrays.copyOf(row, length);
        Arrays.fill(row, before, length, NOT_IN_SPILL);
        sinceTick = Arrays.copyOf(sinceTick, length);
        whereabouts = Arrays.copyOf(whereabouts, length);
    }

    /** A deployment comes into spill; time never goes back, so it belongs at the end. */
    void enter(int id, int itsRow, long tick) {
        row[id] = itsRow;
        whereabouts[id] = AWAY;
        sinceTick[id] = tick;
        next[id] = NONE;
        previous[id] = tail;
        if (tail == NONE) {
            head = id;
        } else {
            next[tail] = id;
        }
        tail = id;
        size++;
    }

    /** A deployment comes to the first cloud, from spill or from elsewhere. */
    void comeHome(int id) {
        if (whereabouts[id] == AWAY) {
            whereabouts[id] = BACK;
        }
    }

    /** A deployment in spill is so no longer. */
    void leave(int id) {
        int before = previous[id];
        int after = next[id];
        if (before == NONE) {
            head = after;
        } else {
            next[before] = after;
        }
        if (after == NONE) {
            tail = before;
        } else {
            previous[after] = before;
        }
        row[id] = NOT_IN_SPILL;
        size--;
    }

    boolean has(int id) {
        return row[id] != NOT_IN_SPILL;
    }

    byte whereabouts(int id) {
        return whereabouts[id];
    }

    /** The deployment longest in spill, or {@link #NONE}. */
    int first() {
        return head;
    }

    int next(int id) {
        return next[id];
    }

    int row(int id) {
        return row[id];
    }

    long sinceTick(int id) {
        return sinceTick[id];
    }
}
