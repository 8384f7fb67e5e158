package io.spillway.engine;

import java.util.Arrays;

/**
 * An index for up to 64 pools, each a bit of a word.
 *
 * <p>For each power of two there is a word whose bit p says that pool p has at least that much room. A request of u units
 * is sure to fit where the next power at or above u is met, and only pools between the two powers around u are looked at
 * one by one. A change of room touches the words only when it crosses a power of two.
 */
final class WordIndex implements RoomIndex {
    /** The most pools that one word can tell apart. */
    static final int MOST_POOLS = Long.SIZE;

    private final int[] capacityUnits;
    private final int[] freeUnits;
    /** By lane: its pools as bits. */
    private final long[] lanePools;
    /** By lane: how it is ordered. */
    private final Order[] laneOrder;
    /** By lane: its pools as listed. */
    private final int[][] laneList;
    /** By pool: its room in units. */
    private final int[] room;
    /** By level k: bit p is set when pool p has room for 2^k units. */
    private final long[] atLeast = new long[Integer.SIZE + 1];

    WordIndex(World world, int[] capacityUnits, int[] freeUnits) {
        this.capacityUnits = capacityUnits;
        this.freeUnits = freeUnits;
        room = new int[world.pools];
        int lanes = world.lanes.length;
        lanePools = new long[lanes];
        laneOrder = new Order[lanes];
        laneList = new int[lanes][];
        for (int lane = 0; lane < lanes; lane++) {
            laneOrder[lane] = world.lanes[lane].order();
            laneList[lane] = world.lanes[lane].pools();
            for (int pool : laneList[lane]) {
                lanePools[lane] |= 1L << pool;
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
        // Every lane is a word, made once.
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
        long bit = 1L << pool;
        while (before < after) {
            atLeast[before++] |= bit;
        }
        while (before > after) {
            atLeast[--before] &= ~bit;
        }
    }

    @Override
    public int select(int lane, int units) {
        return switch (laneOrder[lane]) {
            case PRIORITY -> find(lane, units);
            case CHEAPEST -> firstListed(laneList[lane], fitting(lanePools[lane], units));
            case LEAST_UTILISED -> leastUtilised(fitting(lanePools[lane], units));
        };
    }

    /** The lowest pool with room. */
    @Override
    public int find(int lane, int units) {
        long pools = lanePools[lane];
        long sure = Long.lowestOneBit(pools & atLeast[levels(units - 1)]);
        long maybe = pools & (sure - 1) & atLeast[levels(units) - 1];
        while (maybe != 0) {
            int pool = Long.numberOfTrailingZeros(maybe);
            if (room[pool] >= units) {
                return pool;
            }
            maybe &= maybe - 1;
        }
        return sure == 0 ? NO_POOL : Long.numberOfTrailingZeros(sure);
    }

    /** All of some pools that have room, as bits. */
    private long fitting(long pools, int units) {
        long sure = pools & atLeast[levels(units - 1)];
        long maybe = pools & ~sure & atLeast[levels(units) - 1];
        while (maybe != 0) {
            int pool = Long.numberOfTrailingZeros(maybe);
            if (room[pool] >= units) {
                sure |= 1L << pool;
            }
            maybe &= maybe - 1;
        }
        return sure;
    }

    private static int firstListed(int[] list, long fitting) {
        if (fitting != 0) {
            for (int pool : list) {
                if ((fitting >>> pool & 1) != 0) {
                    return pool;
                }
            }
        }
        return NO_POOL;
    }

    private int leastUtilised(long fitting) {
        int best = NO_POOL;
        for (long left = fitting; left != 0; left &= left - 1) {
            int pool = Long.numberOfTrailingZeros(left);
            if (best == NO_POOL || RoomIndex.isLessUtilised(pool, best, capacityUnits, freeUnits)) {
                best = pool;
            }
        }
        return best;
    }

    /** How many powers of two, from 1 on, are at most {@code units}. */
    private static int levels(int units) {
        return units <= 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(units);
    }
}
