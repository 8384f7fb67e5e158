package io.spillway.benchmarks;

import io.spillway.engine.Clock;
import io.spillway.engine.DrawSpec;
import io.spillway.engine.DrawSpec.Shape;
import io.spillway.engine.Sampler;

/**
 * What every simulator does at an event of the overflow model: Poisson requests of one unit, pools tried in order,
 * exponential holding times, loss when all are full. Times are whole ticks. The draws and the decision are the same code
 * for all, so that simulators differ by how they keep and hand out events; and given the same order of events, they
 * count the same to the unit.
 */
final class OverflowWork {
    static final int NO_POOL = -1;

    private final int[] freeUnits;
    private final long[] placed;
    private final Sampler gapTicks;
    private final Sampler holdingTicks;
    private long ended;
    private long lost;

    OverflowWork(OverflowLoad load) {
        freeUnits = load.capacityUnits();
        placed = new long[freeUnits.length];
        gapTicks = new Sampler(DrawSpec.of(Shape.EXPONENTIAL, Clock.TICKS_PER_HOUR / load.erlang, 0));
        holdingTicks = new Sampler(DrawSpec.of(Shape.EXPONENTIAL, Clock.TICKS_PER_HOUR, 0));
        gapTicks.reset(1, 0, 0);
        holdingTicks.reset(1, 0, 1);
    }

    int pools() {
        return freeUnits.length;
    }

    /** At least one tick, as are holding times: simulators differ on what is scheduled for the instant they are at. */
    long gapTicks() {
        return 1 + (long) gapTicks.next();
    }

    long holdingTicks() {
        return 1 + (long) holdingTicks.next();
    }

    /** Takes a unit of the first pool that has one; {@link #NO_POOL} when none has. */
    int place() {
        for (int pool = 0; pool < freeUnits.length; pool++) {
            if (freeUnits[pool] > 0) {
                freeUnits[pool]--;
                placed[pool]++;
                return pool;
            }
        }
        lost++;
        return NO_POOL;
    }

    /** Gives a unit back. */
    void end(int pool) {
        freeUnits[pool]++;
        ended++;
    }

    /** Placed by pool, lost, ended. */
    long[] counts() {
        long[] counts = java.util.Arrays.copyOf(placed, placed.length + 2);
        counts[placed.length] = lost;
        counts[placed.length + 1] = ended;
        return counts;
    }
}
