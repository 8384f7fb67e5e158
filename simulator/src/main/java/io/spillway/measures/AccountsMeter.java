package io.spillway.measures;

import com.google.common.collect.Sets;
import io.spillway.compile.Chart;
import io.spillway.compile.Compiled;
import io.spillway.compile.TransferKind;
import io.spillway.engine.World;
import io.spillway.ledger.Statement;
import io.spillway.model.Money;
import io.spillway.model.Stake;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;

/**
 * Reads the accounts of one replication into rows. Amounts are summed as whole micro-dollars, and become numbers in the
 * last step. One instance per thread.
 */
final class AccountsMeter {
    private static final double MICROS_PER_USD = 1e6;

    private final World world;
    private final MeasureTable table;
    private final Chart chart;
    private final int[] periodYear;
    private final int[] lineLaunch;
    private final int shares;
    private final Block stakes;
    private final Block monthlyStakes;
    /** By party and month, at {@code party * months + month}. */
    private final long[] stakeMicros;

    private final long[] micros;
    private final Coordinates at = new Coordinates();

    AccountsMeter(Compiled compiled, MeasureTable table) {
        this.table = table;
        world = compiled.world();
        chart = table.chart();
        shares = chart.first(TransferKind.REVENUE_SHARE);
        periodYear = table.periodYear();
        lineLaunch = table.lineLaunch();
        stakes = table.block(Measure.STAKE_VALUE, Sets.immutableEnumSet(Dimension.PARTY));
        monthlyStakes = table.block(Measure.STAKE_VALUE, Sets.immutableEnumSet(Dimension.PERIOD, Dimension.PARTY));
        stakeMicros = stakes(compiled);
        micros = new long[table.size()];
    }

    /** What stakes are worth at the end of each month, or of the run where that is earlier. */
    private long[] stakes(Compiled compiled) {
        int months = table.periods().size();
        long[] worth = new long[chart.parties().size() * months];
        for (int segment = 0; segment < world.segments; segment++) {
            int month = compiled.names().segmentMonth().get(segment);
            if (segment + 1 < world.segments && compiled.names().segmentMonth().get(segment + 1) == month) {
                continue;
            }
            Instant end = compiled.finances().bounds().get(segment + 1).minusNanos(1);
            for (Stake stake : compiled.finances().accounts().stakes().values()) {
                int party = chart.parties().indexOf(stake.holder());
                long whole = stake.valuation().at(end, new Money(0)).micros();
                BigDecimal held = BigDecimal.valueOf(stake.share().at(end, 0.0));
                worth[party * months + month] += BigDecimal.valueOf(whole)
                        .multiply(held)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact();
            }
        }
        return worth;
    }

    void read(Statement statement, double[] values) {
        Arrays.fill(micros, 0);
        for (at.period = 0; at.period < table.periods().size(); at.period++) {
            at.year = periodYear[at.period];
            readTransfers(statement);
            readParties(statement);
            readRevenue(statement);
            readCommitments(statement);
        }
        for (int party = 0; party < chart.parties().size(); party++) {
            at.party = party;
            at.period = table.periods().size() - 1;
            micros[stakes.row(at)] = stakeMicros[party * statement.months() + at.period];
        }
        readOpenCommitments(statement);
        toValues(values);
        readCapDates(statement, values);
        readUsedDates(statement, values);
    }

    private void readTransfers(Statement statement) {
        for (at.transfer = 0; at.transfer < chart.transfers().size(); at.transfer++) {
            long amount = statement.transferMicros()[at.transfer * statement.months() + at.period];
            add(Measure.TRANSFERS, amount);
            if (chart.transfers().get(at.transfer).kind() == TransferKind.REVENUE_SHARE) {
                add(Measure.REVENUE_SHARE, amount);
                int share = at.transfer - shares;
                add(Measure.REVENUE_SHARE_UNCAPPED, statement.uncappedMicros()[share * statement.months() + at.period]);
            }
        }
    }

    private void readParties(Statement statement) {
        for (at.party = 0; at.party < chart.parties().size(); at.party++) {
            int number = at.party * statement.months() + at.period;
            add(Measure.NET_RECEIPTS, statement.netMicros()[number]);
            micros[monthlyStakes.row(at)] = stakeMicros[number];
        }
    }

    private void readRevenue(Statement statement) {
        for (int line = 0; line < world.lines; line++) {
            if (lineLaunch[line] >= 0) {
                at.launch = lineLaunch[line];
                for (at.cloud = 0; at.cloud < world.clouds; at.cloud++) {
                    int number = (line * world.clouds + at.cloud) * statement.months() + at.period;
                    add(Measure.REVENUE, statement.revenueMicros()[number]);
                }
            }
        }
    }

    private void readCommitments(Statement statement) {
        for (at.commitment = 0; at.commitment < chart.commitments().size(); at.commitment++) {
            int number = at.commitment * statement.months() + at.period;
            add(Measure.COMMITMENT_USED, statement.commitmentUsedMicros()[number]);
            add(Measure.COMMITMENT_SHORT, statement.commitmentShortMicros()[number]);
        }
    }

    /** A balance is that of the end of its month, or of the run. */
    private void readOpenCommitments(Statement statement) {
        int last = statement.months() - 1;
        for (Block block : table.blocks(Measure.COMMITMENT_OPEN)) {
            int first = block.dimensions.contains(Dimension.PERIOD) ? 0 : last;
            for (at.commitment = 0; at.commitment < chart.commitments().size(); at.commitment++) {
                for (at.period = first; at.period <= last; at.period++) {
                    int number = at.commitment * statement.months() + at.period;
                    int row = block.row(at);
                    micros[row] = Math.addExact(micros[row], statement.commitmentOpenMicros()[number]);
                }
            }
        }
    }

    private void add(Measure measure, long amount) {
        if (amount != 0) {
            for (Block block : table.blocks(measure)) {
                int row = block.row(at);
                micros[row] = Math.addExact(micros[row], amount);
            }
        }
    }

    private void toValues(double[] values) {
        for (Measure measure : Measure.values()) {
            if (measure.isOfAccounts()) {
                for (Block block : table.blocks(measure)) {
                    for (int row = block.firstRow; row < block.firstRow + block.rows; row++) {
                        values[row] = micros[row] / MICROS_PER_USD;
                    }
                }
            }
        }
    }

    private void readCapDates(Statement statement, double[] values) {
        for (Block block : table.blocks(Measure.REVENUE_SHARE_CAP_DATE)) {
            for (at.transfer = 0; at.transfer < chart.transfers().size(); at.transfer++) {
                boolean isShare = chart.transfers().get(at.transfer).kind() == TransferKind.REVENUE_SHARE;
                values[block.row(at)] = isShare ? statement.capYear()[at.transfer - shares] : Double.NaN;
            }
        }
    }

    private void readUsedDates(Statement statement, double[] values) {
        for (Block block : table.blocks(Measure.COMMITMENT_USED_DATE)) {
            for (at.commitment = 0; at.commitment < chart.commitments().size(); at.commitment++) {
                values[block.row(at)] = statement.commitmentUsedYear()[at.commitment];
            }
        }
    }
}
