package io.spillway;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.scenario.Confidence;
import io.spillway.scenario.Figure;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the main scenario calls a fact is one, and its two scenarios do not tell the same event differently. */
class ShippedFactsTest {
    private static final String LAUNCH_DATE = "launches\\.(.*)\\.date";

    private static LoadedScenario main;
    private static LoadedScenario history;
    private static ExperimentResult result;

    @BeforeAll
    static void load() throws Exception {
        main = ScenarioFile.load(Path.of("../scenarios/azure-first-2026.yaml"));
        history = ScenarioFile.load(Path.of("../scenarios/history-2023-2026.yaml"));
        result = Experiment.of(main.scenario(), main.fingerprint()).run(Settings.of(1, 2), Progress.NONE);
    }

    /** What OpenAI sells there stayed in the US on both for most of 2026. */
    @ParameterizedTest
    @CsvSource({"aws", "gcp"})
    void abroad_whatOtherCloudsCanDoIsAssumed(String cloud) {
        main.scenario().clouds().get(cloud).regions().forEach((name, region) -> {
            if (!region.geography().startsWith("us")) {
                String prefix = "clouds." + cloud + ".regions." + name + ".capabilities.";
                assertThat(main.figures())
                        .filteredOn(figure -> figure.path().startsWith(prefix))
                        .isNotEmpty()
                        .allSatisfy(figure -> assertThat(figure.confidence())
                                .as(figure.path())
                                .contains(Confidence.ASSUMED));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "aws, us-east-2, stateless-api, FACT",
        "aws, us-west-2, stateless-api, REPORTED",
        "aws, us-east-2, batch, ASSUMED",
        "aws, us-east-2, open-weights, ASSUMED",
        "gcp, us-central1, open-weights, REPORTED",
        "gcp, us-central1, compute, ASSUMED",
        "azure, eastus2, realtime-voice, REPORTED",
        "azure, eastus2, confidential-computing, FACT",
        "azure, centralus, open-weights, ASSUMED"
    })
    void aDayIsAFactOnlyWhereItWasPublishedOfThatRegion(
            String cloud, String region, String capability, Confidence confidence) {
        String path = "clouds." + cloud + ".regions." + region + ".capabilities." + capability;
        assertThat(main.figures())
                .filteredOn(figure -> figure.path().equals(path))
                .extracting(figure -> figure.confidence().orElseThrow())
                .containsExactly(confidence);
    }

    @Test
    void launchesOfBothScenarios_haveOneDayOneConfidenceAndASourceInCommon() {
        Map<String, Figure> told = launchDates(history);
        Map<String, Figure> again = launchDates(main);
        again.keySet().retainAll(told.keySet());
        assertThat(again).hasSizeGreaterThan(8).allSatisfy((name, figure) -> {
            assertThat(figure.value()).isEqualTo(told.get(name).value());
            assertThat(figure.confidence()).isEqualTo(told.get(name).confidence());
            assertThat(publishers(figure)).containsAnyElementsOf(publishers(told.get(name)));
        });
    }

    private static Map<String, Figure> launchDates(LoadedScenario loaded) {
        return loaded.figures().stream()
                .filter(figure -> figure.path().matches(LAUNCH_DATE))
                .collect(Collectors.toMap(figure -> figure.path().replaceFirst(LAUNCH_DATE, "$1"), figure -> figure));
    }

    private static List<String> publishers(Figure figure) {
        String source = figure.source().orElseThrow();
        return List.of("models.dev", "Microsoft Learn", "model list", "Tom's Hardware", "InfoQ", "AWS News Blog")
                .stream()
                .filter(source::contains)
                .toList();
    }

    @Test
    void theRightOfFirstRefusal_isThatRuleInBothScenarios() {
        for (Scenario scenario : List.of(main.scenario(), history.scenario())) {
            assertThat(scenario.terms().get("right-of-first-refusal").rule()).isEqualTo(Rule.RIGHT_OF_FIRST_REFUSAL);
        }
    }

    @Test
    void frontierForThirdParties_isAwsAloneAndNoSpill() {
        Row placed = Row.of(Measure.PLACED_SHARE).launch("frontier-resale");
        assertThat(result.estimate(placed.cloud("aws")).mean()).isEqualTo(1);
        assertThat(result.estimate(Row.of(Measure.SPILL_SHARE).launch("frontier-resale"))
                        .mean())
                .isZero();
    }

    @Test
    void otherCloudsFollowALaunchAfterDays() {
        Row lag = Row.of(Measure.LAUNCH_LAG_HOURS);
        assertThat(result.estimate(lag.cloud("aws").launch("gpt-9")).mean()).isBetween(0.0, 43.0 * 24);
        assertThat(List.of("assistant-device", "gpt-6", "gpt-7", "gpt-8", "gpt-9", "gpt-10"))
                .anySatisfy(launch -> assertThat(
                                result.estimate(lag.cloud("aws").launch(launch)).mean())
                        .isPositive());
    }
}
