package io.spillway.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.scenario.Figure;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssumptionsTest {
    private static final String SCENARIO = """
            name: assumptions
            start: 2027-01-01
            end: 2028-01-01
            accelerators:
              H100: {}
            clouds:
              azure:
                confidence: assumed
                capabilities: {voice: {value: 2027-07-01, confidence: assumed, range: [2027-06-01, 2027-10-01]}}
                capacityScale: {value: 1, range: [0.8, 1.25], confidence: assumed}
                headroom: {value: 10%, confidence: fact}
                regions:
                  east-us:
                    geography: us
                    pools:
                      H100: {capacity: {value: 1000, confidence: reported, range: [900, 1200]}, price: 6.98 USD/unit-hour}
              aws:
                regions:
                  us-east-1:
                    geography: us
                    pools:
                      H100:
                        capacity: 500
                        price: {value: 6 USD/unit-hour, confidence: assumed, range: [6 USD/unit-hour, 6 USD/unit-hour]}
            primary: azure
            terms:
              always: {rule: first}
            templates:
              any:
                kind: api
                holding: {exponential: {value: 8h, confidence: assumed, range: [4h, 12h]}}
                demand: {unitsWanted: 900}
            launches:
              one: {template: any, date: {value: 2027-01-01, confidence: assumed}}
              two: {template: any, date: 2027-02-01}
            """;

    @TempDir
    private Path folder;

    private LoadedScenario loaded(String... settings) throws Exception {
        Path file = folder.resolve("assumptions.yaml");
        Files.writeString(file, SCENARIO);
        return ScenarioFile.load(
                file, Arrays.stream(settings).map(Setting::parse).toList());
    }

    @Test
    void figuresWithARange_areFactors_inTheOrderOfTheScenario() throws Exception {
        assertThat(Assumptions.of(loaded()).factors())
                .extracting(Factor::name)
                .containsExactly(
                        "clouds.azure.capabilities.voice",
                        "clouds.azure.capacityScale",
                        "clouds.azure.regions.east-us.pools.H100.capacity",
                        "launches.one.holding.exponential");
    }

    @Test
    void aTemplatesFigure_isOneFactorOfAllItsLaunches() throws Exception {
        Factor holding = Assumptions.of(loaded()).factors().get(3);
        assertThat(holding.paths())
                .containsExactly("launches.one.holding.exponential", "launches.two.holding.exponential");
        LoadedScenario moved = ScenarioFile.load(folder.resolve("assumptions.yaml"), holding.settings(0.75));
        assertThat(moved.scenario())
                .isEqualTo(loaded("launches.one.holding.exponential=10h", "launches.two.holding.exponential=10h")
                        .scenario());
    }

    @Test
    void whatCountsWholeUnits_staysWhole() throws Exception {
        List<Factor> factors = Assumptions.of(loaded()).factors();
        assertThat(factors.get(2).at(1 / 3.0)).isEqualTo("1000");
        assertThat(factors.get(1).at(1 / 3.0)).isEqualTo("0.95");
        assertThat(factors.get(1).isWhole()).isFalse();
    }

    @Test
    void aDateWithARange_isAFactorOfWholeDays() throws Exception {
        Factor voice = Assumptions.of(loaded()).factors().get(0);
        assertThat(voice.at(0)).isEqualTo("2027-06-01");
        assertThat(voice.at(0.5)).isEqualTo("2027-08-01");
        assertThat(voice.at(1)).isEqualTo("2027-10-01");
    }

    @Test
    void figuresWithoutARange_areTold() throws Exception {
        assertThat(Assumptions.of(loaded()).rangeless())
                .extracting(Figure::path)
                .contains("launches.one.date", "clouds.azure.regions.east-us.pools.H100.price")
                .doesNotContain("clouds.azure.headroom", "launches.two.date", "clouds.azure.capacityScale");
    }

    @Test
    void whatTheUserSets_andWhatHasNoWidth_isHeld() throws Exception {
        Assumptions assumptions = Assumptions.of(loaded("clouds.azure.capacityScale=1.1"));
        assertThat(assumptions.factors()).extracting(Factor::name).doesNotContain("clouds.azure.capacityScale");
        assertThat(assumptions.held())
                .extracting(Figure::path)
                .containsExactly("clouds.azure.capacityScale", "clouds.aws.regions.us-east-1.pools.H100.price");
    }

    @Test
    void howOftenOutagesComeThatShip_isOneFactorForEachCloud() throws Exception {
        Assumptions assumptions = Assumptions.of(ScenarioFile.load(Path.of("../scenarios/what-if/outages-drawn.yaml")));
        assertThat(assumptions.factors())
                .extracting(Factor::name)
                .contains("clouds.azure.outageRateScale", "clouds.aws.outageRateScale", "clouds.gcp.outageRateScale");
    }

    @Test
    void theScenarioThatShips_variesWhatItsHeadSays() throws Exception {
        Assumptions assumptions = Assumptions.of(ScenarioFile.load(Path.of("../scenarios/azure-first-2026.yaml")));
        assertThat(assumptions.factors())
                .extracting(Factor::name)
                .contains(
                        "clouds.azure.capacityScale",
                        "clouds.azure.discount",
                        "clouds.azure.capabilities.managed-agents",
                        "primary.declines.scarcity.probability",
                        "launches.chatgpt.demand.scale",
                        "money.revenueShares.microsoft-share.rate",
                        "money.revenueShares.microsoft-share.cap",
                        "money.commitments.azure-2025.spent",
                        "money.commitments.aws-2025.spent",
                        "launches.\"gpt-5.4\".markets.us.customerChoice.aws")
                .doesNotContain("launches.\"gpt-5.5\".markets.us.customerChoice.aws");
        assertThat(assumptions.rangeless()).extracting(Figure::path).contains("launches.gpt-6.date");
        assertThat(assumptions.held())
                .extracting(figure -> figure.range().orElseThrow())
                .as("only what has a range without width")
                .allSatisfy(range -> assertThat(range.low()).isEqualTo(range.high()));
    }
}
