package io.spillway.engine;

import java.util.Arrays;

/**
 * Events too far away for the rungs: a heap of four children a node (D. B. Johnson: "Priority queues with update and
 * finding minimum spanning trees", Information Processing Letters 4(3), 1975), by key and then by a sequence number,
 * because a heap alone does not keep the order among equals.
 */
final class FarHeap {
    private long[] heap = new long[3 * 64];
    private int size;
    private long sequence;

    int size() {
        return size;
    }

    /** The smallest key, or {@link Long#MAX_VALUE}. */
    long headKey() {
        return size == 0 ? Long.MAX_VALUE : heap[0];
    }

    /** Payload of the event with the smallest key; there is one. */
    long headPayload() {
        return heap[2];
    }

    void add(long key, long payload) {
        if (3 * size == heap.length) {
            heap = Arrays.copyOf(heap, 3 * (size + size / 2));
        }
        int node = size++;
        while (node > 0) {
            int parent = node - 1 >> 2;
            if (heap[3 * parent] <= key) {
                break;
            }
            move(parent, node);
            node = parent;
        }
        set(node, key, sequence++, payload);
    }

    /** Removes the event with the smallest key, the earliest added among equals. */
    void removeHead() {
        int last = --size;
        long key = heap[3 * last];
        long order = heap[3 * last + 1];
        long payload = heap[3 * last + 2];
        int node = 0;
        for (int child = 1; child < last; child = 4 * node + 1) {
            int least = child;
            for (int other = child + 1; other < Math.min(child + 4, last); other++) {
                if (isBefore(other, heap[3 * least], heap[3 * least + 1])) {
                    least = other;
                }
            }
            if (!isBefore(least, key, order)) {
                break;
            }
            move(least, node);
            node = least;
        }
        set(node, key, order, payload);
    }

    private boolean isBefore(int node, long key, long order) {
        long k = heap[3 * node];
        return k < key || k == key && heap[3 * node + 1] < order;
    }

    private void move(int from, int to) {
        heap[3 * to] = heap[3 * from];
        heap[3 * to + 1] = heap[3 * from + 1];
        heap[3 * to + 2] = heap[3 * from + 2];
    }

    private void set(int node, long key, long order, long payload) {
        heap[3 * node] = key;
        heap[3 * node + 1] = order;
        heap[3 * node + 2] = payload;
    }

    void clear() {
        size = 0;
    }

    long bytes() {
        return 8L * heap.length;
    }
}
