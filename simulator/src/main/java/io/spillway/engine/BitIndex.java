package io.spillway.engine;

import java.util.Arrays;

/**
 * An index for up to a thousand pools, each a bit; pool p is bit {@code p % 64} of word {@code p / 64}.
 *
 * <p>For each power of two there are words whose bit p says that pool p has at least that much room. A request of u units
 * is sure to fit where the next power at or above u is met, and only pools between the two powers around u are looked at
 * one by one. A change of room touches the words only when it crosses a power of two, however many lanes have the pool.
 */
final class BitIndex implements RoomIndex {
    /** With more pools than this, going through the words takes longer than climbing trees. */
    static final int MOST_POOLS = 1024;

    private final int[] capacityUnits;
    private final int[] freeUnits;
    private final Lane[] lanes;
    /** Words that hold a bit for each pool. */
    private final int words;
    /** By {@code lane * words + word}: the lane's pools. */
    private final long[] lanePools;
    /** By pool: its room in units. */
    private final int[] room;
    /** By {@code k * words + word}: the pools with room for 2^k units. */
    private final long[] atLeast;

    BitIndex(World world, int[] capacityUnits, int[] freeUnits) {
        this.capacityUnits = capacityUnits;
        this.freeUnits = freeUnits;
        lanes = world.lanes;
        words = Math.max(1, (world.pools + Long.SIZE - 1) / Long.SIZE);
        room = new int[world.pools];
        atLeast = new long[(Integer.SIZE + 1) * words];
        lanePools = new long[lanes.length * words];
        for (int lane = 0; lane < lanes.length; lane++) {
            for (int pool : lanes[lane].pools()) {
                lanePools[lane * words + pool / Long.SIZE] |= 1L << pool;
            }
        }
    }

    @Override
    public void reset() {
        Arrays.fill(room, 0);
        Arrays.fill(atLeast, 0);
    }

    @Override
    public void use(int lane) {
        // Every lane is a few words, made once.
    }

    @Override
    public void leave(int lane) {
        // A lane costs nothing while nobody asks for it.
    }

    @Override
    public void set(int pool, int units) {
        int before = levels(room[pool]);
        int after = levels(units);
        room[pool] = units;
        int word = pool / Long.SIZE;
        long bit = 1L << pool;
        while (before < after) {
            atLeast[before++ * words + word] |= bit;
        }
        while (before > after) {
            atLeast[--before * words + word] &= ~bit;
        }
    }

    @Override
    public int select(int lane, int units) {
        int lowest = find(lane, units);
        if (lowest == NO_POOL) {
            return NO_POOL;
        }
        return switch (lanes[lane].order()) {
            case PRIORITY -> lowest;
            case CHEAPEST -> firstListed(lanes[lane].pools(), units);
            case LEAST_UTILISED -> leastUtilised(lane, units, lowest);
        };
    }

    /** The pool of the lowest number that has room. */
    @Override
    public int find(int lane, int units) {
        int sureLevel = levels(units - 1) * words;
        int maybeLevel = (levels(units) - 1) * words;
        int lanePoolsFrom = lane * words;
        for (int word = 0; word < words; word++) {
            long pools = lanePools[lanePoolsFrom + word];
            long sure = Long.lowestOneBit(pools & atLeast[sureLevel + word]);
            long maybe = pools & (sure - 1) & atLeast[maybeLevel + word];
            while (maybe != 0) {
                int pool = word * Long.SIZE + Long.numberOfTrailingZeros(maybe);
                if (room[pool] >= units) {
                    return pool;
                }
                maybe &= maybe - 1;
            }
            if (sure != 0) {
                return word * Long.SIZE + Long.numberOfTrailingZeros(sure);
            }
        }
        return NO_POOL;
    }

    private int firstListed(int[] list, int units) {
        for (int pool : list) {
            if (room[pool] >= units) {
                return pool;
            }
        }
        return NO_POOL;
    }

    private int leastUtilised(int lane, int units, int lowest) {
        int maybeLevel = (levels(units) - 1) * words;
        int best = lowest;
        for (int word = lowest / Long.SIZE; word < words; word++) {
            long maybe = lanePools[lane * words + word] & atLeast[maybeLevel + word];
            for (; maybe != 0; maybe &= maybe - 1) {
                int pool = word * Long.SIZE + Long.numberOfTrailingZeros(maybe);
                if (room[pool] >= units && RoomIndex.isLessUtilised(pool, best, capacityUnits, freeUnits)) {
                    best = pool;
                }
            }
        }
        return best;
    }

    /** How many powers of two, from 1 on, are at most {@code units}. */
    private static int levels(int units) {
        return units <= 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(units);
    }
}
