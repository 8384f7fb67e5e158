package io.spillway.compile;

import io.spillway.model.Launch;
import io.spillway.model.Steps;
import io.spillway.model.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;

/** What a unit of the reference accelerator earns a pool in an hour of a launch, less the least that it must earn. */
final class Margins {
    private static final int MICRO_DIGITS = 6;

    private static final Steps<UnitPrice> NO_FLOOR = Steps.constant(UnitPrice.FREE);

    private Margins() {}

    /** Whether a pool must ever earn anything. */
    static boolean hasFloor(Index.PoolEntry pool) {
        return !floors(pool).equals(NO_FLOOR);
    }

    /** The margin in USD per unit-hour; below 0 the pool refuses. */
    static BigDecimal usdPerUnitHour(Index.PoolEntry pool, Launch launch, Instant at) {
        return earnedMicros(pool, launch, at)
                .subtract(BigDecimal.valueOf(floor(pool, at).microsPerUnitHour()))
                .movePointLeft(MICRO_DIGITS);
    }

    /** Whether a launch earns a pool too little. */
    static boolean isTooSmall(Index.PoolEntry pool, Launch launch, Instant at) {
        return floor(pool, at).microsPerUnitHour() > 0
                && usdPerUnitHour(pool, launch, at).signum() < 0;
    }

    private static BigDecimal earnedMicros(Index.PoolEntry pool, Launch launch, Instant at) {
        return launch.offer()
                .map(offer -> BigDecimal.valueOf(offer.at(at, UnitPrice.FREE).microsPerUnitHour()))
                .orElseGet(() -> Prices.at(pool, at).divide(pool.performance(), MathContext.DECIMAL128));
    }

    private static UnitPrice floor(Index.PoolEntry pool, Instant at) {
        return floors(pool).at(at, UnitPrice.FREE);
    }

    /** The floor of a pool over time, its own or its cloud's. */
    static Steps<UnitPrice> floors(Index.PoolEntry pool) {
        return pool.pool().floor().orElse(pool.cloudRecord().floor());
    }
}
