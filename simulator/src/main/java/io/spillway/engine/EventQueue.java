package io.spillway.engine;

/**
 * Pending events in the order of their keys, first in first out among equals. A key is never below the key taken last.
 */
public final class EventQueue {
    private long[] keys = new long[64];
    private long[] payloads = new long[64];
    private int size;

    /** Adds an event. */
    public void add(long key, long payload) {
        if (size == keys.length) {
            keys = java.util.Arrays.copyOf(keys, size * 2);
            payloads = java.util.Arrays.copyOf(payloads, size * 2);
        }
        int i = size++;
        while (i > 0 && keys[i - 1] <= key) {
            keys[i] = keys[i - 1];
            payloads[i] = payloads[i - 1];
            i--;
        }
        keys[i] = key;
        payloads[i] = payload;
    }

    /** The smallest key, or {@link Long#MAX_VALUE} when there is no event. */
    public long headKey() {
        return size == 0 ? Long.MAX_VALUE : keys[size - 1];
    }

    /** Removes the event with the smallest key, the earliest added among equals, and returns its payload. */
    public long take() {
        return payloads[--size];
    }

    /** Events pending. */
    public int size() {
        return size;
    }

    /** Removes every event; the next key may be any. */
    public void clear() {
        size = 0;
    }
}
