package io.spillway.engine;

import org.jspecify.annotations.Nullable;

/** An index over another one: lanes with an order of their own are asked of their {@link Chooser}. */
final class OwnIndex implements RoomIndex {
    /** A lane that its chooser looks at. */
    private static final class OwnLane extends LaneRoom {
        private final Candidates candidates;
        private final Chooser chooser;

        OwnLane(Candidates candidates, Chooser chooser) {
            this.candidates = candidates;
            this.chooser = chooser;
        }

        @Override
        int select(int units) {
            candidates.units = units;
            if (candidates.asked != null) {
                candidates.asked.statements.clear();
            }
            int pool = chooser.choose(candidates);
            if (candidates.asked != null) {
                candidates.asked.found = pool;
            }
            return pool;
        }

        @Override
        int find(int units) {
            throw new IllegalStateException("a lane that is used to find room is no lane of an order of its own");
        }
    }

    private final RoomIndex pools;
    private final Lane[] lanes;
    /** By lane; null where the other index has it. */
    private final @Nullable OwnLane[] own;

    OwnIndex(RoomIndex pools, World world, PoolState state, Moment moment, Chooser[] choosers) {
        this.pools = pools;
        lanes = world.lanes;
        own = new OwnLane[lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            Lane.Own parts = lanes[lane].own();
            if (parts != null) {
                int[] inLane = lanes[lane].pools();
                own[lane] = new OwnLane(new Candidates(parts, inLane, state, moment), choosers[parts.chooser()]);
            }
        }
    }

    /** From now on it is written down which pools are asked. */
    void record(Asked asked) {
        for (int lane = 0; lane < own.length; lane++) {
            OwnLane found = own[lane];
            if (found != null) {
                found.candidates.asked = asked.ofLane(lane);
            }
        }
    }

    @Override
    public void reset() {
        pools.reset();
    }

    @Override
    public LaneRoom use(int lane) {
        Lane.Own parts = lanes[lane].own();
        OwnLane found = own[lane];
        if (parts == null || found == null) {
            return pools.use(lane);
        }
        for (int part = 0; part < parts.partLane().length; part++) {
            found.candidates.parts[part] = pools.use(parts.partLane()[part]);
        }
        return found;
    }

    @Override
    public void leave(int lane) {
        Lane.Own parts = lanes[lane].own();
        if (parts == null) {
            pools.leave(lane);
            return;
        }
        for (int part : parts.partLane()) {
            pools.leave(part);
        }
    }

    @Override
    public LaneRoom useToFind(int lane) {
        return pools.useToFind(lane);
    }

    @Override
    public void leaveToFind(int lane) {
        pools.leaveToFind(lane);
    }

    @Override
    public boolean isTold() {
        return pools.isTold();
    }

    @Override
    public void raised(int pool) {
        pools.raised(pool);
    }

    @Override
    public void lowered(int pool) {
        pools.lowered(pool);
    }
}
