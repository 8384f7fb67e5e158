package io.spillway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.spillway.GeneratedScenarios;
import io.spillway.Records;
import io.spillway.compile.Chart;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.compile.Transfer;
import io.spillway.compile.TransferKind;
import io.spillway.engine.Clock;
import io.spillway.engine.RunResult;
import io.spillway.engine.Simulation;
import io.spillway.measures.Measure;
import io.spillway.measures.MeasureTable;
import io.spillway.measures.Meter;
import io.spillway.measures.Row;
import io.spillway.measures.TinyRun;
import io.spillway.model.Accounts;
import io.spillway.model.RevenueShare;
import io.spillway.model.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over scenarios made at random: money balances to the micro-dollar, and every total is the sum of its parts. */
class BalanceTest {
    private static final int SCENARIOS = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 1000})
    void randomScenarios_balanceToTheMicroDollar(long first) {
        int shares = 0;
        int capped = 0;
        int unspent = 0;
        int credits = 0;
        for (long seed = first; seed < first + SCENARIOS; seed++) {
            Scenario scenario = GeneratedScenarios.of(seed);
            Compiled compiled = Compiler.compile(scenario);
            RunResult run = new Simulation(compiled.world()).run(seed, 0);
            long[] spend = new long[1];
            Statement statement =
                    new Ledger(compiled).settle(run, (segment, line, pool, cause, micros) -> spend[0] += micros);
            Chart chart = compiled.names().chart();
            for (int month = 0; month < statement.months(); month++) {
                long balance = 0;
                for (int party = 0; party < chart.parties().size(); party++) {
                    balance += statement.netMicros()[party * statement.months() + month];
                }
                assertThat(balance).as("seed %s, month %s", seed, month).isZero();
            }
            assertThat(sum(statement, chart, TransferKind.USAGE))
                    .as("seed %s", seed)
                    .isEqualTo(spend[0]);
            assertThat(sum(statement, chart, TransferKind.REVENUE))
                    .as("seed %s", seed)
                    .isEqualTo(sum(statement.revenueMicros()));
            List<RevenueShare> terms = scenario.money().revenueShares().values().asList();
            for (int share = 0; share < terms.size(); share++) {
                long paid = ofTransfer(statement, chart.first(TransferKind.REVENUE_SHARE) + share);
                long uncapped = 0;
                for (int month = 0; month < statement.months(); month++) {
                    uncapped += statement.uncappedMicros()[share * statement.months() + month];
                }
                long cap = terms.get(share).cap().map(money -> money.micros()).orElse(Long.MAX_VALUE);
                assertThat(paid).as("seed %s", seed).isLessThanOrEqualTo(cap).isLessThanOrEqualTo(uncapped);
                shares += uncapped > 0 ? 1 : 0;
                capped += paid < uncapped ? 1 : 0;
                assertThat(Double.isNaN(statement.capYear()[share]))
                        .isEqualTo(paid == uncapped && !reached(paid, terms.get(share)));
            }
            unspent += sum(statement.commitmentShortMicros()) > 0 ? 1 : 0;
            credits += sum(statement, chart, TransferKind.SERVICE_CREDIT) > 0 ? 1 : 0;
        }
        assertThat(List.of(shares, capped, unspent, credits)).allMatch(seen -> seen > 2);
    }

    private static boolean reached(long paid, RevenueShare terms) {
        return terms.cap().isPresent()
                && paid == Math.max(0, terms.cap().get().micros() - terms.paid().micros());
    }

    /** A promise to spend without a price of its own moves no spend, whatever it is. */
    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6, 7})
    void commitmentsWithoutAPrice_leaveSpendAsItIs(long seed) {
        Scenario with = GeneratedScenarios.of(seed);
        boolean priced = with.money().commitments().values().stream()
                .anyMatch(commitment -> commitment.discount().isPresent());
        long paid = usage(with, with.money());
        long plain = usage(with, Accounts.NONE);
        if (priced) {
            assertThat(paid).isNotNegative();
        } else {
            assertThat(paid).isEqualTo(plain);
        }
    }

    private static long usage(Scenario scenario, Accounts money) {
        Compiled compiled = Compiler.compile(withMoney(scenario, money));
        Statement statement = new Ledger(compiled)
                .settle(new Simulation(compiled.world()).run(1, 0), (segment, line, pool, cause, micros) -> {});
        return sum(statement, compiled.names().chart(), TransferKind.USAGE);
    }

    private static Scenario withMoney(Scenario s, Accounts money) {
        return Records.with(s, "money", money);
    }

    /** What clouds bill for units that left them is, summed over them, the measure and the transfers. */
    @Test
    void egressCostOfTheClouds_sumsToTheTotal() {
        int billed = 0;
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            Compiled compiled = Compiler.compile(GeneratedScenarios.of(seed));
            RunResult run = new Simulation(compiled.world()).run(seed, 0);
            MeasureTable table = new MeasureTable(compiled.world(), compiled.names());
            double[] values = new Meter(compiled, table).read(run);
            double clouds = 0;
            for (String cloud : table.clouds()) {
                clouds += values[table.index(Row.of(Measure.EGRESS_COST).cloud(cloud))];
            }
            Statement statement = new Ledger(compiled).settle(run, (segment, line, pool, cause, micros) -> {});
            long micros = sum(statement, compiled.names().chart(), TransferKind.EGRESS);
            assertThat(values[table.index(Row.of(Measure.EGRESS_COST))])
                    .as("seed %s", seed)
                    .isEqualTo(micros / 1e6)
                    .isCloseTo(clouds, within(1e-6));
            billed += micros > 0 ? 1 : 0;
        }
        assertThat(billed).isGreaterThan(2);
    }

    @Test
    void aPostingWithOneSide_isFound() {
        Chart chart = Chart.of(Accounts.NONE, ImmutableList.of("azure"));
        Journal journal = new Journal(chart, 1);
        journal.post(0, 0, 5);
        journal.audit();
        journal.receivedMicros[chart.parties().indexOf("azure")]++;
        assertThatThrownBy(journal::audit)
                .isInstanceOf(UnbalancedException.class)
                .hasMessageContaining("azure in month 0 paid 0 and received 6 micro-dollars");
    }

    @Test
    void aNegativePosting_isFound() {
        Journal journal = new Journal(Chart.of(Accounts.NONE, ImmutableList.of("azure")), 1);
        journal.post(0, 0, -5);
        assertThatThrownBy(journal::audit).isInstanceOf(UnbalancedException.class);
    }

    @Test
    void everySettlementIsAudited() {
        Compiled compiled = TinyRun.compiled();
        RunResult run = TinyRun.counts(compiled.world());
        // A thousand unit-hours of azure at 2 USD that were never used outweigh the rest of December, 520 USD.
        run.entryUsedUnitTicks[0] -= 1000 * Clock.TICKS_PER_HOUR;
        assertThatThrownBy(() -> new Ledger(compiled).settle(run, (segment, line, pool, cause, micros) -> {}))
                .isInstanceOf(UnbalancedException.class)
                .hasMessageContaining("micro-dollars in a month");
    }

    private static long sum(Statement statement, Chart chart, TransferKind kind) {
        long sum = 0;
        for (int i = 0; i < chart.transfers().size(); i++) {
            Transfer transfer = chart.transfers().get(i);
            sum += transfer.kind() == kind ? ofTransfer(statement, i) : 0;
        }
        return sum;
    }

    private static long ofTransfer(Statement statement, int transfer) {
        long sum = 0;
        for (int month = 0; month < statement.months(); month++) {
            sum += statement.transferMicros()[transfer * statement.months() + month];
        }
        return sum;
    }

    private static long sum(long[] amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum += amount;
        }
        return sum;
    }
}
