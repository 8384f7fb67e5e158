package io.spillway.engine;

/**
 * How pools are, or are known, by pool.
 *
 * @param capacityUnits units in force
 * @param freeUnits capacity less units in use; while the pool is out {@link Pools#OUT_UNITS} less than that
 * @param keptUnits units kept free from those who look
 * @param roomUnits {@linkplain RoomIndex#units units} that they may take
 * @param outages outages that hit it now
 */
record PoolState(
        int[] capacityUnits,
        int[] freeUnits,
        int[] keptUnits,
        int[] roomUnits,
        int[] outages,
        Utilisation utilisation) {
    boolean isOut(int pool) {
        return outages[pool] > 0;
    }

    /** Capacity less units in use, whether or not the pool is out. */
    int free(int pool) {
        return isOut(pool) ? freeUnits[pool] + Pools.OUT_UNITS : freeUnits[pool];
    }

    /** Units that may be taken, whether or not the pool is out. */
    int room(int pool) {
        return free(pool) - keptUnits[pool];
    }

    /** The share in use, whether or not the pool is out; infinite without capacity. */
    double share(int pool) {
        double capacity = capacityUnits[pool];
        return capacity > 0 ? (capacity - free(pool)) / capacity : Double.POSITIVE_INFINITY;
    }
}
