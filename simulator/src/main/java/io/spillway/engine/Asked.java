package io.spillway.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which pools the {@link Chooser}s of a world's lanes have asked in a decision, in their order; kept up only while somebody
 * listens. A pool is asked when the chooser looks whether it has room.
 */
final class Asked {
    /** The pools of one lane. */
    static final class OfLane {
        private final int[] pools;
        /** By turn: the place in the lane. */
        private final int[] places;

        private final boolean[] isAsked;
        private int count;
        /** The pool that the chooser has found, or {@link Candidates#NONE}. */
        int found = Candidates.NONE;
        /** What the chooser says of its last choice. */
        final List<String> statements = new ArrayList<>();

        private OfLane(int[] pools) {
            this.pools = pools;
            places = new int[pools.length];
            isAsked = new boolean[pools.length];
        }

        void add(int place) {
            if (!isAsked[place]) {
                isAsked[place] = true;
                places[count++] = place;
            }
        }

        int count() {
            return count;
        }

        /** The number of the pool that was asked in a turn, from 0. */
        int pool(int turn) {
            return pools[places[turn]];
        }

        boolean isAsked(int place) {
            return isAsked[place];
        }

        private void clear() {
            for (int turn = 0; turn < count; turn++) {
                isAsked[places[turn]] = false;
            }
            count = 0;
            found = Candidates.NONE;
            statements.clear();
        }

        private void copy(OfLane other) {
            clear();
            for (int turn = 0; turn < other.count; turn++) {
                add(other.places[turn]);
            }
            found = other.found;
            statements.addAll(other.statements);
        }
    }

    /** By lane; null where no chooser looks at it. */
    private final @Nullable OfLane[] byLane;

    Asked(Lane[] lanes) {
        byLane = new OfLane[lanes.length];
        for (int lane = 0; lane < lanes.length; lane++) {
            byLane[lane] = lanes[lane].own() == null ? null : new OfLane(lanes[lane].pools());
        }
    }

    /** What was asked of a lane; null where no chooser looks at it. */
    @Nullable
    OfLane ofLane(int lane) {
        return byLane[lane];
    }

    void clear() {
        for (OfLane lane : byLane) {
            if (lane != null) {
                lane.clear();
            }
        }
    }

    /** Takes over what another one of the same world holds. */
    void copy(Asked other) {
        for (int lane = 0; lane < byLane.length; lane++) {
            OfLane to = byLane[lane];
            OfLane from = other.byLane[lane];
            if (to != null && from != null) {
                to.copy(from);
            }
        }
    }
}
