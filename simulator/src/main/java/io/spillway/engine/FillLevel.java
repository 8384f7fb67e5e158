package io.spillway.engine;

import java.util.Arrays;

/**
 * Room for classes that may fill pools only up to a share of capacity: what is free less what that share leaves, or less the
 * headroom where that is more.
 */
final class FillLevel {
    private static final int WHOLE = 1_000_000;

    private final int[] poolCloud;
    /** By cloud: the share, in millionths. */
    private final int[] millionths;
    /** By pool: units that are kept free from these classes. */
    final int[] keptUnits;
    /** By pool: units that they may take; one more never has any. */
    final int[] roomUnits;

    FillLevel(World world, int[] millionths) {
        poolCloud = world.poolCloud;
        this.millionths = millionths;
        keptUnits = new int[world.pools];
        roomUnits = RoomIndex.units(world.pools);
    }

    void reset() {
        Arrays.fill(keptUnits, 0);
        RoomIndex.clear(roomUnits);
    }

    /** Capacity or headroom of a pool is another than before. */
    void change(int pool, int capacityUnits, int headroomUnits, int freeUnits) {
        int most = (int) ((long) capacityUnits * millionths[poolCloud[pool]] / WHOLE);
        keptUnits[pool] = Math.max(headroomUnits, capacityUnits - most);
        roomUnits[pool] = freeUnits - keptUnits[pool];
    }
}
