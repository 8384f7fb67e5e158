package io.spillway.engine;

import java.util.Arrays;

/**
 * Pools as some who ask for room know them: as they are, or as they were at the last signal. In between nothing changes what
 * is known, not even what is placed meanwhile; but a pool that turns out to have no room when a request comes to it is set
 * aside until the request is decided.
 */
final class KnownPools {
    private final PoolState actual;
    /** What is known; the actual state where nothing is late. */
    private final PoolState known;
    /** The room that is known. */
    final RoomIndex room;
    /** Whether some order asks what is in use, and the index is to be told when there is less room. */
    private final boolean isTakingTold;

    private final boolean[] isMissed;
    private final int[] missed;
    private int misses;
    /** Pools set aside in a decision that is told after others were made. */
    private final int[] remembered;

    private int rememberedMisses;

    private KnownPools(PoolState actual, PoolState known, RoomIndex room, boolean isTakingTold) {
        this.actual = actual;
        this.known = known;
        this.room = room;
        this.isTakingTold = isTakingTold;
        isMissed = new boolean[actual.capacityUnits().length];
        missed = new int[isMissed.length];
        remembered = new int[isMissed.length];
    }

    /** Pools that are known as they are. */
    static KnownPools asTheyAre(PoolState actual, Pools.IndexMaker indexes) {
        return new KnownPools(actual, actual, indexes.make(actual), false);
    }

    /** Pools that are known by signals. */
    static KnownPools bySignals(PoolState actual, Pools.IndexMaker indexes, boolean isTakingTold) {
        int pools = actual.capacityUnits().length;
        int[] capacityUnits = new int[pools];
        int[] freeUnits = RoomIndex.units(pools);
        PoolState known = new PoolState(
                capacityUnits,
                freeUnits,
                new int[pools],
                RoomIndex.units(pools),
                new int[pools],
                new Utilisation(capacityUnits, freeUnits));
        return new KnownPools(actual, known, indexes.make(known), isTakingTold);
    }

    boolean isBySignals() {
        return known != actual;
    }

    /** Nothing is known. The actual state is not touched. */
    void reset() {
        if (isBySignals()) {
            Arrays.fill(known.capacityUnits(), 0);
            RoomIndex.clear(known.freeUnits());
            Arrays.fill(known.keptUnits(), 0);
            RoomIndex.clear(known.roomUnits());
            Arrays.fill(known.outages(), 0);
            known.utilisation().reset();
            Arrays.fill(isMissed, false);
            misses = 0;
            rememberedMisses = 0;
        }
        room.reset();
    }

    /** From now on every pool is known as it is now. */
    void signal() {
        if (!isBySignals()) {
            return;
        }
        forgetMisses();
        for (int pool = 0; pool < isMissed.length; pool++) {
            known.capacityUnits()[pool] = actual.capacityUnits()[pool];
            known.freeUnits()[pool] = actual.freeUnits()[pool];
            known.keptUnits()[pool] = actual.keptUnits()[pool];
            known.roomUnits()[pool] = actual.freeUnits()[pool] - actual.keptUnits()[pool];
            known.outages()[pool] = actual.outages()[pool];
            known.utilisation().changed(pool);
            room.raised(pool);
            lowered(pool);
        }
    }

    /** Pools as they are. */
    PoolState actual() {
        return actual;
    }

    /** Pools as they are known before any is set aside. */
    PoolState known() {
        return known;
    }

    /** What is known of a pool, with the state to look in: one that is set aside is known as it is. */
    PoolState of(int pool) {
        return isMissed[pool] ? actual : known;
    }

    /** Sets a pool aside. */
    void miss(int pool) {
        missed[misses++] = pool;
        isMissed[pool] = true;
        known.roomUnits()[pool] = RoomIndex.NEVER;
        lowered(pool);
    }

    private void lowered(int pool) {
        if (isTakingTold) {
            room.lowered(pool);
        }
    }

    /** Nothing is set aside any more. */
    void forgetMisses() {
        while (misses > 0) {
            int pool = missed[--misses];
            isMissed[pool] = false;
            known.roomUnits()[pool] = known.freeUnits()[pool] - known.keptUnits()[pool];
            room.raised(pool);
        }
    }

    /** Remembers which pools are set aside, instead of those remembered before. */
    void rememberMisses() {
        System.arraycopy(missed, 0, remembered, 0, misses);
        rememberedMisses = misses;
    }

    /** Sets aside what was remembered and nothing else. */
    void restoreMisses() {
        forgetMisses();
        for (int i = 0; i < rememberedMisses; i++) {
            miss(remembered[i]);
        }
    }

    /** Pools set aside. */
    int misses() {
        return misses;
    }

    /** The pool set aside as the i-th. */
    int missed(int i) {
        return missed[i];
    }
}
