package io.spillway.ledger;

import io.spillway.compile.Compiled;
import io.spillway.compile.Prices;
import io.spillway.engine.Cause;
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

    public Ledger(Compiled compiled) {
        world = compiled.world();
        paying = new boolean[world.lines];
        for (int line = 0; line < world.lines; line++) {
            paying[line] = !compiled.names().firstPartyLines().get(line);
        }
        tariffs = tariffs(world, compiled.prices());
    }

    /** Posts the spend of one run, segment by segment. */
    public void post(RunResult run, Postings postings) {
        int cell = 0;
        for (int segment = 0; segment < world.segments; segment++) {
            for (int line = 0; line < world.lines; line++) {
                for (int pool = 0; pool < world.pools; pool++, cell += Cause.SLOTS) {
                    if (paying[line]) {
                        post(run, cell, segment, line, pool, postings);
                    }
                }
            }
        }
    }

    private void post(RunResult run, int cell, int segment, int line, int pool, Postings postings) {
        for (int cause = 0; cause < Cause.SLOTS; cause++) {
            long unitTicks = run.usedUnitTicks[cell + cause];
            if (unitTicks != 0) {
                long micros = tariffs[segment * world.pools + pool].micros(unitTicks);
                postings.spend(segment, line, pool, cause, micros);
            }
        }
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
