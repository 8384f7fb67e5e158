package io.spillway.focus;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.engine.RunResult;
import io.spillway.engine.Simulation;
import io.spillway.ledger.Ledger;
import io.spillway.ledger.Statement;

/**
 * What the clouds bill in one replication, month by month, and the commitments that it draws down.
 *
 * @param charges rows of cost and usage, month by month: usage, moves, egress, shortfalls and service credits. A cloud's
 *     rows of a month sum to what the accounts say that it is paid in it, less what it gives back, to the micro-dollar. Other
 *     transfers, such as revenue and its share, are no cost of a cloud and not billed.
 * @param commitments every period of every commitment, in their order
 */
public record Bill(ImmutableList<Charge> charges, ImmutableList<CommittedPeriod> commitments) {
    /**
     * Runs one replication.
     *
     * @throws io.spillway.ledger.UnbalancedException if its accounts do not balance
     */
    public static Bill of(Compiled compiled, long seed, int replication) {
        return of(compiled, new Simulation(compiled.world()).run(seed, replication));
    }

    /** Of a replication that was run. */
    public static Bill of(Compiled compiled, RunResult run) {
        Ledger ledger = new Ledger(compiled);
        BillingMonths months = new BillingMonths(compiled);
        UsageCharges usage = new UsageCharges(compiled, ledger, months);
        Statement statement = ledger.settle(run, usage);
        ImmutableList<CommittedPeriod> periods = CommittedPeriod.all(compiled, ledger, usage.drawnMicros());
        MonthlyCharges monthly = new MonthlyCharges(compiled, statement, months, periods);
        ImmutableList.Builder<Charge> charges = ImmutableList.builder();
        for (int month = 0; month < statement.months(); month++) {
            ImmutableList<Charge> used = usage.ofMonth(month);
            charges.addAll(used).addAll(monthly.ofMonth(month, used));
        }
        return new Bill(charges.build(), periods);
    }
}
