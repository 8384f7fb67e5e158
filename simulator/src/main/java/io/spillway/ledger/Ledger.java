package io.spillway.ledger;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.compile.Finances;
import io.spillway.compile.Names;
import io.spillway.compile.Prices;
import io.spillway.engine.RunResult;
import io.spillway.engine.World;
import io.spillway.model.Accounts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * The accounts of a scenario. It turns the counts of a run into postings, each rounded once to whole micro-dollars and
 * posted on both its sides, month by month: what launches pay for the units they use, one posting for each (segment, line,
 * pool, cause), and whatever else the scenario says that parties owe each other. A cloud's own demand pays nothing. May be
 * shared by threads.
 */
public final class Ledger {
    final World world;
    final Names names;
    final Finances finances;
    final Years years;
    final boolean[] paying;
    /** By {@code segment * pools + pool}. */
    final Tariff[] tariffs;

    final ImmutableList<Drawdown> commitments;
    final ImmutableList<Income> incomes;
    final ImmutableList<Passing> passings;
    final ImmutableList<Agreement> agreements;
    private final long microsPerUnitMoved;

    public Ledger(Compiled compiled) {
        world = compiled.world();
        names = compiled.names();
        finances = compiled.finances();
        years = new Years(finances.bounds());
        paying = new boolean[world.lines];
        for (int line = 0; line < world.lines; line++) {
            paying[line] = !names.firstPartyLines().get(line);
        }
        tariffs = tariffs(world, compiled.prices());
        microsPerUnitMoved = compiled.prices().microsPerUnitMoved();
        Accounts accounts = finances.accounts();
        commitments = accounts.commitments().values().stream()
                .map(commitment -> new Drawdown(
                        commitment, world, names, finances, compiled.prices().performance()))
                .collect(ImmutableList.toImmutableList());
        incomes = accounts.revenues().values().stream()
                .map(revenue -> new Income(revenue, world, names, finances, years))
                .collect(ImmutableList.toImmutableList());
        passings = accounts.revenueShares().values().stream()
                .map(share -> new Passing(share, accounts, world, names, finances))
                .collect(ImmutableList.toImmutableList());
        agreements = accounts.serviceLevels().entrySet().stream()
                .map(level -> new Agreement(level.getKey(), level.getValue(), world, names, finances))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * Settles one run.
     *
     * @throws UnbalancedException if its accounts do not balance
     */
    public Statement settle(RunResult run, Postings postings) {
        return new Settlement(this, run, postings).settle();
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
