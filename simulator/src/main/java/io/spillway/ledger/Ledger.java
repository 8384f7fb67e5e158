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
    /** Instead of a commitment: what is paid at the cloud's own price. */
    public static final int NO_COMMITMENT = -1;

    final World world;
    final Names names;
    final Finances finances;
    final Years years;
    final boolean[] paying;
    /** By {@code segment * pools + pool}. */
    final Tariff[] tariffs;

    final ImmutableList<Drawdown> commitments;
    final ImmutableList<Income> incomes;
    /** Whether any of them follows a path. */
    final boolean hasPath;

    final ImmutableList<Passing> passings;
    final ImmutableList<Agreement> agreements;
    private final Prices prices;

    public Ledger(Compiled compiled) {
        world = compiled.world();
        names = compiled.names();
        finances = compiled.finances();
        years = new Years(finances.bounds());
        paying = new boolean[world.lines];
        for (int line = 0; line < world.lines; line++) {
            paying[line] = !names.isFirstParty(line);
        }
        prices = compiled.prices();
        tariffs = tariffs(world, prices);
        Accounts accounts = finances.accounts();
        commitments = accounts.commitments().values().stream()
                .map(commitment -> new Drawdown(commitment, world, names, finances, prices))
                .collect(ImmutableList.toImmutableList());
        incomes = accounts.revenues().values().stream()
                .map(revenue -> new Income(revenue, world, finances, years))
                .collect(ImmutableList.toImmutableList());
        hasPath = incomes.stream().anyMatch(Income::isPath);
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
     * @throws AmountTooLargeException if an amount is 2^63 micro-dollars or more
     */
    public Statement settle(RunResult run, Postings postings) {
        Settlement settlement = new Settlement(this, run, postings);
        try {
            return settlement.settle();
        } catch (ArithmeticException tooLarge) {
            throw new AmountTooLargeException(settlement.when(), tooLarge);
        }
    }

    /**
     * What a launch pays for the units that failbacks moved.
     *
     * @return exact micro-dollars
     * @throws AmountTooLargeException if the amount is 2^63 micro-dollars or more
     */
    public long moveMicros(long units) {
        return times(units, prices.microsPerUnitMoved());
    }

    /**
     * What a launch pays a cloud for the units that left it for another.
     *
     * @return exact micro-dollars
     * @throws AmountTooLargeException if the amount is 2^63 micro-dollars or more
     */
    public long egressMicros(int cloud, long units) {
        return times(units, prices.microsPerUnitEgressed().get(cloud));
    }

    private static long times(long units, long microsPerUnit) {
        try {
            return Math.multiplyExact(units, microsPerUnit);
        } catch (ArithmeticException tooLarge) {
            throw new AmountTooLargeException("", tooLarge);
        }
    }

    /**
     * The price of one accelerator-hour of a pool in a segment, in exact micro-dollars.
     *
     * @param commitment one with a price of its own, or {@link #NO_COMMITMENT}
     */
    public BigDecimal microsPerUnitHour(int commitment, int segment, int pool) {
        return commitment == NO_COMMITMENT
                ? prices.microsPerUnitHour()[segment * world.pools + pool]
                : commitments.get(commitment).microsPerUnitHour(segment, pool);
    }

    /** The number of a commitment's period in force in a segment, or -1 outside its periods. */
    public int period(int commitment, int segment) {
        return commitments.get(commitment).period[segment];
    }

    /** What is to be spent in a commitment's period, in micro-dollars, less what was spent of it before the run. */
    public long toSpendMicros(int commitment, int period) {
        return commitments.get(commitment).minimum(period);
    }

    private static Tariff[] tariffs(World world, Prices prices) {
        Tariff[] tariffs = new Tariff[world.segments * world.pools];
        record Price(BigDecimal microsPerUnitHour, BigDecimal performance) {}
        Map<Price, Tariff> known = new HashMap<>();
        for (int i = 0; i < tariffs.length; i++) {
            Price price = new Price(
                    prices.microsPerUnitHour()[i], prices.performance().get(i % world.pools));
            tariffs[i] = known.computeIfAbsent(price, p -> new Tariff(p.microsPerUnitHour(), p.performance()));
        }
        return tariffs;
    }
}
