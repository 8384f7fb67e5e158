package io.spillway;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.order.Orders;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.Setting;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All orders in one world, side by side; the table of scenarios/README.md. */
class SpillOrdersTableTest {
    private static final Path README = Path.of("../scenarios/README.md");
    private static final int REPLICATIONS = 8;

    /** What is set, each with what it shows of its order. */
    private static final List<String> ORDERS = List.of(
            "priority",
            "cheapest",
            "least-utilised",
            "most-free",
            "proportional",
            "{weighted: {weights: {azure: 2}}}",
            "commitment-first",
            "envoy-priority",
            "google-waterfall",
            "azure-spillover",
            "{kubernetes-priority-expander: {priorities: {20: [^gcp], 10: [.]}}}",
            "karmada-overflow",
            "sky-failover");

    @Test
    void theTableSaysWhatTheOrdersDo() throws Exception {
        Map<String, ExperimentResult> results = new LinkedHashMap<>();
        for (String order : ORDERS) {
            results.put(order, run(order));
        }
        assertThat(ORDERS).hasSameSizeAs(Orders.ALL);
        double arrived =
                results.get("priority").estimate(Measure.REQUESTS_ARRIVED).mean();
        StringBuilder table = new StringBuilder("| `spill.order` | azure | aws | gcp | lost | USD/unit-hour |\n");
        table.append("|---|---|---|---|---|---|\n");
        results.forEach((order, result) -> {
            assertThat(result.estimate(Measure.REQUESTS_ARRIVED).mean())
                    .as("%s meets the same requests", order)
                    .isEqualTo(arrived);
            table.append(row(order, result));
        });
        Golden.checkBlock(README, "orders", table.toString());
        assertThat(share(results.get("cheapest"), "gcp")).isGreaterThan(share(results.get("priority"), "gcp"));
        assertThat(lost(results.get("envoy-priority"))).isGreaterThan(10 * lost(results.get("priority")));
        assertThat(lost(results.get("azure-spillover"))).isGreaterThan(lost(results.get("priority")));
        assertThat(price(results.get("sky-failover"))).isLessThan(price(results.get("priority")));
        assertThat(price(results.get("cheapest"))).isLessThan(price(results.get("priority")));
    }

    private static ExperimentResult run(String order) throws Exception {
        LoadedScenario loaded = ScenarioFile.load(
                Path.of("../scenarios/spill-orders.yaml"), List.of(Setting.parse("spill.order=" + order)));
        return Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, REPLICATIONS), Progress.NONE);
    }

    private static String row(String order, ExperimentResult result) {
        return String.format(
                Locale.ROOT,
                "| `%s` | %.1f %% | %.1f %% | %.1f %% | %.2f %% | %.3f |\n",
                order,
                share(result, "azure"),
                share(result, "aws"),
                share(result, "gcp"),
                lost(result),
                price(result));
    }

    private static double share(ExperimentResult result, String cloud) {
        return 100 * result.estimate(Row.of(Measure.PLACED_SHARE).cloud(cloud)).mean();
    }

    private static double lost(ExperimentResult result) {
        return 100 * result.estimate(Measure.LOSS_SHARE).mean();
    }

    private static double price(ExperimentResult result) {
        return result.estimate(Measure.PRICE_PER_UNIT_HOUR).mean();
    }
}
