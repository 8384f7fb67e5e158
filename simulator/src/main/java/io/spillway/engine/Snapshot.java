package io.spillway.engine;

import java.util.Arrays;

/**
 * What routing knows of pools where it does not see them as they are: capacity, room, units kept free and outages as they were at
 * the last signal. Nothing in between changes it, not even what is placed meanwhile. A pool that turns out to have no room
 * when a request comes to it is set aside until the request is decided.
 */
final class Snapshot {
    final int[] capacityUnits;
    /** As {@link Pools} have it: much less while the pool is out. */
    final int[] freeUnits;

    private final int[] keptUnits;
    /** By pool: 1 where an outage hits it. */
    final int[] outages;
    /** By pool: free units less those kept free, or {@link RoomIndex#NEVER} while it is set aside; and one more. */
    final int[] openUnits;

    final Utilisation utilisation;
    private final boolean[] isMissed;
    private final int[] missed;
    private int misses;
    /** Pools set aside in a decision that is told after others were made. */
    private final int[] remembered;

    private int rememberedMisses;

    Snapshot(int pools) {
        capacityUnits = new int[pools];
        freeUnits = RoomIndex.units(pools);
        keptUnits = new int[pools];
        outages = new int[pools];
        openUnits = RoomIndex.units(pools);
        utilisation = new Utilisation(capacityUnits, freeUnits);
        isMissed = new boolean[pools];
        missed = new int[pools];
        remembered = new int[pools];
    }

    void reset() {
        Arrays.fill(capacityUnits, 0);
        RoomIndex.clear(freeUnits);
        Arrays.fill(keptUnits, 0);
        Arrays.fill(outages, 0);
        RoomIndex.clear(openUnits);
        utilisation.reset();
        Arrays.fill(isMissed, false);
        misses = 0;
        rememberedMisses = 0;
    }

    /** A pool is now known as it is. */
    void set(int pool, int capacity, int free, int kept, boolean out) {
        capacityUnits[pool] = capacity;
        freeUnits[pool] = free;
        keptUnits[pool] = kept;
        outages[pool] = out ? 1 : 0;
        openUnits[pool] = free - kept;
        utilisation.changed(pool);
    }

    /** Sets a pool aside. */
    void miss(int pool) {
        missed[misses++] = pool;
        isMissed[pool] = true;
        openUnits[pool] = RoomIndex.NEVER;
    }

    /** Nothing is set aside any more. */
    void forgetMisses(RoomIndex open) {
        while (misses > 0) {
            int pool = missed[--misses];
            isMissed[pool] = false;
            openUnits[pool] = freeUnits[pool] - keptUnits[pool];
            open.raised(pool);
        }
    }

    /** Remembers which pools are set aside, instead of those remembered before. */
    void rememberMisses() {
        System.arraycopy(missed, 0, remembered, 0, misses);
        rememberedMisses = misses;
    }

    /** Pools remembered. */
    int remembered() {
        return rememberedMisses;
    }

    /** The pool remembered as the i-th. */
    int rememberedMiss(int i) {
        return remembered[i];
    }

    /** Pools set aside. */
    int misses() {
        return misses;
    }

    /** The pool set aside as the i-th. */
    int missed(int i) {
        return missed[i];
    }

    boolean isMissed(int pool) {
        return isMissed[pool];
    }

    /** Free units as {@link Pools} count them. */
    int freeUnits(int pool) {
        return freeUnits[pool];
    }

    int keptUnits(int pool) {
        return keptUnits[pool];
    }

    boolean isOut(int pool) {
        return outages[pool] > 0;
    }
}
