package io.spillway.engine;

import java.util.Arrays;

/**
 * An index for short lanes that keeps nothing: it looks at every pool of a lane, without a branch for each, four at a time.
 * What has room is a bit, and the first pool in the lane's order is the first bit.
 *
 * <p>Which pool has room is as good as random when pools are nearly full; a branch for each pool is then guessed wrong
 * every other time, and so is one for each change of an index that is kept. Both cost more than looking at all pools.
 */
final class ScanIndex implements RoomIndex {
    /** In longer lanes than this, climbing trees is faster. */
    static final int LONGEST_LANE = 64;

    private static final int BLOCK = 4;

    private final int[] roomUnits;
    private final Utilisation utilisation;
    /** By lane: its pools in order, filled up to whole blocks with one that never has room. */
    private final int[][] lanePools;
    /** By lane: whether the least utilised of its pools comes first. */
    private final boolean[] isByUtilisation;

    ScanIndex(World world, int[] roomUnits, Utilisation utilisation) {
        this.roomUnits = roomUnits;
        this.utilisation = utilisation;
        int lanes = world.lanes.length;
        lanePools = new int[lanes][];
        isByUtilisation = new boolean[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            int[] pools = world.lanes[lane].pools();
            lanePools[lane] = Arrays.copyOf(pools, (pools.length + BLOCK - 1) / BLOCK * BLOCK);
            Arrays.fill(lanePools[lane], pools.length, lanePools[lane].length, world.pools);
            isByUtilisation[lane] = world.lanes[lane].order() == Order.LEAST_UTILISED;
        }
    }

    @Override
    public void reset() {
        // Nothing is kept.
    }

    @Override
    public void use(int lane) {
        // Every lane is a list, made once.
    }

    @Override
    public void leave(int lane) {
        // A lane costs nothing while nobody asks for it.
    }

    @Override
    public void raised(int pool) {
        // The room is looked at when it is asked for.
    }

    @Override
    public int select(int lane, int units) {
        return isByUtilisation[lane] ? leastUtilised(lanePools[lane], units) : find(lane, units);
    }

    /** The first pool with room in the lane's order. */
    @Override
    public int find(int lane, int units) {
        int[] pools = lanePools[lane];
        for (int block = 0; block < pools.length; block += BLOCK) {
            int fits = fits(pools, block, units);
            if (fits != 0) {
                return pools[block + Integer.numberOfTrailingZeros(fits)];
            }
        }
        return NO_POOL;
    }

    /** Which pools of a block have room, a bit each. */
    private int fits(int[] pools, int block, int units) {
        int fits = 0;
        for (int i = 0; i < BLOCK; i++) {
            fits |= (units - 1 - roomUnits[pools[block + i]] >>> 31) << i;
        }
        return fits;
    }

    private int leastUtilised(int[] pools, int units) {
        int best = NO_POOL;
        double least = Double.POSITIVE_INFINITY;
        for (int block = 0; block < pools.length; block += BLOCK) {
            for (int fits = fits(pools, block, units); fits != 0; fits &= fits - 1) {
                int pool = pools[block + Integer.numberOfTrailingZeros(fits)];
                double used = utilisation.of(pool);
                if (used < least) {
                    least = used;
                    best = pool;
                }
            }
        }
        return best;
    }
}
