package io.spillway.compile;

import com.google.common.collect.ImmutableList;
import io.spillway.engine.Clock;
import io.spillway.model.Failback;
import io.spillway.model.Money;
import io.spillway.model.Scenario;
import io.spillway.model.UnitPrice;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What capacity costs. A pool's capacity is counted in units of the reference accelerator, so the price of such a unit
 * is the pool's price divided by its accelerator's performance, an exact fraction.
 *
 * @param listMicrosPerUnitHour by {@code segment * pools + pool}: exact price of one accelerator-hour of the pool in that
 *     segment, before any discount
 * @param microsPerUnitHour likewise, less the cloud's discount
 * @param performance by pool: performance of its accelerator
 * @param microsPerUnitMoved price of moving one unit of the reference accelerator by a failback
 * @param microsPerUnitEgressed by cloud: what it bills for one unit that leaves it for another
 */
public record Prices(
        BigDecimal[] listMicrosPerUnitHour,
        BigDecimal[] microsPerUnitHour,
        ImmutableList<BigDecimal> performance,
        long microsPerUnitMoved,
        ImmutableList<Long> microsPerUnitEgressed) {
    private static final Money NOTHING = new Money(0);

    static Prices of(Scenario scenario, Index index, Segments segments) {
        int pools = index.pools.size();
        BigDecimal[] list = new BigDecimal[segments.count() * pools];
        BigDecimal[] paid = new BigDecimal[list.length];
        for (int i = 0; i < list.length; i++) {
            Index.PoolEntry pool = index.pools.get(i % pools);
            list[i] = list(pool, segments.bounds.get(i / pools));
            paid[i] = discounted(list[i], pool.cloudRecord().discount());
        }
        return new Prices(
                list,
                paid,
                index.pools.stream().map(Index.PoolEntry::performance).collect(ImmutableList.toImmutableList()),
                moveCost(scenario.spill().failback()).micros(),
                scenario.clouds().values().stream()
                        .map(cloud -> cloud.egressCost().orElse(NOTHING).micros())
                        .collect(ImmutableList.toImmutableList()));
    }

    /** Of some pools, the price of a unit and a tick: {@code [segment * some.length + i]}. */
    public double[] microsPerUnitTick(int[] some) {
        int pools = performance.size();
        double[] micros = new double[microsPerUnitHour.length / pools * some.length];
        for (int i = 0; i < micros.length; i++) {
            int pool = some[i % some.length];
            int segment = i / some.length;
            micros[i] = microsPerUnitHour[segment * pools + pool].doubleValue()
                    / (performance.get(pool).doubleValue() * Clock.TICKS_PER_HOUR);
        }
        return micros;
    }

    private static Money moveCost(Failback failback) {
        if (failback instanceof Failback.Drain drain) {
            return drain.moveCost();
        }
        return failback instanceof Failback.Rebalance rebalance ? rebalance.moveCost() : NOTHING;
    }

    /** Exact micro-dollars per accelerator-hour in force, less the cloud's discount; nothing before the first price. */
    static BigDecimal at(Index.PoolEntry pool, Instant instant) {
        return discounted(list(pool, instant), pool.cloudRecord().discount());
    }

    /** The same before any discount: the price that is written times the factors of its pool and cloud. */
    static BigDecimal list(Index.PoolEntry pool, Instant instant) {
        return BigDecimal.valueOf(
                        pool.pool().price().at(instant, UnitPrice.FREE).microsPerUnitHour())
                .multiply(pool.pool().priceScale())
                .multiply(pool.cloudRecord().priceScale());
    }

    /**
     * What is left of a price, exactly, and the same digits for the same price.
     *
     * @param discount the share that is not paid
     */
    public static BigDecimal discounted(BigDecimal listMicros, double discount) {
        BigDecimal paid = BigDecimal.ONE.subtract(BigDecimal.valueOf(discount));
        return listMicros.multiply(paid).stripTrailingZeros();
    }
}
