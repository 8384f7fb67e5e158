package io.spillway.engine;

/** A short list for each pool, all in one array: its entries, of one or more numbers of which the first is above 0, and then 0. */
final class PoolLists {
    static final int END = 0;

    private final int width;
    /** By pool: where its list begins. */
    private final int[] begin;
    /** The lists. */
    final int[] numbers;
    /** Entries of all pools. */
    private int size;

    /**
     * @param width numbers of an entry
     * @param most by pool: the entries it may come to have
     */
    PoolLists(int width, int[] most) {
        this.width = width;
        begin = new int[most.length];
        int space = 0;
        for (int pool = 0; pool < most.length; pool++) {
            begin[pool] = space;
            space += width * most[pool] + 1;
        }
        numbers = new int[space];
    }

    void clear() {
        for (int at : begin) {
            numbers[at] = END;
        }
        size = 0;
    }

    /** Whether no pool has any entry. */
    boolean isEmpty() {
        return size == 0;
    }

    /** Where the entries of a pool begin. */
    int begin(int pool) {
        return begin[pool];
    }

    private int end(int pool) {
        int at = begin[pool];
        while (numbers[at] != END) {
            at += width;
        }
        return at;
    }

    /** Adds an entry that begins with a number; where that stands, for the others to be set behind it. */
    int add(int pool, int number) {
        int at = end(pool);
        numbers[at] = number;
        numbers[at + width] = END;
        size++;
        return at;
    }

    /** Removes the entry that begins with a number. */
    void remove(int pool, int number) {
        int at = begin[pool];
        while (numbers[at] != number) {
            at += width;
        }
        int last = end(pool) - width;
        System.arraycopy(numbers, last, numbers, at, width);
        numbers[last] = END;
        size--;
    }
}
