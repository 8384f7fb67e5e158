package io.spillway.engine;

import static io.spillway.engine.ByHand.has;
import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.compile.Transfer;
import io.spillway.compile.TransferKind;
import io.spillway.experiment.ExperimentResult;
import io.spillway.focus.Bill;
import io.spillway.focus.Charge;
import io.spillway.focus.ChargeKind;
import io.spillway.ledger.Ledger;
import io.spillway.ledger.Statement;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Scenario;
import io.spillway.report.Format;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Year;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The eight hours around the end of a January. A request of three units comes each full hour from 21:00 on and stays. At 22:30
 * azure's east goes out for an hour: what came at 21:00 moves to azure's west, which has four units, and what came at 22:00 to
 * aws. 23:00 spills to aws too. At 1:00 of February a failback takes both back.
 *
 * <p>So 3 units leave azure in January and 6 leave aws in February.
 */
class EgressTest {
    private static final YearMonth JANUARY = YearMonth.of(2027, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2027, 2);

    private static final String BASE = """
            name: egress
            start: 2027-01-31T20:00Z
            end: 2027-02-01T04:00Z
            accelerators: {H100: {}}
            clouds:
              azure:
                regions:
                  east:
                    geography: us
                    outages: {fire: {from: 2027-01-31T22:30Z, for: 1h, deployments: evacuate}}
                    pools: {H100: {capacity: 100}}
                  west: {geography: us, pools: {H100: {capacity: 4}}}
              aws: {regions: {r: {geography: us, pools: {H100: {capacity: 100}}}}}
            primary: azure
            terms: {always: {rule: first}}
            spill: {failback: {rebalance: {every: 5h, moveCost: 2 USD}}}
            money: {maker: openai, sellers: {azure: microsoft, aws: amazon}}
            launches:
              product:
                date: 2027-01-31
                kind: api
                demand: {requestsPerHour: 1, arrivalCv: 0}
                size: 3
                holding: 30h
            """;

    private static final String PRICED = "clouds: {azure: {egressCost: 1.250001 USD}, aws: {egressCost: 0.333333 USD}}";

    @TempDir
    Path folder;

    @Test
    void unitsThatLeaveACloud_areCounted_thoseMovedWithinItAreNot() throws Exception {
        ExperimentResult result = ByHand.run(scenario(PRICED));
        has(result, Row.of(Measure.REQUESTS_EVACUATED), 2);
        has(result, Row.of(Measure.UNITS_FAILED_BACK), 6);
        has(result, Row.of(Measure.UNITS_EGRESSED), 9);
        has(result, Row.of(Measure.UNITS_EGRESSED).cloud("azure"), 3);
        has(result, Row.of(Measure.UNITS_EGRESSED).cloud("aws"), 6);
        has(result, Row.of(Measure.UNITS_EGRESSED).period(JANUARY), 3);
    }

    @Test
    void eachCloudBillsAtItsPrice_andSpendIsWhatItWas() throws Exception {
        ExperimentResult result = ByHand.run(scenario(PRICED));
        has(result, Row.of(Measure.EGRESS_COST).cloud("azure"), 3.750003);
        has(result, Row.of(Measure.EGRESS_COST).cloud("aws"), 1.999998);
        has(result, Row.of(Measure.EGRESS_COST), 5.750001);
        has(result, Row.of(Measure.EGRESS_COST).launch("product"), 5.750001);
        has(result, Row.of(Measure.EGRESS_COST).period(JANUARY), 3.750003);
        has(result, Row.of(Measure.EGRESS_COST).period(FEBRUARY), 1.999998);
        has(result, Row.of(Measure.EGRESS_COST).year(Year.of(2027)), 5.750001);
        has(result, Row.of(Measure.MOVE_COST), 12);
        has(result, Row.of(Measure.SPEND), 0);
    }

    @Test
    void theMakerPaysTheSeller_inTheMonthInWhichUnitsLeave() throws Exception {
        Compiled compiled = Compiler.compile(scenario(PRICED));
        Statement statement = settle(compiled);
        assertThat(micros(compiled, statement, "azure")).containsExactly(3_750_003, 0);
        assertThat(micros(compiled, statement, "aws")).containsExactly(0, 1_999_998);
        assertThat(transfer(compiled, "azure"))
                .isEqualTo(new Transfer(TransferKind.EGRESS, "azure", "openai", "microsoft"));
        assertThat(net(compiled, statement, "microsoft")).containsExactly(3_750_003, 0);
        assertThat(net(compiled, statement, "amazon")).containsExactly(0, 12_000_000 + 1_999_998);
        assertThat(net(compiled, statement, "openai")).containsExactly(-3_750_003, -13_999_998);
    }

    @Test
    void aBillHasARowForEachCloudAndMonth() throws Exception {
        List<Charge> egress = egress(PRICED);
        assertThat(egress).extracting(Charge::cloud).containsExactly("azure", "aws");
        assertThat(egress).extracting(Charge::billingPeriod).containsExactly(JANUARY, FEBRUARY);
        assertThat(egress).extracting(Charge::seller).containsExactly("microsoft", "amazon");
        Charge.Priced azure = egress.get(0).priced().orElseThrow();
        assertThat(azure.sku()).isEqualTo("azure/egress");
        assertThat(azure.quantity()).isEqualByComparingTo("3");
        assertThat(azure.unitPrice()).isEqualByComparingTo("1.250001");
        assertThat(egress.get(1).billedCost()).isEqualByComparingTo(new BigDecimal("1.999998"));
    }

    @Test
    void withoutAPrice_nothingIsBilled_andAPriceMovesNothing() throws Exception {
        ExperimentResult free = ByHand.run(scenario(""));
        has(free, Row.of(Measure.UNITS_EGRESSED), 9);
        has(free, Row.of(Measure.EGRESS_COST), 0);
        assertThat(egress("")).isEmpty();
        assertThat(text(free)).doesNotContain("Egress", "egress, aws");
        assertThat(RunResults.text(run(Compiler.compile(scenario("")))))
                .isEqualTo(RunResults.text(run(Compiler.compile(scenario(PRICED)))));
    }

    @Test
    void theReportTellsWhatEachCloudBills() throws Exception {
        String licence = "money: {licences: {l: {payer: openai, payee: microsoft, perYear: 1 USD}}}";
        assertThat(text(ByHand.run(scenario(PRICED))))
                .contains("Egress, of units")
                .doesNotContain("Who pays whom");
        assertThat(text(ByHand.run(ByHand.layered(folder, BASE, PRICED, licence))))
                .contains("egress, azure", "egress, aws");
    }

    @Test
    void anOutageBehindAMove_findsNothingThatLeavesTwice() throws Exception {
        // The move takes from 1:00 to 2:00; at 1:30 aws goes out, with nothing on it but what is left behind.
        ExperimentResult result = ByHand.run(ByHand.layered(
                folder,
                BASE,
                PRICED,
                "spill: {failback: {rebalance: {moveTime: 1h}}}",
                "clouds: {aws: {outages: {fire: {from: 2027-02-01T01:30Z, for: 1h, deployments: evacuate}}}}"));
        has(result, Row.of(Measure.UNITS_EGRESSED).cloud("aws"), 6);
        has(result, Row.of(Measure.REQUESTS_EVACUATED).cloud("aws"), 0);
    }

    private Scenario scenario(String prices) throws Exception {
        return prices.isEmpty() ? ByHand.layered(folder, BASE) : ByHand.layered(folder, BASE, prices);
    }

    private List<Charge> egress(String prices) throws Exception {
        return Bill.of(Compiler.compile(scenario(prices)), 1, 0).charges().stream()
                .filter(charge -> charge.kind() == ChargeKind.EGRESS)
                .toList();
    }

    private static RunResult run(Compiled compiled) {
        return new Simulation(compiled.world()).run(1, 0);
    }

    private static Statement settle(Compiled compiled) {
        return new Ledger(compiled).settle(run(compiled), (segment, line, pool, cause, micros) -> {});
    }

    private static Transfer transfer(Compiled compiled, String cloud) {
        return compiled.names().chart().transfers().stream()
                .filter(transfer -> transfer.kind() == TransferKind.EGRESS
                        && transfer.item().equals(cloud))
                .findFirst()
                .orElseThrow();
    }

    /** By month. */
    private static long[] micros(Compiled compiled, Statement statement, String cloud) {
        int number = compiled.names().chart().transfers().indexOf(transfer(compiled, cloud));
        return byMonth(statement, statement.transferMicros(), number);
    }

    /** By month. */
    private static long[] net(Compiled compiled, Statement statement, String party) {
        return byMonth(
                statement,
                statement.netMicros(),
                compiled.names().chart().parties().indexOf(party));
    }

    private static long[] byMonth(Statement statement, long[] micros, int number) {
        int from = number * statement.months();
        return Arrays.copyOfRange(micros, from, from + statement.months());
    }

    private static String text(ExperimentResult result) throws Exception {
        StringWriter text = new StringWriter();
        Format.TABLE.write(result, text);
        return text.toString();
    }
}
