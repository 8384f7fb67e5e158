package io.spillway;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.compile.Transfer;
import io.spillway.compile.TransferKind;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Commitment;
import io.spillway.model.Money;
import io.spillway.model.Pool;
import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import io.spillway.model.UnitPrice;
import io.spillway.report.Format;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The money of the main scenario, held against what can be worked out from the published figures alone. */
class ShippedMoneyTest {
    private static final double BILLION = 1e9;

    private static Scenario scenario;
    private static ExperimentResult result;

    @BeforeAll
    static void run() throws Exception {
        LoadedScenario loaded = ScenarioFile.load(Path.of("../scenarios/azure-first-2026.yaml"));
        scenario = loaded.scenario();
        result = Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, 2), Progress.NONE);
    }

    /**
     * 20 % of 35, 62, 100, 125 and 200 B USD in 2026 to 2030 are 104.4 B. The run begins on 27 April 2026: 1.5 B of it, 20 % of
     * the 5.7 B of the first quarter and of 26 days at a run-rate of 27 B, were paid before. What is refused earns nothing, 0.9 %
     * of requests, so the rest is a little less.
     */
    @Test
    void shareWithoutItsCap_isThatOfThePublishedRevenue() {
        double before = 0.2 * (5.7 + 27 * 26 / 365.0);
        double uncapped = result.estimate(Measure.REVENUE_SHARE_UNCAPPED).mean() / BILLION;
        assertThat(before + uncapped).isBetween(104.4 * 0.98, 104.4);
    }

    /**
     * The cap of 38 B is 190 B of revenue: 35 + 62 = 97 by the end of 2027, 93 of the 100 of 2028 if all is served, which
     * is 0.93 of that year; as some is refused, a few days later, in December.
     */
    @Test
    void capIsReached_aboutTheEndOf2028() {
        Transfer share = transfer(TransferKind.REVENUE_SHARE, "microsoft-share");
        Estimate reached =
                result.estimate(Row.of(Measure.REVENUE_SHARE_CAP_DATE).transfer(share));
        assertThat(reached.n()).isEqualTo(2);
        assertThat(reached.mean()).isBetween(2028.93, 2029.0);
        assertThat(result.estimate(Row.of(Measure.TRANSFERS).transfer(share)).mean() / BILLION)
                .isCloseTo(38 - 1.5, Offset.offset(1e-9));
    }

    /**
     * The run-rate that demand is sized on: 27 B USD a year on 27 April 2026, more than 40 B by August, 48 B at the end of the
     * year, each step that of its middle. With the 7.6 B before them these are 35 B.
     */
    @Test
    void revenueOf2026_followsTheRunRate() {
        Steps<Money> path =
                scenario.money().revenues().get("products").perYear().orElseThrow();
        double revenue = 0;
        Instant end = Instant.parse("2027-01-01T00:00:00Z");
        for (Instant day = Instant.parse("2026-01-01T00:00:00Z");
                day.isBefore(end);
                day = day.plus(1, ChronoUnit.DAYS)) {
            revenue += path.at(day, new Money(0)).micros() / 1e6 / BILLION / 365;
        }
        assertThat(revenue).isCloseTo(35.0, Offset.offset(0.2));
        assertThat(runRate(path, "2026-05-21")).isCloseTo(27 + 14 * 24.0 / 96, Offset.offset(1.0));
        assertThat(runRate(path, "2026-09-07")).isBetween(40.0, 44.0);
        assertThat(runRate(path, "2026-11-22")).isBetween(45.0, 48.0);
    }

    private static double runRate(Steps<Money> path, String day) {
        return path.at(Instant.parse(day + "T00:00:00Z"), new Money(0)).micros() / 1e6 / BILLION;
    }

    @Test
    void commitments_areUsedMissedOrOpen_andThatIsAllThereIsOfThem() {
        double[] promised = {250 - 3.6, 38 - 0.1, 100, 10 - 0.05};
        String[] names = {"azure-2025", "aws-2025", "aws-2026", "cerebras-2026"};
        for (int i = 0; i < names.length; i++) {
            double sum = 0;
            for (Measure part :
                    new Measure[] {Measure.COMMITMENT_USED, Measure.COMMITMENT_SHORT, Measure.COMMITMENT_OPEN}) {
                sum += result.estimate(Row.of(part).commitment(names[i])).mean() / BILLION;
            }
            assertThat(sum).as(names[i]).isCloseTo(promised[i], Offset.offset(1e-6));
        }
        Estimate billed =
                result.estimate(Row.of(Measure.TRANSFERS).transfer(transfer(TransferKind.SHORTFALL, "cerebras-2026")));
        assertThat(billed.mean())
                .isEqualTo(result.estimate(Row.of(Measure.COMMITMENT_SHORT).commitment("cerebras-2026"))
                        .mean());
    }

    /** Nine tenths of the systems' hours to the end of the commitment, at their price, are the commitment. */
    @Test
    void cerebras_priceAndRampAreThoseOfItsCommitment() {
        Commitment commitment = scenario.money().commitments().get("cerebras-2026");
        Pool wafers = scenario.clouds()
                .get("cerebras")
                .regions()
                .get("us-cerebras")
                .pools()
                .get("WSE-3");
        double systemHours = 0;
        for (Instant day = commitment.from(); day.isBefore(commitment.until()); day = day.plus(1, ChronoUnit.DAYS)) {
            systemHours += 24 * wafers.capacity().at(day, 0L);
        }
        double price = wafers.price().at(commitment.from(), UnitPrice.FREE).microsPerUnitHour();
        double total = commitment.total().orElseThrow().micros();
        assertThat(0.9 * systemHours * price / total).isCloseTo(1, Offset.offset(0.02));
        assertThat(wafers.capacity().at(commitment.until(), 0L) * 30e3)
                .as("watts")
                .isEqualTo(750e6);
    }

    @Test
    void cerebras_whatIsAskedForUsesTheCommitmentUp() {
        assertThat(result.estimate(Row.of(Measure.COMMITMENT_SHORT).commitment("cerebras-2026"))
                                .mean()
                        / BILLION)
                .isLessThan(0.5);
    }

    /** On the edge of the plan a single lost request would put a payment off by a year. */
    @Test
    void noPaymentHangsOnARevenueThatIsJustPlanned() {
        assertThat(scenario.money().payments().values()).isNotEmpty().allSatisfy(payment -> {
            double threshold = payment.onRevenuePerYear().orElseThrow().micros();
            for (Money planned : scenario.money()
                    .revenues()
                    .get("products")
                    .perYear()
                    .orElseThrow()
                    .byInstant()
                    .values()) {
                assertThat(Math.abs(planned.micros() / threshold - 1)).isGreaterThan(0.05);
            }
        });
        Row payment = Row.of(Measure.TRANSFERS).transfer(transfer(TransferKind.PAYMENT, "amazon-investment"));
        assertThat(result.estimate(payment.period(YearMonth.of(2028, 1))).mean())
                .isEqualTo(35 * BILLION);
    }

    @Test
    void theTableSaysWhatTheAccountsLeaveOut() throws Exception {
        StringWriter table = new StringWriter();
        Format.TABLE.write(result, table);
        assertThat(table.toString())
                .containsPattern(
                        "to the micro-dollar\\.\nPromised, and still to be spent when the run ends: [0-9.]+ .*B USD"
                                + " of aws-2026; in no party's account\\.\nNot in these accounts: research and training \\(")
                .contains("is no profit.\n\nCommitments\n");
    }

    @Test
    void partiesBalance() {
        double sum = 0;
        for (String party : result.table().chart().parties()) {
            sum += result.estimate(Row.of(Measure.NET_RECEIPTS).party(party)).mean();
        }
        assertThat(result.table().chart().parties())
                .containsExactly("openai", "customers", "microsoft", "amazon", "google", "cerebras");
        assertThat(sum).isCloseTo(0, Offset.offset(0.01));
    }

    private static Transfer transfer(TransferKind kind, String item) {
        return result.table().chart().transfers().stream()
                .filter(transfer -> transfer.kind() == kind && transfer.item().equals(item))
                .findFirst()
                .orElseThrow();
    }
}
