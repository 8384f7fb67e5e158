package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.model.Availability;
import io.spillway.model.Curve;
import io.spillway.model.Distribution;
import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {
    private static final String OVER = """
            launches:
              gpt-5.5:
                date: 2027-02-01
                kind: api
                tags: [a, b]
                demand: {unitsWanted: {value: 10, confidence: assumed, range: [5, 20]}}
                holding: {value: {lognormal: {median: 8h, sigma: 1}}, source: s}
            """;

    private Written written;

    @BeforeEach
    void folder(@TempDir Path folder) {
        written = new Written(folder);
    }

    @Test
    void laysValuesOverTheFile() throws IOException {
        Scenario scenario = written.scenario(
                OVER,
                "seed=7",
                "launches.\"gpt-5.5\".demand.scale=1.5",
                "launches[gpt-5.5].holding.lognormal.median=9h",
                "launches.\"gpt-5.5\".tags.1=c",
                "primary.cloud=aws",
                "spill.order=cheapest",
                "spill.clouds=[azure]",
                "clouds.azure.capabilities.voice=2027-03-01",
                "clouds.azure.regions.east.pools.H100.capacity={2027-01-01: 5, 2027-06-01: 7}",
                "clouds.azure.regions.east.pools.H100.capacity.2027-06-01=8",
                "launches.api.size={lognormal: {median: 4, sigma: 1}}",
                "launches.api.demand.unitsWanted.constant.level=11",
                "thresholds.spillShare=> 0.3",
                "description=it's: free # text");
        assertThat(scenario.seed()).isEqualTo(7);
        assertThat(scenario.launches().get("gpt-5.5").demand().scale()).isEqualByComparingTo("1.5");
        assertThat(scenario.launches().get("gpt-5.5").holding())
                .isEqualTo(new Distribution.Lognormal(Optional.of(9.0), Optional.empty(), 1));
        assertThat(scenario.launches().get("gpt-5.5").tags()).containsExactly("a", "c");
        assertThat(scenario.primary().cloud()).isEqualTo("aws");
        assertThat(scenario.spill().clouds()).containsExactly("azure");
        assertThat(scenario.clouds().get("azure").capabilities().get("voice"))
                .isEqualTo(new Availability(Instant.parse("2027-03-01T00:00:00Z")));
        assertThat(scenario.clouds().get("azure").capabilities().get("stateless-api"))
                .isEqualTo(Availability.ALWAYS);
        assertThat(scenario.clouds()
                        .get("azure")
                        .regions()
                        .get("east")
                        .pools()
                        .get("H100")
                        .capacity()
                        .byInstant()
                        .values())
                .containsExactly(5L, 8L);
        assertThat(scenario.launches().get("api").size())
                .isEqualTo(new Distribution.Lognormal(Optional.of(4.0), Optional.empty(), 1));
        assertThat(scenario.launches().get("api").demand().curve()).isEqualTo(new Curve.Constant(11));
        assertThat(scenario.thresholds().get("spillShare")).hasToString("> 0.3");
        assertThat(scenario.description()).isEqualTo("it's: free # text");
    }

    @Test
    void aLaterOneLiesOverAnEarlierOne() throws IOException {
        assertThat(written.scenario("", "seed=7", "seed=8").seed()).isEqualTo(8);
    }

    @Test
    void nullTakesAKeyAway() throws IOException {
        Scenario scenario = written.scenario(OVER, "launches.api=null", "clouds.azure.capabilities.stateless-api=null");
        assertThat(scenario.launches().keySet()).containsExactly("gpt-5.5");
        assertThat(scenario.clouds().get("azure").capabilities()).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeTakenAway() throws IOException {
        assertThat(written.problems(OVER, "launches.api=null", "launches.api=null"))
                .singleElement()
                .asString()
                .contains("launches.api: is not there to be taken away");
    }

    @Test
    void aFigureKeepsItsSourceAndMayLeaveItsRange() throws IOException {
        LoadedScenario loaded = written.loaded(OVER, "launches.[gpt-5.5].demand.unitsWanted=40");
        assertThat(loaded.scenario().launches().get("gpt-5.5").demand().curve()).isEqualTo(new Curve.Constant(40));
        assertThat(loaded.figures())
                .filteredOn(figure -> figure.path().endsWith("unitsWanted"))
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.value()).isEqualTo("40");
                    assertThat(figure.confidence()).contains(Confidence.ASSUMED);
                    assertThat(figure.range()).contains(new Figure.Range("5", "20"));
                    assertThat(figure.origin()).hasToString("--set launches.[gpt-5.5].demand.unitsWanted=40");
                });
    }

    @Test
    void aDefaultCanBeSetInside() throws IOException {
        Scenario scenario = written.scenario("", "clouds.aws.regions.east.pools.H100={capacity: 5}");
        assertThat(scenario.clouds()
                        .get("aws")
                        .regions()
                        .get("east")
                        .pools()
                        .get("H100")
                        .capacity())
                .isEqualTo(Steps.constant(5L));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            seeed=1                        | seeed: unknown key 'seeed'                  | Maybe 'seed'.
            seed=x                         | seed: 'x'; expected a whole number          | .
            seed=                          | is not there to be taken away               | .
            seed.deeper=1                  | seed: is '1' and holds nothing named 'deeper' | .
            start.a=1                      | holds nothing named 'a'                     | .
            launches.gpt.date=2027-01-01   | launches.gpt: there is no 'gpt'             | expected one of api, gpt-5.5
            launches.gpt-5.5.date=2027-01-01 | launches.gpt-5: there is no 'gpt-5'       | Maybe 'launches."gpt-5.5".date'.
            launches.gpt-5-5.date=2027-01-01 | there is no 'gpt-5-5'                     | Maybe 'gpt-5.5'.
            launches.api.template=chat     | a template is laid under its launches before values are set | .
            templates.chat.kind=app        | a template is laid under its launches before values are set | .
            launches.apu.date=2027-01-01   | launches.apu: there is no 'apu'             | Maybe 'api'.
            launches.api.holdin=1h         | unknown key 'holdin'                        | Maybe 'holding'.
            launches.api.customerChoice={} | unknown key 'customerChoice'                | Maybe in one of 'launches.api.markets'.
            terms.always.rule=first-refusal | 'first-refusal'                            | Maybe 'right-of-first-refusal'.
            launches.api.holding.gamma.cv=2 | holds nothing named 'gamma'                | .
            launches."gpt-5.5".holding.gamma.cv=2 | is not gamma but lognormal           | change its kind
            launches."gpt-5.5".holding.gama.cv=2 | 'gama' is not a distribution          | Maybe 'gamma'.
            launches."gpt-5.5".tags.9=c    | there is no item '9'                        | 0 to 1, or the whole list
            primary.cloud=gcp              | 'gcp' is not a cloud                        | .
            end=2020-01-01                 | end: '2020-01-01'; expected a date after start (2027-01-01) | .
            start=2040-01-01               | start: '2040-01-01'; expected a date before end (2028-01-01) | .
            spill.clouds=[aws              | a bracket opens here and is not closed       | .
            spill.clouds={a: *b}           | aliases are not part of the language        | .
            clouds.azure.regions.east.pools.H100.capacity.2027-01-01=5 | is one value for all times | .
            """)
    void isCheckedLikeTheFile(String setting, String problem, String more) throws IOException {
        assertThat(written.problems(OVER, setting))
                .anySatisfy(
                        told -> assertThat(told).startsWith("--set " + setting).contains(problem, more));
    }

    /** Sizes are drawn in whole units; the mean of such a distribution may lie between two. */
    @ParameterizedTest
    @CsvSource({
        "launches.api.size, true",
        "launches.api.size.constant.value, true",
        "launches.api.size.discrete.values.0, true",
        "launchProcesses.models.size, true",
        "launches.api.footprint, true",
        "clouds.azure.regions.east.pools.H100.capacity, true",
        "replications, true",
        "launches.api.size.exponential, false",
        "launches.api.size.discrete.weights.0, false",
        "launches.api.holding, false",
        "launches.api.demand.scale, false",
        "clouds.azure.capacityScale, false",
        "clouds.azure.nothing, false"
    })
    void wholeNumbers_areKnownByThePath(String path, boolean isWhole) {
        assertThat(new Setting(path, "").isWhole()).isEqualTo(isWhole);
    }
}
