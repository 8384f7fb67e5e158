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
    private final Moment moment;
    /** By lane: its pools in order, filled up to whole blocks with one that never has room. */
    private final int[][] lanePools;
    /** By lane: whether its first pool with room is its choice. */
    private final boolean[] isListed;

    private final Order[] order;

    ScanIndex(World world, int[] roomUnits, Utilisation utilisation, Moment moment) {
        this.roomUnits = roomUnits;
        this.utilisation = utilisation;
        this.moment = moment;
        int lanes = world.lanes.length;
        lanePools = new int[lanes][];
        isListed = new boolean[lanes];
        order = new Order[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            int[] pools = world.lanes[lane].pools();
            lanePools[lane] = Arrays.copyOf(pools, (pools.length + BLOCK - 1) / BLOCK * BLOCK);
            Arrays.fill(lanePools[lane], pools.length, lanePools[lane].length, world.pools);
            order[lane] = world.lanes[lane].order();
            isListed[lane] = isListed(order[lane]);
        }
    }

    private static boolean isListed(Order order) {
        return switch (order) {
            case PRIORITY, CHEAPEST, OWN -> true;
            case LEAST_UTILISED, MOST_FREE, PROPORTIONAL -> false;
        };
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
    public void lowered(int pool) {
        // So is the room that is gone.
    }

    @Override
    public int select(int lane, int units) {
        return isListed[lane] ? find(lane, units) : select(lanePools[lane], order[lane], units);
    }

    private int select(int[] pools, Order by, int units) {
        return switch (by) {
            case LEAST_UTILISED -> leastUtilised(pools, units);
            case MOST_FREE -> mostFree(pools, units);
            default -> drawn(pools, units);
        };
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

    private int mostFree(int[] pools, int units) {
        int best = NO_POOL;
        int most = units - 1;
        for (int pool : pools) {
            if (roomUnits[pool] > most) {
                most = roomUnits[pool];
                best = pool;
            }
        }
        return best;
    }

    /** The draw of a {@link DrawTree}, by adding up. */
    private int drawn(int[] pools, int units) {
        long fitting = roomFrom(pools, units);
        if (fitting == 0) {
            return NO_POOL;
        }
        long total = roomFrom(pools, 1);
        for (int number = 0; number < DrawTree.TRIES; number++) {
            int pool = poolAt(pools, 1, moment.drawBelow(number, total));
            if (roomUnits[pool] >= units) {
                return pool;
            }
        }
        return poolAt(pools, units, moment.drawBelow(DrawTree.TRIES, fitting));
    }

    /** The room of all pools that have some of it. */
    private long roomFrom(int[] pools, int least) {
        long room = 0;
        for (int pool : pools) {
            room += roomUnits[pool] >= least ? roomUnits[pool] : 0;
        }
        return room;
    }

    /** The pool that has a unit of that room, counted from 0. */
    private int poolAt(int[] pools, int least, long unit) {
        long rest = unit;
        for (int pool : pools) {
            rest -= roomUnits[pool] >= least ? roomUnits[pool] : 0;
            if (rest < 0) {
                return pool;
            }
        }
        return NO_POOL;
    }
}
