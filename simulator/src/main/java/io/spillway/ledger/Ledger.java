package io.spillway.ledger;

import io.spillway.compile.Compiled;
import io.spillway.compile.Prices;
import io.spillway.engine.RunResult;
import io.spillway.engine.World;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns the use counted by a run into postings, one for each (segment, line, pool, cause) of a launch that used
 * anything. A cloud's own demand pays nothing. May be shared by threads.
 */
public final class Ledger {
    private final World world;
    private final boolean[] paying;
    /** By {@code segment * pools + pool}. */
    private final Tariff[] tariffs;

    private final long microsPerUnitMoved;

    public Ledger(Compiled compiled) {
        world = compiled.world();
        paying = new boolean[world.lines];
        for (int line = 0; line < world.lines; line++) {
            paying[line] = !compiled.names().firstPartyLines().get(line);
        }
        tariffs = tariffs(world, compiled.prices());
        microsPerUnitMoved = compiled.prices().microsPerUnitMoved();
    }

    /** Posts the spend of one run, segment by segment. */
    public void post(RunResult run, Postings postings) {
        for (int segment = 0; segment < world.segments; segment++) {
            for (int entry = run.firstEntry[segment]; entry < run.firstEntry[segment + 1]; entry++) {
                int cell = run.entryCell[entry];
                int line = world.line(cell);
                long unitTicks = run.entryUsedUnitTicks[entry];
                if (paying[line] && unitTicks != 0) {
                    int pool = world.pool(cell);
                    long micros = tariffs[segment * world.pools + pool].micros(unitTicks);
                    postings.spend(segment, line, pool, World.cause(cell), micros);
                }
            }
        }
    }

    /**
     * What a launch pays for the units that failbacks moved.
     *
     * @return exact micro-dollars
     * @throws ArithmeticException if the amount is 2^63 micro-dollars or more
     */
    public long moveMicros(long units) {
        return Math.multiplyExact(units, microsPerUnitMoved);
    }

    private static Tariff[] tariffs(World world, Prices prices) {
        Tariff[] tariffs = new Tariff[world.segments * world.pools];
        record Price(long microsPerUnitHour, BigDecimal performance) {}
        Map<Price, Tariff> known = new HashMap<>();
        for (int i = 0; i < tariffs.length; i++) {
            Price price = new Price(
                    prices.microsPerUnitHour()[i], prices.performance().get(i % world.pools));
            tariffs[i] = known.computeIfAbsent(price, p -> new Tariff(p.microsPerUnitHour(), p.performance()));
        }
        return tariffs;
    }
}
