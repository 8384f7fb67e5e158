package io.spillway.engine;

/**
 * How pools are, as {@link Pools} keep it, by pool.
 *
 * @param capacityUnits units in force
 * @param freeUnits capacity less units in use; far below 0 in an outage
 * @param outages outages that hit it now
 */
record PoolState(int[] capacityUnits, int[] freeUnits, int[] outages) {}
