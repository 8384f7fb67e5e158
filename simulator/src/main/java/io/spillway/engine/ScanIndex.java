package io.spillway.engine;

import java.util.Arrays;

/** An index for any number of pools that looks at one after the other. */
final class ScanIndex implements RoomIndex {
    private final int[] capacityUnits;
    private final int[] freeUnits;
    private final Lane[] lanes;
    private final int[] room;

    ScanIndex(World world, int[] capacityUnits, int[] freeUnits) {
        this.capacityUnits = capacityUnits;
        this.freeUnits = freeUnits;
        lanes = world.lanes;
        room = new int[world.pools];
    }

    @Override
    public void reset() {
        Arrays.fill(room, 0);
    }

    @Override
    public void set(int pool, int units) {
        room[pool] = units;
    }

    @Override
    public int select(int lane, int units) {
        return lanes[lane].order() == Order.LEAST_UTILISED ? leastUtilised(lane, units) : find(lane, units);
    }

    @Override
    public int find(int lane, int units) {
        for (int pool : lanes[lane].pools()) {
            if (room[pool] >= units) {
                return pool;
            }
        }
        return NO_POOL;
    }

    private int leastUtilised(int lane, int units) {
        int best = NO_POOL;
        for (int pool : lanes[lane].pools()) {
            if (room[pool] >= units
                    && (best == NO_POOL || RoomIndex.isLessUtilised(pool, best, capacityUnits, freeUnits))) {
                best = pool;
            }
        }
        return best;
    }
}
