package io.spillway.engine;

import java.util.Arrays;

/**
 * The bounds of all {@link RoomTree}s, one behind the other, so that a pool that has more room finds the nodes above it in
 * all trees without a look at these.
 */
final class Bounds {
    /** By node: the most room there may be below; above the roots no end of it. */
    final int[] mostRoom;
    /** By node: the one above it, 0 above a root. */
    private final int[] above;

    Bounds(int nodes) {
        mostRoom = new int[nodes];
        above = new int[nodes];
        mostRoom[0] = RoomIndex.ALWAYS;
    }

    /** Places a tree. */
    void place(int base, int bottom) {
        for (int node = 1; node < 2 * bottom; node++) {
            above[base + node] = node < LaneTree.CHILDREN ? 0 : base + (node >> LaneTree.CHILDREN_BITS);
        }
    }

    void clear(int base, int bottom) {
        Arrays.fill(mostRoom, base + 1, base + 2 * bottom, RoomIndex.NEVER);
    }

    /** There is so much room somewhere right below a node. */
    void raise(int lowest, int room) {
        for (int node = lowest; mostRoom[node] < room; node = above[node]) {
            mostRoom[node] = room;
        }
    }
}
