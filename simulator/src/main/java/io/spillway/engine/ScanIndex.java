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

    private final LaneRoom[] lanes;

    ScanIndex(World world, int[] roomUnits, Utilisation utilisation, Moment moment) {
        lanes = new LaneRoom[world.lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            int[] pools = world.lanes[lane].pools();
            lanes[lane] = switch (world.lanes[lane].order()) {
                case PRIORITY, CHEAPEST, OWN ->
                    pools.length == 1 ? new OnePool(pools[0], roomUnits) : new Listed(pools, roomUnits);
                case LEAST_UTILISED -> new LeastUtilised(pools, roomUnits, utilisation);
                case MOST_FREE -> new MostFree(pools, roomUnits);
                case PROPORTIONAL -> new Proportional(pools, roomUnits, moment);
            };
        }
    }

    @Override
    public void reset() {
        // Nothing is kept.
    }

    @Override
    public LaneRoom use(int lane) {
        return lanes[lane];
    }

    @Override
    public void leave(int lane) {
        // A lane costs nothing while nobody asks for it.
    }

    @Override
    public LaneRoom useToFind(int lane) {
        return lanes[lane];
    }

    @Override
    public void leaveToFind(int lane) {
        // Nor does that.
    }

    @Override
    public boolean isTold() {
        return false;
    }

    @Override
    public void raised(int pool) {
        // The room is looked at when it is asked for.
    }

    @Override
    public void lowered(int pool) {
        // So is the room that is gone.
    }

    /** A lane of one pool, whatever its order. */
    private static final class OnePool extends LaneRoom {
        private final int pool;
        private final int[] roomUnits;

        OnePool(int pool, int[] roomUnits) {
            this.pool = pool;
            this.roomUnits = roomUnits;
        }

        @Override
        int select(int units) {
            return find(units);
        }

        @Override
        int find(int units) {
            return roomUnits[pool] >= units ? pool : NO_POOL;
        }
    }

    /** The first pool with room in the lane's order. */
    private static class Listed extends LaneRoom {
        private static final int BLOCK = 4;

        final int[] roomUnits;
        /** The pools, and behind them up to a whole block one that always has room, so that every search finds one. */
        final int[] listed;

        private final int always;

        Listed(int[] pools, int[] roomUnits) {
            this.roomUnits = roomUnits;
            always = RoomIndex.always(roomUnits);
            listed = Arrays.copyOf(pools, (pools.length / BLOCK + 1) * BLOCK);
            Arrays.fill(listed, pools.length, listed.length, always);
        }

        @Override
        int select(int units) {
            return find(units);
        }

        @Override
        final int find(int units) {
            int block = 0;
            int fits = fits(0, units);
            while (fits == 0) {
                block += BLOCK;
                fits = fits(block, units);
            }
            int pool = listed[block + Integer.numberOfTrailingZeros(fits)];
            return pool == always ? NO_POOL : pool;
        }

        /** Which pools of a block have room, a bit each. */
        final int fits(int block, int units) {
            int fits = 0;
            for (int i = 0; i < BLOCK; i++) {
                fits |= (units - 1 - roomUnits[listed[block + i]] >>> 31) << i;
            }
            return fits;
        }
    }

    /** A lane that looks at all of its pools before it chooses. */
    private abstract static class AllPools extends Listed {
        final int[] pools;

        AllPools(int[] pools, int[] roomUnits) {
            super(pools, roomUnits);
            this.pools = pools;
        }

        @Override
        abstract int select(int units);
    }

    private static final class LeastUtilised extends AllPools {
        private final Utilisation utilisation;

        LeastUtilised(int[] pools, int[] roomUnits, Utilisation utilisation) {
            super(pools, roomUnits);
            this.utilisation = utilisation;
        }

        @Override
        int select(int units) {
            int best = NO_POOL;
            double least = Double.POSITIVE_INFINITY;
            for (int pool : pools) {
                double used = roomUnits[pool] >= units ? utilisation.of(pool) : Double.POSITIVE_INFINITY;
                best = used < least ? pool : best;
                least = Math.min(used, least);
            }
            return best;
        }
    }

    private static final class MostFree extends AllPools {
        MostFree(int[] pools, int[] roomUnits) {
            super(pools, roomUnits);
        }

        @Override
        int select(int units) {
            int best = NO_POOL;
            int most = units - 1;
            for (int pool : pools) {
                int room = roomUnits[pool];
                best = room > most ? pool : best;
                most = Math.max(room, most);
            }
            return best;
        }
    }

    /** The draw of a {@link DrawTree}, by adding up. */
    private static final class Proportional extends AllPools {
        private final Moment moment;

        Proportional(int[] pools, int[] roomUnits, Moment moment) {
            super(pools, roomUnits);
            this.moment = moment;
        }

        @Override
        int select(int units) {
            long fitting = roomFrom(units);
            if (fitting == 0) {
                return NO_POOL;
            }
            long total = roomFrom(1);
            for (int number = 0; number < DrawTree.TRIES; number++) {
                int pool = poolAt(1, moment.drawBelow(number, total));
                if (roomUnits[pool] >= units) {
                    return pool;
                }
            }
            return poolAt(units, moment.drawBelow(DrawTree.TRIES, fitting));
        }

        /** The room of all pools that have some of it. */
        private long roomFrom(int least) {
            long room = 0;
            for (int pool : pools) {
                room += roomUnits[pool] >= least ? roomUnits[pool] : 0;
            }
            return room;
        }

        /** The pool that has a unit of that room, counted from 0. */
        private int poolAt(int least, long unit) {
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
}
