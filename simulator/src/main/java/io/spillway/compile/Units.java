package io.spillway.compile;

import io.spillway.model.Headroom;
import io.spillway.model.Pool;
import io.spillway.model.Steps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** A pool's accelerators as whole units of the reference accelerator. */
final class Units {
    private Units() {}

    /** Capacity in force: accelerators times scales times performance, rounded down. */
    static int capacity(Index.PoolEntry pool, Instant at) {
        BigDecimal units = BigDecimal.valueOf(pool.pool().capacity().at(at, 0L))
                .multiply(pool.pool().capacityScale())
                .multiply(pool.cloudRecord().capacityScale())
                .multiply(pool.performance());
        return toInt(units.setScale(0, RoundingMode.FLOOR), pool);
    }

    /** Headroom in force, rounded up. */
    static int headroom(Index.PoolEntry pool, Instant at) {
        return headroom(pool, at, capacity(pool, at));
    }

    /** The headroom of the rule in force, of a capacity; rounded up. */
    static int headroom(Index.PoolEntry pool, Instant at, int capacityUnits) {
        Headroom headroom = pool.headroom().at(at, Headroom.NONE);
        BigDecimal units;
        if (headroom instanceof Headroom.Share share) {
            units = share.share().multiply(BigDecimal.valueOf(capacityUnits));
        } else {
            units = BigDecimal.valueOf(((Headroom.Units) headroom).units()).multiply(pool.performance());
        }
        return toInt(units.setScale(0, RoundingMode.CEILING), pool);
    }

    /** The most units a pool ever has. */
    static int mostCapacity(Index.PoolEntry pool) {
        Steps<Long> capacity = pool.pool().capacity();
        return capacity.byInstant().keySet().stream()
                .mapToInt(at -> capacity(pool, at))
                .max()
                .orElse(0);
    }

    private static int toInt(BigDecimal units, Index.PoolEntry pool) {
        if (units.compareTo(BigDecimal.valueOf(Pool.MOST_UNITS)) > 0) {
            throw new IllegalArgumentException("pool " + pool.name() + " has " + units.toPlainString()
                    + " units of the reference accelerator; at most " + Pool.MOST_UNITS
                    + " can be simulated");
        }
        return units.intValueExact();
    }
}
