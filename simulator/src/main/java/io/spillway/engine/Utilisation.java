package io.spillway.engine;

import java.util.Arrays;

/** The share of each pool that is in use: used / capacity, as a double; infinite for a pool without capacity. */
final class Utilisation {
    private final int[] capacityUnits;
    private final int[] freeUnits;
    private final double[] share;

    /** @param freeUnits by pool, and one more that never has any */
    Utilisation(int[] capacityUnits, int[] freeUnits) {
        this.capacityUnits = capacityUnits;
        this.freeUnits = freeUnits;
        share = new double[freeUnits.length];
        reset();
    }

    void reset() {
        Arrays.fill(share, Double.POSITIVE_INFINITY);
    }

    /** Capacity or use of a pool is another than before. */
    void changed(int pool) {
        double capacity = capacityUnits[pool];
        share[pool] = capacity > 0 ? (capacity - freeUnits[pool]) / capacity : Double.POSITIVE_INFINITY;
    }

    double of(int pool) {
        return share[pool];
    }
}
