package io.spillway.engine;

/** The share of each pool that is in use: used / capacity, as a double; infinite for a pool without capacity. */
final class Utilisation {
    private final int[] capacityUnits;
    private final int[] freeUnits;

    Utilisation(int[] capacityUnits, int[] freeUnits) {
        this.capacityUnits = capacityUnits;
        this.freeUnits = freeUnits;
    }

    double of(int pool) {
        double capacity = capacityUnits[pool];
        return capacity > 0 ? (capacity - freeUnits[pool]) / capacity : Double.POSITIVE_INFINITY;
    }
}
