package io.spillway.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.GeneratedScenarios;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.compile.Transfer;
import io.spillway.engine.RunResult;
import io.spillway.engine.Simulation;
import io.spillway.ledger.Ledger;
import io.spillway.ledger.Statement;
import io.spillway.model.Scenario;
import io.spillway.report.FocusReport;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bills of scenarios made at random, as files, against what FOCUS 1.3 asks, and against the accounts. */
class FocusConformanceTest {
    private static final int SCENARIOS = 25;
    /** More in a month than roundings of accelerator-hours and of postings can come to. */
    private static final BigDecimal MOST_ROUNDING = new BigDecimal("0.001");

    @Test
    void everyRowConforms_whateverIsBilled() throws IOException {
        Set<String> transfers = new HashSet<>();
        for (long seed = 0; seed < SCENARIOS; seed++) {
            Files files = Files.of(bill(seed));
            assertThat(Focus13.breaches(files.costAndUsage, files.commitments))
                    .as("seed %s", seed)
                    .isEmpty();
            files.costAndUsage.rows().forEach(row -> transfers.add(row.get("x_Transfer")));
        }
        assertThat(transfers)
                .containsExactlyInAnyOrder("usage", "move", "egress", "rounding", "shortfall", "serviceCredit");
    }

    /** By cloud, month and kind; a credit is billed with the sign of one. */
    @Test
    void rowsSumToTheTransfersOfTheAccounts_toTheMicroDollar() throws IOException {
        for (long seed = 0; seed < SCENARIOS; seed++) {
            Compiled compiled = Compiler.compile(GeneratedScenarios.of(seed));
            RunResult run = new Simulation(compiled.world()).run(seed, 0);
            Statement statement = new Ledger(compiled).settle(run, (segment, line, pool, cause, micros) -> {});
            Map<String, BigDecimal> billed = new HashMap<>();
            for (Map<String, String> row :
                    Files.of(Bill.of(compiled, run)).costAndUsage.rows()) {
                String kind = row.get("x_Transfer");
                String key = row.get("HostProviderName") + " " + kind.replace("rounding", "usage") + " "
                        + row.get("BillingPeriodStart").substring(0, 7);
                billed.merge(key, new BigDecimal(row.get("BilledCost")), BigDecimal::add);
                assertThat(new BigDecimal(row.get("BilledCost")).abs().compareTo(MOST_ROUNDING) < 0
                                || !kind.equals("rounding"))
                        .isTrue();
            }
            assertSame(transfers(compiled, statement), billed, seed);
        }
    }

    private static Map<String, BigDecimal> transfers(Compiled compiled, Statement statement) {
        Map<String, BigDecimal> sums = new HashMap<>();
        var transfers = compiled.names().chart().transfers();
        for (int i = 0; i < transfers.size(); i++) {
            for (int month = 0; month < statement.months(); month++) {
                Transfer transfer = transfers.get(i);
                BigDecimal usd = BigDecimal.valueOf(statement.transferMicros()[i * statement.months() + month], 6);
                String when =
                        " " + transfer.kind() + " " + compiled.names().months().get(month);
                switch (transfer.kind()) {
                    case USAGE, MOVE, EGRESS -> sums.merge(transfer.item() + when, usd, BigDecimal::add);
                    case SERVICE_CREDIT -> sums.merge(transfer.item() + when, usd.negate(), BigDecimal::add);
                    case SHORTFALL ->
                        sums.merge(
                                compiled.finances()
                                                .accounts()
                                                .commitments()
                                                .get(transfer.item())
                                                .cloud()
                                        + when,
                                usd,
                                BigDecimal::add);
                    default -> {}
                }
            }
        }
        return sums;
    }

    private static void assertSame(Map<String, BigDecimal> accounts, Map<String, BigDecimal> billed, long seed) {
        accounts.forEach((key, usd) -> assertThat(billed.getOrDefault(key, BigDecimal.ZERO))
                .as("seed %s: %s", seed, key)
                .isEqualByComparingTo(usd));
        assertThat(accounts.keySet()).containsAll(billed.keySet());
    }

    /** What charges apply to a commitment is what it says was used, and, where that is billed, what was not. */
    @Test
    void appliedCosts_sumToWhatBecameOfTheCommitment() throws IOException {
        int applied = 0;
        int toCome = 0;
        for (long seed = 0; seed < SCENARIOS; seed++) {
            Files files = Files.of(bill(seed));
            Scenario scenario = GeneratedScenarios.of(seed);
            Map<String, BigDecimal> costs = files.appliedCosts();
            for (Map<String, String> row : files.commitments.rows()) {
                BigDecimal billed = row.get("x_Shortfall").equals("billed") ? number(row, "x_UnspentCost") : number("");
                assertThat(costs.getOrDefault(row.get("ContractCommitmentId"), BigDecimal.ZERO))
                        .as("seed %s: %s", seed, row)
                        .isEqualByComparingTo(number(row, "x_UsedCost").add(billed));
                if (Instant.parse(row.get("ContractCommitmentPeriodEnd")).isAfter(scenario.start())) {
                    assertThat(number(row, "x_SpentBeforeCost")
                                    .add(number(row, "x_UsedCost"))
                                    .add(number(row, "x_UnspentCost"))
                                    .add(number(row, "x_OpenCost")))
                            .as("seed %s: %s", seed, row)
                            .isEqualByComparingTo(number(row, "ContractCommitmentCost"));
                    applied++;
                    toCome += Instant.parse(row.get("ContractCommitmentPeriodStart"))
                                    .isBefore(scenario.end())
                            ? 0
                            : 1;
                }
            }
        }
        assertThat(applied).isGreaterThan(5);
        assertThat(toCome).isPositive();
    }

    /** Each kind of rule is broken once, in a file that conforms otherwise, and is found. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "usage         | BilledCost          | ''                     | BilledCost: not null",
                "usage         | BilledCost          | 1.5 USD                | BilledCost: Decimal",
                "usage         | ListCost            | 0.1234567              | ListCost: ListUnitPrice × PricingQuantity",
                "usage         | ContractedCost      | 0.1234567              | ContractedCost: ContractedUnitPrice × PricingQuantity",
                "usage         | BilledCost          | 0.1234567              | BilledCost: ContractedCost where no discount is bought",
                "usage         | EffectiveCost       | 0.1234567              | EffectiveCost: BilledCost where nothing is amortized",
                "usage         | ListUnitPrice       | -1                     | ListUnitPrice: Non-negative decimal",
                "usage         | PricingQuantity     | ''                     | PricingQuantity: not null when ChargeCategory=Usage/Purchase;ChargeClass=",
                "usage         | PricingUnit         | ''                     | PricingUnit: not null when PricingQuantity=*",
                "usage         | PricingUnit         | accelerator hours      | PricingUnit: Unit",
                "usage         | BillingCurrency     | USDollar               | BillingCurrency: Currency",
                "usage         | BillingPeriodStart  | 2026-01-01             | BillingPeriodStart: Date/Time",
                "usage         | BillingPeriodStart  | 2026-01-01T00:00:00+00:00 | BillingPeriodStart: Date/Time",
                "usage         | ChargePeriodStart   | 2026-13-01T00:00:00Z   | ChargePeriodStart: Date/Time",
                "usage         | ChargePeriodEnd     | 2025-01-01T00:00:00Z   | ChargePeriodEnd: after ChargePeriodStart",
                "usage         | BillingPeriodEnd    | 2025-01-01T00:00:00Z   | BillingPeriodEnd: after BillingPeriodStart",
                "usage         | ChargeCategory      | Use                    | ChargeCategory: allowed value",
                "usage         | ChargeCategory      | Tax                    | SkuId: null when ChargeCategory=Tax",
                "usage         | ChargeCategory      | Purchase               | ConsumedQuantity: null when ChargeCategory=Purchase/Tax/Credit/Adjustment",
                "usage         | ChargeCategory      | Purchase               | ChargeFrequency: not Usage-Based of a purchase",
                "usage         | ServiceSubcategory  | Quantum                | ServiceSubcategory: of its category",
                "usage         | SkuId               | another                | SkuPriceId: one SkuId",
                "usage         | RegionName          | ''                     | RegionName: not null when RegionId=*",
                "usage         | ProviderName        | ' '                    | ProviderName: String",
                "serviceCredit | EffectiveCost       | 0                      | EffectiveCost: BilledCost of such a charge",
                "serviceCredit | ListCost            | 0                      | ListCost: BilledCost where there is no unit price",
                "shortfall     | ContractApplied     | {                      | ContractApplied: JSON",
                "shortfall     | ContractApplied     | {}                     | ContractApplied: Elements",
                "shortfall     | ContractApplied     | '{\"Elements\":[{\"ContractId\":\"c\"}]}' | ContractApplied: the keys of an element",
                "shortfall     | ContractApplied     | '{\"Elements\":[{\"Contract\":\"c\"}]}' | ContractApplied: x_ keys",
                "shortfall     | ContractApplied     | '{\"Elements\":[{\"ContractCommitmentId\":\"c\"}]}' | ContractApplied: a commitment of the other dataset",
                "shortfall     | ContractApplied     | '{\"Elements\":[{\"ContractCommitmentAppliedCost\":\"1\"}]}' | ContractApplied: a cost, or a quantity",
                "shortfall     | ContractApplied     | '{\"Elements\":[{\"ContractCommitmentAppliedQuantity\":1,\"ContractCommitmentAppliedUnit\":null}]}' | ContractApplied: unit with quantity",
                "shortfall     | ChargeCategory      | Purchase               | ContractApplied: the resource of a purchase"
            })
    void aBrokenRow_isFound(String transfer, String column, String value, String breach) throws IOException {
        Files files = conforming();
        int row = files.costAndUsage.first("x_Transfer", transfer);
        assertThat(Focus13.breaches(files.costAndUsage.with(row, column, value), files.commitments))
                .contains(breach.replace('/', '|').replace("Date|Time", "Date/Time"));
    }

    @ParameterizedTest
    @CsvSource({
        "ContractCommitmentCategory, Money, ContractCommitmentCategory: allowed value",
        "ContractCommitmentCost, '', ContractCommitmentCost: not null when ContractCommitmentQuantity=",
        "BillingCurrency, '', BillingCurrency: not null when ContractCommitmentCategory=Spend",
        "ContractCommitmentQuantity, 1, ContractCommitmentUnit: not null when ContractCommitmentQuantity=*",
        "ContractCommitmentUnit, Hours, ContractCommitmentUnit: null when ContractCommitmentQuantity=",
        "ContractId, another, ContractApplied: the contract of its commitment",
        "ContractCommitmentPeriodEnd, 2099-01-01T00:00:00Z, ContractCommitmentPeriodEnd: within the contract",
        "ContractPeriodEnd, 2001-01-01T00:00:00Z, ContractPeriodEnd: after ContractPeriodStart"
    })
    void aBrokenCommitment_isFound(String column, String value, String breach) throws IOException {
        Files files = conforming();
        FocusTable shortfall = files.costAndUsage;
        String id = files.applied(shortfall.rows().get(shortfall.first("x_Transfer", "shortfall")))
                .get(0)
                .path("ContractCommitmentId")
                .asString();
        int row = files.commitments.first("ContractCommitmentId", id);
        assertThat(Focus13.breaches(files.costAndUsage, files.commitments.with(row, column, value)))
                .contains(breach);
    }

    @Test
    void aBrokenHead_isFound() throws IOException {
        Files files = conforming();
        FocusTable costs = files.costAndUsage;
        assertThat(Focus13.breaches(costs.renamed("BilledCost", "x_Billed"), files.commitments))
                .contains("BilledCost: present", "BillingAccountId: our columns last");
        assertThat(Focus13.breaches(costs.renamed("RegionId", "Region"), files.commitments))
                .contains("RegionId: present", "Region: of FOCUS, or x_");
        assertThat(Focus13.breaches(costs.renamed("x_UnitHours", "RegionId"), files.commitments))
                .contains("head: each column once");
        int last = files.commitments.rows().size() - 1;
        String first = files.commitments.rows().get(0).get("ContractCommitmentId");
        assertThat(last).isPositive();
        assertThat(Focus13.breaches(costs, files.commitments.with(last, "ContractCommitmentId", first)))
                .contains("ContractCommitmentId: unique");
    }

    /** One with a row of each kind that the broken rows are of. */
    private static Files conforming() throws IOException {
        for (long seed = 0; ; seed++) {
            Files files = Files.of(bill(seed));
            Set<String> transfers = new HashSet<>();
            files.costAndUsage.rows().forEach(row -> transfers.add(row.get("x_Transfer")));
            if (transfers.containsAll(Set.of("usage", "shortfall", "serviceCredit"))
                    && files.commitments.rows().size() > 1) {
                return files;
            }
        }
    }

    private static Bill bill(long seed) {
        return Bill.of(Compiler.compile(GeneratedScenarios.of(seed)), seed, 0);
    }

    private static BigDecimal number(Map<String, String> row, String column) {
        return number(row.get(column));
    }

    private static BigDecimal number(String value) {
        return value.isEmpty() ? BigDecimal.ZERO : new BigDecimal(value);
    }

    /** Both files of a bill, read back. */
    private record Files(FocusTable costAndUsage, FocusTable commitments) {
        static Files of(Bill bill) throws IOException {
            StringWriter costs = new StringWriter();
            FocusReport.writeCostAndUsage(bill, costs);
            StringWriter commitments = new StringWriter();
            FocusReport.writeContractCommitments(bill, commitments);
            return new Files(FocusTable.parse(costs.toString()), FocusTable.parse(commitments.toString()));
        }

        JsonNode applied(Map<String, String> row) {
            return JsonMapper.builder()
                    .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build()
                    .readTree(row.get("ContractApplied"))
                    .path("Elements");
        }

        Map<String, BigDecimal> appliedCosts() {
            Map<String, BigDecimal> costs = new HashMap<>();
            costAndUsage.rows().stream()
                    .filter(row -> !row.get("ContractApplied").isEmpty())
                    .flatMap(row -> applied(row).valueStream())
                    .forEach(element -> costs.merge(
                            element.path("ContractCommitmentId").asString(),
                            element.path("ContractCommitmentAppliedCost").decimalValue(),
                            BigDecimal::add));
            return costs;
        }
    }
}
