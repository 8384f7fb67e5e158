package io.spillway.engine;

import java.util.Arrays;

/**
 * The bounds of all {@link RoomTree}s, one behind the other, so that a pool that has more room finds the nodes above it in
 * all trees without a look at these.
 *
 * <p>Of each bound there is also a rough size of seven bits, eight in a long, so that those of eight children that may have
 * room are found in one subtraction (comparing bytes in a word; Lamport 1975). The sizes are those of a floating-point
 * number with two bits of fraction: one that is as large as another may still be that of a lower bound, but seldom is.
 */
final class Bounds {
    static final int NONE = -1;
    private static final int ROUGH_BITS = 8;
    private static final int CHILDREN_BITS = LaneTree.CHILDREN_BITS;
    private static final long EIGHT_BITS = 0xff;
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGHEST_BITS = EACH << ROUGH_BITS - 1;
    private static final int FRACTION_BITS_LEFT_OUT = 21;
    private static final int BEFORE_ONE = (Float.floatToRawIntBits(1) >> FRACTION_BITS_LEFT_OUT) - 1;

    /** By node: the most room there may be below; above the roots no end of it. */
    final int[] mostRoom;
    /** By node and 7 more, eight to a long: the rough size of that. */
    private final long[] rough;
    /** By node: the one above it, 0 above a root. */
    private final int[] above;

    /** @param nodes of all trees, of each a multiple of eight */
    Bounds(int nodes) {
        mostRoom = new int[nodes];
        rough = new long[nodes >> CHILDREN_BITS];
        above = new int[nodes];
    }

    /** Places a tree; its nodes are numbered from a base on. */
    void place(int base, int nodes) {
        for (int node = LaneTree.ROOT; node < nodes; node++) {
            above[base + node] = node == LaneTree.ROOT ? 0 : base + (node >> CHILDREN_BITS);
        }
        Arrays.fill(mostRoom, base, base + nodes, RoomIndex.NEVER);
        mostRoom[0] = RoomIndex.ALWAYS;
    }

    /** There is so much room right below a node. */
    void raise(int lowest, int room) {
        for (int node = lowest; mostRoom[node] < room; node = above[node]) {
            set(node, room);
        }
    }

    void set(int node, int room) {
        mostRoom[node] = room;
        int eight = node >> CHILDREN_BITS;
        int shift = (node & LaneTree.CHILDREN - 1) * ROUGH_BITS;
        rough[eight] = rough[eight] & ~(EIGHT_BITS << shift) | (long) rough(room) << shift;
    }

    /** The rough size of some units, from 0 to 127; not lower for more of them. */
    static int rough(int units) {
        return units <= 0 ? 0 : (Float.floatToRawIntBits(units) >> FRACTION_BITS_LEFT_OUT) - BEFORE_ONE;
    }

    /**
     * The first of eight nodes with a bound of some units or more, or {@link #NONE}.
     *
     * @param roughUnits the rough size of the units
     */
    int firstOfEight(int first, int units, int roughUnits) {
        long enough = (rough[first >> CHILDREN_BITS] | HIGHEST_BITS) - roughUnits * EACH & HIGHEST_BITS;
        for (long left = enough; left != 0; left &= left - 1) {
            int node = first + Long.numberOfTrailingZeros(left) / ROUGH_BITS;
            if (mostRoom[node] >= units) {
                return node;
            }
        }
        return NONE;
    }
}
