package io.spillway.engine;

import org.jspecify.annotations.Nullable;

/** An index over another one: lanes with an order of their own are asked of their {@link Chooser}. */
final class OwnIndex implements RoomIndex {
    private final RoomIndex pools;
    private final Lane[] lanes;
    /** By lane. */
    private final @Nullable Candidates[] candidates;

    /** By number. */
    private final Chooser[] choosers;

    OwnIndex(RoomIndex pools, World world, int[] roomUnits, PoolState state, Moment moment, Chooser[] choosers) {
        this.pools = pools;
        this.choosers = choosers;
        lanes = world.lanes;
        candidates = new Candidates[lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            Lane.Own own = lanes[lane].own();
            if (own != null) {
                candidates[lane] = new Candidates(own, lanes[lane].pools(), roomUnits, state, moment, pools);
            }
        }
    }

    @Override
    public void reset() {
        pools.reset();
    }

    @Override
    public void use(int lane) {
        pools.use(lane);
        Lane.Own own = lanes[lane].own();
        if (own != null) {
            for (int part : own.partLane()) {
                pools.use(part);
            }
        }
    }

    @Override
    public void leave(int lane) {
        pools.leave(lane);
        Lane.Own own = lanes[lane].own();
        if (own != null) {
            for (int part : own.partLane()) {
                pools.leave(part);
            }
        }
    }

    @Override
    public void raised(int pool) {
        pools.raised(pool);
    }

    @Override
    public void lowered(int pool) {
        pools.lowered(pool);
    }

    @Override
    public int select(int lane, int units) {
        Lane.Own own = lanes[lane].own();
        Candidates seen = candidates[lane];
        if (own == null || seen == null) {
            return pools.select(lane, units);
        }
        seen.units = units;
        return choosers[own.chooser()].choose(seen);
    }

    @Override
    public int find(int lane, int units) {
        return pools.find(lane, units);
    }
}
