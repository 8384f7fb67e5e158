package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.Fixtures;
import io.spillway.model.Availability;
import io.spillway.model.Cloud;
import io.spillway.model.Curve;
import io.spillway.model.Distribution;
import io.spillway.model.Headroom;
import io.spillway.model.Launch;
import io.spillway.model.Pool;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import io.spillway.model.Surge;
import io.spillway.model.UnitPrice;
import io.spillway.order.Priority;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {
    private Written written;

    @BeforeEach
    void folder(@TempDir Path folder) {
        written = new Written(folder);
    }

    private static Instant day(String date) {
        return LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private Pool pool(String pool) throws IOException {
        Scenario scenario = written.scenario("clouds: {azure: {regions: {east: {pools: {H100: " + pool + "}}}}}");
        return scenario.clouds().get("azure").regions().get("east").pools().get("H100");
    }

    private Launch launch(String lines) throws IOException {
        return written.scenario("launches: {api: " + lines + "}").launches().get("api");
    }

    @Test
    void whatIsLeftOutHasItsDefault() throws IOException {
        Scenario scenario = written.scenario("");
        assertThat(scenario.name()).isEqualTo("base");
        assertThat(scenario.description()).isEmpty();
        assertThat(scenario.start()).isEqualTo(day("2027-01-01"));
        assertThat(scenario.warmUp()).isZero();
        assertThat(scenario.seed()).isEqualTo(1);
        assertThat(scenario.replications()).isEqualTo(10);
        assertThat(scenario.spill()).isEqualTo(Fixtures.AS_LISTED);
        assertThat(scenario.thresholds()).isEmpty();
        Cloud azure = scenario.clouds().get("azure");
        assertThat(azure.headroom()).isEqualTo(Steps.constant(Headroom.NONE));
        assertThat(azure.poolOrder()).isEqualTo(new Priority());
        Launch launch = scenario.launches().get("api");
        assertThat(launch.size()).isEqualTo(new Distribution.Constant(1));
        assertThat(launch.retiresOver()).isEqualTo(Duration.ofDays(180));
        assertThat(launch.retires()).isEmpty();
        assertThat(launch.demand().scale()).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(scenario.terms().get("always").rule()).isEqualTo(Rule.FIRST);
        assertThat(scenario.primary().declines()).isEmpty();
    }

    @Test
    void mapsKeepTheOrderOfTheFile() throws IOException {
        Scenario scenario = written.scenario("""
                clouds:
                  gcp: {regions: {z: {geography: eu}, a: {geography: us}}}
                """);
        assertThat(scenario.clouds().keySet()).containsExactly("azure", "aws", "gcp");
        assertThat(scenario.clouds().get("gcp").regions().keySet()).containsExactly("z", "a");
    }

    @Test
    void capabilitiesMayBeListed() throws IOException {
        Scenario scenario = written.scenario("""
                clouds:
                  azure: {capabilities: {voice: 2027-03-01}}
                  aws: {capabilities: [a, b]}
                """);
        assertThat(scenario.clouds().get("aws").capabilities())
                .isEqualTo(ImmutableMap.of("a", Availability.ALWAYS, "b", Availability.ALWAYS));
        assertThat(scenario.clouds().get("azure").capabilities())
                .as("the map replaces the list below it")
                .isEqualTo(ImmutableMap.of("voice", new Availability(day("2027-03-01"))));
    }

    @Test
    void distributionsAreReadInTheQuantityThatTheyDraw() throws IOException {
        assertThat(launch("{holding: 90m, size: 250}"))
                .extracting(Launch::holding, Launch::size)
                .containsExactly(new Distribution.Constant(1.5), new Distribution.Constant(250));
        assertThat(launch("{holding: {lognormal: {median: 1d, sigma: 0.95}}, size: {lognormal: {mean: 4, sigma: 1}}}"))
                .extracting(Launch::holding, Launch::size)
                .containsExactly(
                        new Distribution.Lognormal(Optional.of(24.0), Optional.empty(), 0.95),
                        new Distribution.Lognormal(Optional.empty(), Optional.of(4.0), 1));
        assertThat(launch("{holding: {exponential: 2h}, size: {exponential: {mean: 3}}}"))
                .extracting(Launch::holding, Launch::size)
                .containsExactly(new Distribution.Exponential(2), new Distribution.Exponential(3));
        assertThat(
                        launch(
                                "{holding: {uniform: {low: 0h, high: 1d}}, size: {discrete: {values: [1, 8], weights: [3, 1]}}}"))
                .extracting(Launch::holding, Launch::size)
                .containsExactly(
                        new Distribution.Uniform(0, 24),
                        new Distribution.Discrete(ImmutableList.of(1.0, 8.0), ImmutableList.of(3.0, 1.0)));
        assertThat(launch("{holding: {empirical: [30m, 1h]}, size: {empirical: {values: [1, 2]}}}"))
                .extracting(Launch::holding, Launch::size)
                .containsExactly(
                        new Distribution.Empirical(ImmutableList.of(0.5, 1.0)),
                        new Distribution.Empirical(ImmutableList.of(1.0, 2.0)));
        assertThat(launch("{holding: {gamma: {mean: 2h, cv: 2}}, size: {weibull: {scale: 2, shape: 0.5}}}"))
                .extracting(Launch::holding, Launch::size)
                .containsExactly(new Distribution.Gamma(2, 2), new Distribution.Weibull(2, 0.5));
        assertThat(launch("{holding: {pareto: {minimum: 2h, alpha: 1.5}}}").holding())
                .isEqualTo(new Distribution.Pareto(2, 1.5));
    }

    @Test
    void curvesAreReadAndANumberIsAConstantOne() throws IOException {
        assertThat(launch("{demand: {unitsWanted: 1.5M}}").demand().curve()).isEqualTo(new Curve.Constant(1_500_000));
        assertThat(launch("{demand: {unitsWanted: {logistic: {plateau: 5, midpoint: 10d, tenToNinety: 20d}}}}")
                        .demand()
                        .curve())
                .isEqualTo(new Curve.Logistic(0, 5, Duration.ofDays(10), Duration.ofDays(20)));
        assertThat(launch("{demand: {unitsWanted: null, requestsPerHour: {bass: {market: 1k, p: 0.03, q: 0.4}}}}")
                        .demand()
                        .requestsPerHour())
                .contains(new Curve.Bass(1000, 0.03, 0.4));
        assertThat(launch("{demand: {unitsWanted: {exponential: {initial: 1, doubling: 90d, ceiling: 50}}}}")
                        .demand()
                        .curve())
                .isEqualTo(new Curve.Exponential(1, Duration.ofDays(90), Optional.of(50.0)));
    }

    @Test
    void surgesHaveADateOrATimeAfterTheLaunch() throws IOException {
        assertThat(launch("{demand: {surges: {"
                                + "launch: {factor: 4, halfLife: 3d}, "
                                + "keynote: {date: 2027-05-20, factor: 2, rise: 6h, for: 2d}}}}")
                        .demand()
                        .surges())
                .isEqualTo(ImmutableMap.of(
                        "launch",
                        new Surge(
                                Optional.empty(),
                                Optional.empty(),
                                4,
                                Duration.ZERO,
                                Duration.ZERO,
                                Optional.of(Duration.ofDays(3))),
                        "keynote",
                        new Surge(
                                Optional.of(day("2027-05-20")),
                                Optional.empty(),
                                2,
                                Duration.ofHours(6),
                                Duration.ofDays(2),
                                Optional.empty())));
    }

    @Test
    void stepsAreOneValueOrValuesByDate() throws IOException {
        Pool pool = pool(
                "{capacity: 7, price: {2026-01-01: 2 USD/unit-hour, 2027-06-01: 1.50 USD/unit-hour}, headroom: 10%}");
        assertThat(pool.capacity()).isEqualTo(Steps.constant(7L));
        assertThat(pool.price().byInstant())
                .isEqualTo(Map.of(
                        day("2026-01-01"), new UnitPrice(2_000_000), day("2027-06-01"), new UnitPrice(1_500_000)));
        assertThat(pool.headroom()).contains(Steps.constant(new Headroom.Share(new BigDecimal("0.10"))));
    }

    /** From 100 on day 0 to 200 on day 100: every 30 days the line's value there, and the last date exactly. */
    @Test
    void aRampIsDeliveredInSteps() throws IOException {
        Pool pool = pool("{capacity: {ramp: {2027-01-01: 100, 2027-04-11: 200}, every: 30d}}");
        assertThat(pool.capacity().byInstant())
                .isEqualTo(Map.of(
                        day("2027-01-01"), 100L,
                        day("2027-01-31"), 130L,
                        day("2027-03-02"), 160L,
                        day("2027-04-01"), 190L,
                        day("2027-04-11"), 200L));
    }

    /** The knot of day 10 lies between deliveries; the line after it is steeper: day 20 is half way from 110 to 310. */
    @Test
    void aRampBendsWhereItsLineBends() throws IOException {
        Pool pool = pool("{capacity: {ramp: {2027-01-01: 100, 2027-01-11: 110, 2027-01-31: 310}, every: 20d}}");
        assertThat(pool.capacity().byInstant())
                .isEqualTo(Map.of(day("2027-01-01"), 100L, day("2027-01-21"), 210L, day("2027-01-31"), 310L));
    }

    @Test
    void anIncludeLiesBelowTheFileAndALaterOneOverAnEarlier() throws IOException, ScenarioException {
        written.file("base.yaml", Written.BASE);
        written.file("parts/a.yaml", "seed: 2\nwarmUp: 1d\nclouds: {aws: {headroom: 1}}");
        written.file("parts/b.yaml", "include: [../parts/c.yaml]\nseed: 3\nspill: {order: cheapest}");
        written.file("parts/c.yaml", "seed: 4\nreplications: 7\nclouds: {azure: {capabilities: [c]}}");
        Path file = written.file("x.yaml", "include: [base.yaml, parts/a.yaml, parts/b.yaml]\nname: x\nspill: null");
        LoadedScenario loaded = ScenarioFile.load(file);
        Scenario scenario = loaded.scenario();
        assertThat(scenario.name()).isEqualTo("x");
        assertThat(scenario.seed()).isEqualTo(3);
        assertThat(scenario.replications()).isEqualTo(7);
        assertThat(scenario.warmUp()).isEqualTo(Duration.ofDays(1));
        assertThat(scenario.spill()).as("null takes the included key away").isEqualTo(Fixtures.AS_LISTED);
        assertThat(scenario.clouds().get("aws").headroom()).isEqualTo(Steps.constant(new Headroom.Units(1)));
        assertThat(scenario.clouds().get("azure").capabilities().keySet()).containsExactly("c");
        assertThat(loaded.inputs().keySet())
                .extracting(path -> written.folder().relativize(path).toString())
                .containsExactly("x.yaml", "base.yaml", "parts/a.yaml", "parts/b.yaml", "parts/c.yaml");
        assertThat(loaded.inputs().values()).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @Test
    void aDistributionOfAnotherKindReplacesTheOneBelow() throws IOException {
        written.file("mid.yaml", "launches: {api: {holding: {lognormal: {median: 1h, sigma: 1}}}}");
        assertThat(mid("{holding: {exponential: {mean: 2h}}}")
                        .launches()
                        .get("api")
                        .holding())
                .isEqualTo(new Distribution.Exponential(2));
        assertThat(mid("{holding: {lognormal: {sigma: 2}}}")
                        .launches()
                        .get("api")
                        .holding())
                .as("the same kind is merged")
                .isEqualTo(new Distribution.Lognormal(Optional.of(1.0), Optional.empty(), 2));
    }

    private Scenario mid(String launch) throws IOException {
        written.file("base.yaml", Written.BASE);
        Path file = written.file("y.yaml", "include: [base.yaml, mid.yaml]\nlaunches: {api: " + launch + "}");
        try {
            return ScenarioFile.load(file).scenario();
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aLaunchIsLaidOverItsTemplate() throws IOException {
        Scenario scenario = written.scenario("""
                templates:
                  general:
                    kind: api
                    tags: [a]
                    demand: {unitsWanted: {logistic: {plateau: 100, midpoint: 30d, tenToNinety: 60d}}}
                    holding: 8h
                  voice: {template: general, kind: consumer, capabilities: [stateless-api]}
                launches:
                  one: {template: voice, date: 2027-03-01, demand: {unitsWanted: {logistic: {plateau: 7}}}}
                """);
        Launch one = scenario.launches().get("one");
        assertThat(one.kind()).isEqualTo("consumer");
        assertThat(one.tags()).isEqualTo(ImmutableSet.of("a"));
        assertThat(one.capabilities()).isEqualTo(ImmutableSet.of("stateless-api"));
        assertThat(one.demand().curve()).isEqualTo(new Curve.Logistic(0, 7, Duration.ofDays(30), Duration.ofDays(60)));
    }

    @Test
    void figuresAreUnwrappedAndTold() throws IOException {
        LoadedScenario loaded = written.loaded("""
                launches:
                  api:
                    source: a report
                    confidence: reported
                    holding:
                      lognormal:
                        median: {value: 8h, confidence: assumed, range: [4h, 12h], note: a guess}
                        sigma: 0.5
                    demand:
                      unitsWanted: {value: 12, source: elsewhere, confidence: fact}
                """);
        Launch launch = loaded.scenario().launches().get("api");
        assertThat(launch.holding()).isEqualTo(new Distribution.Lognormal(Optional.of(8.0), Optional.empty(), 0.5));
        assertThat(loaded.figures())
                .extracting(Figure::path, Figure::value, Figure::source, Figure::confidence, Figure::range)
                .contains(
                        tuple(
                                "launches.api.holding.lognormal.median",
                                "8h",
                                Optional.of("a report"),
                                Optional.of(Confidence.ASSUMED),
                                Optional.of(new Figure.Range("4h", "12h"))),
                        tuple(
                                "launches.api.holding.lognormal.sigma",
                                "0.5",
                                Optional.of("a report"),
                                Optional.of(Confidence.REPORTED),
                                Optional.empty()),
                        tuple(
                                "launches.api.demand.unitsWanted",
                                "12",
                                Optional.of("elsewhere"),
                                Optional.of(Confidence.FACT),
                                Optional.empty()));
        assertThat(loaded.figures())
                .filteredOn(figure -> figure.path().endsWith("median"))
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.note()).contains("a guess");
                    assertThat(figure.origin().line()).isEqualTo(8);
                });
    }

    @Test
    void aFigureMayStandWhereverAValueMay() throws IOException {
        LoadedScenario loaded = written.loaded("""
                seed: {value: 5, source: s}
                primary: {value: azure, source: s}
                clouds:
                  azure:
                    headroom: {value: 10%, confidence: assumed, range: [5%, 20%]}
                    regions: {east: {pools: {H100: {capacity: {2027-01-01: {value: 5, confidence: assumed, range: [4, 6]}}}}}}
                launches:
                  api:
                    holding: {value: {exponential: {mean: 1h}}, confidence: assumed}
                    tags: {value: [a, b], source: s}
                    demand: {arrivalCv: {value: 1, note: n}, unitsWanted: {value: {constant: {level: 3}}, source: s}}
                """);
        Scenario scenario = loaded.scenario();
        assertThat(scenario.seed()).isEqualTo(5);
        assertThat(scenario.launches().get("api").tags()).containsExactly("a", "b");
        assertThat(scenario.launches().get("api").holding()).isEqualTo(new Distribution.Exponential(1));
        assertThat(loaded.figures())
                .extracting(Figure::path)
                .containsExactly(
                        "seed",
                        "clouds.azure.headroom",
                        "clouds.azure.regions.east.pools.H100.capacity.2027-01-01",
                        "primary",
                        "launches.api.tags",
                        "launches.api.demand.unitsWanted",
                        "launches.api.demand.arrivalCv",
                        "launches.api.holding");
    }

    @Test
    void numbersInQuotesAndByteOrderMarksAreFine() throws IOException, ScenarioException {
        Path file = written.file("bom.yaml", "\ufeff" + Written.BASE + "seed: \"7\"\n");
        assertThat(ScenarioFile.load(file).scenario().seed()).isEqualTo(7);
    }

    @Test
    void aMissingFileIsNotAScenarioProblem() {
        assertThatThrownBy(() -> ScenarioFile.load(written.folder().resolve("none.yaml")))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> ScenarioFile.load(written.folder())).isInstanceOf(FileSystemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure-first-2026", "erlang-overflow", "erlang-overflow-large"})
    void shippedScenariosAreValid(String name) throws IOException, ScenarioException {
        LoadedScenario loaded = ScenarioFile.load(Written.SHIPPED.resolve(name + ".yaml"), List.of());
        assertThat(loaded.scenario().name()).isEqualTo(name);
    }

    @Test
    void theScenarioToBeginWithIsValid() throws IOException, ScenarioException {
        Path file = written.file("new.yaml", StarterScenario.named("a name: with signs # in it"));
        assertThat(ScenarioFile.load(file).scenario().name()).isEqualTo("a name: with signs # in it");
    }
}
