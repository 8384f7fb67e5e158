package io.spillway.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.Golden;
import io.spillway.model.CarveOut;
import io.spillway.model.Distribution;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import io.spillway.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the contracts alone would have told of the launches of 2023 to 2026, held against what happened. */
class HistoryTest {
    private static final Path SCENARIOS = Path.of("../scenarios");
    private static final int REPLICATIONS = 2000;
    private static final Instant OUT_OF_SAMPLE = Instant.parse("2026-01-01T00:00:00Z");

    private static Scenario scenario;
    private static ImmutableMap<String, Observed> observed;
    private static ImmutableList<Verdict> verdicts;

    @BeforeAll
    static void run() throws Exception {
        scenario =
                ScenarioFile.load(SCENARIOS.resolve("history-2023-2026.yaml")).scenario();
        observed = Observed.read();
        ImmutableMap<String, Forecast> forecasts = Forecast.of(scenario, scenario.seed(), REPLICATIONS);
        verdicts = scenario.launches().entrySet().stream()
                .map(launch -> new Verdict(
                        launch.getKey(),
                        launch.getValue().date(),
                        regime(launch.getValue().date()),
                        forecasts.get(launch.getKey()),
                        observed.get(launch.getKey())))
                .collect(ImmutableList.toImmutableList());
    }

    /** The terms in force. */
    private static String regime(Instant day) {
        return scenario.terms().entrySet().stream()
                .filter(terms -> !terms.getValue().from().orElse(Instant.MIN).isAfter(day))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .getKey();
    }

    private static List<Verdict> before2026() {
        return verdicts.stream().filter(v -> v.day().isBefore(OUT_OF_SAMPLE)).toList();
    }

    private static List<Verdict> of2026() {
        return verdicts.stream().filter(v -> !v.day().isBefore(OUT_OF_SAMPLE)).toList();
    }

    @Test
    void everyPublishedLaunchIsInBoth() {
        assertThat(scenario.launches().keySet()).containsExactlyElementsOf(observed.keySet());
        assertThat(verdicts).hasSize(41);
        assertThat(of2026()).hasSize(11);
    }

    /** A launch says when it came out, of which kind it is and what it needs; nothing is said for one launch alone. */
    @Test
    void noLaunchSaysWhatBecameOfIt() {
        Launch gpt4 = scenario.launches().get("gpt-4");
        assertThat(scenario.launches().values()).allSatisfy(launch -> {
            assertThat(launch.releaseLag()).isEmpty();
            assertThat(launch.tags()).isEmpty();
            assertThat(launch.markets()).isEqualTo(gpt4.markets());
            assertThat(launch.demand()).isEqualTo(gpt4.demand());
            assertThat(launch.footprint()).isEmpty();
            assertThat(launch.offer()).isEmpty();
        });
        assertThat(scenario.waivers()).isEmpty();
        assertThat(scenario.primary().declines()).isEmpty();
        Set<String> kinds = Set.of("model", "api", "open-weights", "consumer", "agent");
        assertThat(scenario.launches().values()).extracting(Launch::kind).isSubsetOf(kinds);
        assertThat(scenario.terms().values().stream().flatMap(terms -> terms.carveOuts().values().stream()))
                .extracting(CarveOut::tags)
                .allSatisfy(tags -> assertThat(tags).isEmpty());
    }

    @Test
    void azuresLagIsThatOfModelsAndTheApiBefore2026_andTheOnlyOne() {
        List<Double> known = before2026().stream()
                .filter(v -> Set.of("model", "api")
                        .contains(scenario.launches().get(v.launch()).kind()))
                .flatMap(v -> v.observed().azureLagDays().stream())
                .sorted()
                .toList();
        assertThat(scenario.clouds().get("azure").releaseLag())
                .hasValueSatisfying(lag -> assertThat(((Distribution.Empirical) lag).values())
                        .isEqualTo(known.stream().map(days -> 24 * days).toList()));
        assertThat(scenario.clouds().entrySet().stream()
                        .filter(cloud -> cloud.getValue().releaseLag().isPresent())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()))
                .containsExactly("azure");
    }

    @Test
    void everyMissHasItsReason_andNothingElseHas() {
        assertThat(verdicts)
                .allSatisfy(v ->
                        assertThat(v.observed().why().isEmpty()).as(v.launch()).isEqualTo(v.isRight()));
    }

    @Test
    void theTableSaysHowTheScenarioDid() throws IOException {
        StringBuilder table = new StringBuilder(Verdict.HEAD);
        verdicts.forEach(v -> table.append(v.row()));
        Golden.checkBlock(SCENARIOS.resolve("README.md"), "history", table.toString());
    }

    @Test
    void theScoresAreThoseOfTheTable() throws IOException {
        Golden.checkBlock(
                SCENARIOS.resolve("README.md"), "history scores", new ScoreTable(before2026(), of2026()).write());
    }
}
