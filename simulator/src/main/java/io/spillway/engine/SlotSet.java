package io.spillway.engine;

/** Which of 4096 slots hold events: 64 words of one bit a slot, and one word of one bit a word. */
final class SlotSet {
    static final int BITS = 12;
    static final int COUNT = 1 << BITS;
    static final int MASK = COUNT - 1;

    private final long[] words = new long[COUNT / Long.SIZE];
    private long summary;

    boolean isEmpty() {
        return summary == 0;
    }

    void add(int slot) {
        int word = slot >> 6;
        words[word] |= 1L << slot;
        summary |= 1L << word;
    }

    void remove(int slot) {
        int word = slot >> 6;
        long left = words[word] & ~(1L << slot);
        words[word] = left;
        if (left == 0) {
            summary &= ~(1L << word);
        }
    }

    /** The first member at or after a slot, going round; the set is not empty. */
    int firstFrom(int slot) {
        int word = slot >> 6;
        long rest = words[word] & -1L << slot;
        if (rest != 0) {
            return word << 6 | Long.numberOfTrailingZeros(rest);
        }
        long later = summary & -2L << word;
        word = Long.numberOfTrailingZeros(later != 0 ? later : summary) & 63;
        return word << 6 | Long.numberOfTrailingZeros(words[word]);
    }
}
