package io.spillway.engine;

import static io.spillway.Fixtures.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.Fixtures;
import io.spillway.GeneratedScenarios;
import io.spillway.Records;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Accelerator;
import io.spillway.model.Distribution;
import io.spillway.model.Failback;
import io.spillway.model.Launch;
import io.spillway.model.Market;
import io.spillway.model.Money;
import io.spillway.model.OrderStrategy;
import io.spillway.model.Outage;
import io.spillway.model.Pool;
import io.spillway.model.Primary;
import io.spillway.model.Region;
import io.spillway.model.Rule;
import io.spillway.model.Scenario;
import io.spillway.model.Spill;
import io.spillway.model.Terms;
import io.spillway.model.Treatment;
import io.spillway.model.Unless;
import io.spillway.order.AzureSpillover;
import io.spillway.order.Cheapest;
import io.spillway.order.CommitmentFirst;
import io.spillway.order.GoogleWaterfall;
import io.spillway.order.LeastUtilised;
import io.spillway.order.MostFree;
import io.spillway.order.Priority;
import io.spillway.order.Proportional;
import io.spillway.order.SkyFailover;
import io.spillway.order.Weighted;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must not change, and what must change in step, when a scenario is changed. */
class MetamorphicTest {
    /** Nobody is refused, so that no customer gets by a refusal what a head start bars. */
    private static final ImmutableMap<String, io.spillway.model.Cloud> PLENTY =
            ImmutableMap.of("azure", Fixtures.cloud(1000), "aws", Fixtures.cloud(1000));

    static Stream<Long> seeds() {
        return LongStream.rangeClosed(201, 230).boxed();
    }

    /** A request and what became of it, in names. */
    private record Fate(
            long tick, String launch, int units, long holdingTicks, String pool, int causeOrReason, long waitedTicks) {}

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void replicationAlone_isTheReplicationInTheRow(long seed) {
        Compiled compiled = Compiler.compile(GeneratedScenarios.of(seed));
        Simulation row = new Simulation(compiled.world());
        row.run(seed, 0);
        row.run(seed, 1);
        String inTheRow = RunResults.text(row.run(seed, 2));
        String alone = RunResults.text(new Simulation(compiled.world()).run(seed, 2));
        assertThat(inTheRow).isEqualTo(alone);
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void whatIsAskedFor_doesNotDependOnWhereItGoes(long seed) {
        Scenario scenario = GeneratedScenarios.of(seed);
        Scenario other = with(
                scenario,
                scenario.launches(),
                scenario.clouds().keySet().asList().get(1));
        assertThat(asked(fates(other))).isEqualTo(asked(fates(scenario)));
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void anotherLaunch_leavesTheRequestsOfTheOthersAlone(long seed) {
        Scenario scenario = GeneratedScenarios.of(seed);
        Map<String, Launch> launches = new LinkedHashMap<>();
        launches.put("newcomer", Fixtures.launch(3, new Distribution.Exponential(5)));
        launches.putAll(scenario.launches());
        List<String> before = asked(fates(scenario));
        List<String> after =
                asked(fates(with(scenario, launches, scenario.primary().cloud())).stream()
                        .filter(fate -> !fate.launch().equals("newcomer"))
                        .toList());
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void orderOfLaunchesInTheFile_changesNothing(long seed) {
        Scenario scenario = GeneratedScenarios.of(seed);
        List<Map.Entry<String, Launch>> entries =
                new ArrayList<>(scenario.launches().entrySet());
        java.util.Collections.reverse(entries);
        Scenario reversed =
                with(scenario, ImmutableMap.copyOf(entries), scenario.primary().cloud());
        assertThat(fates(reversed)).isEqualTo(fates(scenario));
    }

    /** Commitments are drawn down by what a request will use before the run ends, so that an order by them looks ahead. */
    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void shorterRun_isTheBeginningOfTheLongerOne_withoutWhatComesLater(long seed) {
        Scenario scenario = withoutLookingAhead(GeneratedScenarios.of(seed));
        Instant end = START.plus(Duration.ofDays(17));
        Map<String, Launch> launches = new LinkedHashMap<>(scenario.launches());
        launches.put("later", Fixtures.on(Fixtures.launch(3, new Distribution.Exponential(5)), end));
        Scenario longer = with(scenario, launches, scenario.primary().cloud());
        Scenario shorter = Records.with(longer, "end", end);
        long endTick = Compiler.compile(shorter).world().endTick;

        List<Fate> beginning =
                fates(longer).stream().filter(fate -> fate.tick() < endTick).toList();

        assertThat(fates(shorter)).isEqualTo(beginning);
        ExperimentResult result = Experiment.of(shorter, "shorter").run(Settings.of(seed, 1), Progress.NONE);
        assertThat(result.estimate(Row.of(Measure.REQUESTS_ARRIVED).launch("later"))
                        .mean())
                .isZero();
        assertThat(result.estimate(Row.of(Measure.LAUNCHES_DECIDED)).mean())
                .isLessThanOrEqualTo(launches.size() - 1.0 + drawn(scenario));
    }

    private static int drawn(Scenario scenario) {
        return scenario.launchProcesses().values().stream()
                .mapToInt(io.spillway.model.LaunchProcess::atMost)
                .sum();
    }

    private static Scenario withoutLookingAhead(Scenario s) {
        Map<String, io.spillway.model.Cloud> clouds = new LinkedHashMap<>();
        s.clouds()
                .forEach((name, cloud) ->
                        clouds.put(name, Records.with(cloud, "poolOrder", notByCommitment(cloud.poolOrder()))));
        return with(
                s,
                ImmutableMap.copyOf(clouds),
                Records.with(s.spill(), "order", notByCommitment(s.spill().order())));
    }

    private static OrderStrategy notByCommitment(OrderStrategy order) {
        return order instanceof CommitmentFirst ? new Priority() : order;
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void aPreferenceForWhatEveryCloudListsFirst_changesNoByte(long seed) {
        Scenario scenario = listed(GeneratedScenarios.of(seed), List.of("eu", "us", "jp"));
        assertThat(counts(preferring(scenario, Optional.of(ImmutableSet.of("eu")))))
                .isEqualTo(counts(preferring(scenario, Optional.empty())));
    }

    static Stream<OrderStrategy> ordersThatHeedWhatIsPreferred() {
        return Stream.of(
                new Priority(),
                new Cheapest(),
                new LeastUtilised(),
                new MostFree(),
                new Weighted(ImmutableMap.of()),
                new CommitmentFirst(),
                new AzureSpillover(1, ImmutableMap.of()),
                new GoogleWaterfall(ImmutableSet.of(), ImmutableMap.of(), 0.7, false, 0.25, 0.5, false),
                new SkyFailover(
                        false,
                        ImmutableSet.of(),
                        SkyFailover.Scope.ZONE,
                        SkyFailover.Scope.REGION,
                        SkyFailover.Scope.CLOUD));
    }

    /** What is preferred has a place for every geography, so that none is left to the file. */
    @ParameterizedTest
    @MethodSource("ordersThatHeedWhatIsPreferred")
    void orderOfRegionsInTheFile_changesNothing_whereAllArePreferredInAnOrder(OrderStrategy order) {
        Map<String, Region> regions = new LinkedHashMap<>();
        for (String geography : List.of("us", "eu", "jp")) {
            regions.put(geography, Fixtures.region(geography, ImmutableMap.of("H100", Fixtures.pool(4))));
        }
        io.spillway.model.Cloud cloud = Records.with(Fixtures.cloud(regions), "poolOrder", order);
        Scenario scenario = Fixtures.scenario()
                .cloud("azure", cloud)
                .cloud("aws", cloud)
                .launch("product", Fixtures.launch(24, new Distribution.Exponential(6)))
                .spill(order)
                .build();
        Scenario wished = preferring(scenario, Optional.of(ImmutableSet.of("eu", "jp", "us")));
        List<Fate> fates = fates(wished);
        assertThat(fates(listed(wished, List.of("us", "jp", "eu")))).isEqualTo(fates);
        assertThat(fates(listed(wished, List.of("jp", "eu", "us")))).isEqualTo(fates);
        assertThat(fates).isNotEqualTo(fates(scenario));
    }

    /** The same with this preference in every market, and with a market where a launch has none. */
    private static Scenario preferring(Scenario s, Optional<ImmutableSet<String>> prefers) {
        Map<String, Launch> launches = new LinkedHashMap<>();
        s.launches().forEach((name, launch) -> {
            Map<String, Market> markets = new LinkedHashMap<>(launch.markets());
            if (markets.isEmpty()) {
                markets.put("all", Market.WHOLE);
            }
            markets.replaceAll((market, its) -> Records.with(its, "prefers", prefers));
            launches.put(name, Records.with(launch, "markets", ImmutableMap.copyOf(markets)));
        });
        return Records.with(s, Map.of("launches", ImmutableMap.copyOf(launches), "launchProcesses", ImmutableMap.of()));
    }

    /** The same with each cloud's regions listed by their geographies. */
    private static Scenario listed(Scenario s, List<String> geographies) {
        Map<String, io.spillway.model.Cloud> clouds = new LinkedHashMap<>();
        s.clouds().forEach((name, cloud) -> {
            List<Map.Entry<String, Region>> regions =
                    new ArrayList<>(cloud.regions().entrySet());
            regions.sort(Comparator.comparing(
                    region -> geographies.indexOf(region.getValue().geography())));
            clouds.put(name, Records.with(cloud, "regions", ImmutableMap.copyOf(regions)));
        });
        return with(s, ImmutableMap.copyOf(clouds), s.spill());
    }

    @Test
    void orderOfCloudsInTheFile_changesNothing_thatCustomersAskFor() {
        // Nobody is refused, so that each is on the cloud that it asks for, or on the primary.
        Scenario scenario = threeClouds(10_000, new Distribution.Constant(1), 60, 1);
        Launch launch = Records.with(
                scenario.launches().get("product"),
                "markets",
                ImmutableMap.of(
                        "m",
                        new Market(
                                0.5,
                                Optional.empty(),
                                Optional.empty(),
                                ImmutableMap.of("gcp", 0.3, "azure", 0.1, "aws", 0.25)),
                        "n",
                        new Market(0.5, Optional.empty(), Optional.empty(), ImmutableMap.of("aws", 0.4, "gcp", 0.4))));
        scenario = with(scenario, Map.of("product", launch), "azure");
        List<Map.Entry<String, io.spillway.model.Cloud>> entries =
                new ArrayList<>(scenario.clouds().entrySet());
        java.util.Collections.reverse(entries);
        List<Fate> fates = fates(scenario);
        assertThat(fates)
                .extracting(Fate::pool)
                .contains("azure/r/H100", "aws/r/H100", "gcp/r/H100")
                .doesNotContain("");
        assertThat(fates(with(scenario, ImmutableMap.copyOf(entries), scenario.spill())))
                .isEqualTo(fates);
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void anOutageThatNeverIs_changesNoByte(long seed) {
        Scenario scenario = GeneratedScenarios.of(seed);
        Outage lastsNoTime = Fixtures.outage(Fixtures.START.plusSeconds(3600), Duration.ZERO, Treatment.DROP);
        Outage afterwards = Fixtures.outage(scenario.end(), Duration.ofDays(1), Treatment.DROP);
        Outage notInACentury =
                Fixtures.outage(new Distribution.Constant(876_600), new Distribution.Constant(1), Treatment.EVACUATE);
        Scenario other = withEverywhere(
                scenario,
                Map.of("lasts no time", lastsNoTime, "afterwards", afterwards, "not in a century", notInACentury));
        assertThat(counts(other)).isEqualTo(counts(scenario));
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void whenPoolsAreOutAndCapacityArrives_doesNotDependOnThePolicy(long seed) {
        Scenario scenario = GeneratedScenarios.of(seed);
        Scenario other = with(
                scenario,
                scenario.launches(),
                scenario.clouds().keySet().asList().get(1));
        assertThat(supply(other)).isEqualTo(supply(scenario));
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void aDrainThatNeverBegins_isNewOnly(long seed) {
        Failback never = new Failback.Drain(
                0, Duration.ZERO, 1, Duration.ofHours(1), Duration.ZERO, Duration.ofHours(1), new Money(0));
        String drained = counts(with(GeneratedScenarios.of(seed), never));
        String newOnly = counts(with(GeneratedScenarios.of(seed), new Failback.NewOnly()));
        // All but the last line, the number of events, which has the reviews.
        assertThat(drained.substring(0, drained.lastIndexOf('\n')))
                .isEqualTo(newOnly.substring(0, newOnly.lastIndexOf('\n')));
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void aReviewBehindTheEnd_isNone(long seed) {
        Failback later = new Failback.Rebalance(Duration.ofDays(100), Duration.ZERO, Duration.ZERO, new Money(0));
        assertThat(counts(with(GeneratedScenarios.of(seed), later)))
                .isEqualTo(counts(with(GeneratedScenarios.of(seed), new Failback.NewOnly())));
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void withoutOutages_nothingPingPongs_andWhatComesBackWasInSpill(long seed) {
        Scenario s = GeneratedScenarios.of(seed);
        Failback often = new Failback.Rebalance(Duration.ofHours(1), Duration.ZERO, Duration.ZERO, new Money(0));
        Scenario hourly = with(withoutOutages(s), often);
        RunResult run = new Simulation(Compiler.compile(hourly).world()).run(seed, 0);
        assertThat(LongStream.of(run.pingPongs).sum()).isZero();
        assertThat(LongStream.of(run.failedBackRequests).sum())
                .isLessThanOrEqualTo(LongStream.of(run.spillStays).sum());
        assertThat(LongStream.of(run.spillStayTicks).min().orElse(0)).isNotNegative();
    }

    @Test
    void signalsOfAnEmptyWorldOnly_changeNothing_asEveryPoolIsAskedInItsOrder() {
        Scenario scenario = threeClouds(10, new Distribution.Constant(1), 20, 1);
        Spill stale = new Spill(
                new Priority(), ImmutableList.of(), ImmutableMap.of(), new Failback.NewOnly(), Duration.ofDays(100));
        Scenario other = with(scenario, scenario.clouds(), stale);
        assertThat(fates(other)).isEqualTo(fates(scenario));
        RunResult run = new Simulation(Compiler.compile(other).world()).run(scenario.seed(), 0);
        assertThat(LongStream.of(run.staleMisses).sum()).isPositive();
        assertThat(LongStream.of(run.passedOverRequests).sum()).isZero();
    }

    /**
     * To draw by weight among all pools, and anew among the others when one turns out to be full, is to draw by weight among
     * those with room: the first with room of a weighted shuffle is each with its weight over the sum of theirs. Weights
     * as large as the capacities are what {@code proportional} takes from signals of an empty world.
     */
    @Test
    void drawsUnderSignalsOfAnEmptyWorldOnly_haveTheSharesOfDrawsAmongWhatHasRoom() {
        Scenario scenario = threeClouds(10, new Distribution.Constant(1), 26, 1);
        Map<String, io.spillway.model.Cloud> clouds = new LinkedHashMap<>(scenario.clouds());
        clouds.put("aws", Fixtures.cloud(16));
        clouds.put("gcp", Fixtures.cloud(4));
        Scenario uneven = Records.with(scenario, "clouds", ImmutableMap.copyOf(clouds));
        OrderStrategy weighted = new Weighted(ImmutableMap.of("aws", 16.0, "gcp", 4.0));
        ExperimentResult sees = run(uneven, weighted, Duration.ZERO);
        for (OrderStrategy order : List.of(weighted, new Proportional())) {
            ExperimentResult stale = run(uneven, order, Duration.ofDays(100));
            assertThat(stale.estimate(Measure.STALE_MISSES).mean()).isPositive();
            for (String cloud : List.of("aws", "gcp")) {
                Estimate one = sees.estimate(Row.of(Measure.PLACED_SHARE).cloud(cloud));
                Estimate other = stale.estimate(Row.of(Measure.PLACED_SHARE).cloud(cloud));
                assertThat(other.mean())
                        .as("share of %s by %s", cloud, order)
                        .isCloseTo(one.mean(), within(Math.hypot(one.halfWidth(), other.halfWidth())));
            }
        }
        double evenly = run(uneven, new Weighted(ImmutableMap.of()), Duration.ofDays(100))
                .estimate(Row.of(Measure.PLACED_SHARE).cloud("gcp"))
                .mean();
        Estimate gcp = sees.estimate(Row.of(Measure.PLACED_SHARE).cloud("gcp"));
        assertThat(evenly).isGreaterThan(gcp.mean() + 3 * gcp.halfWidth());
    }

    private static ExperimentResult run(Scenario s, OrderStrategy order, Duration signalLag) {
        Spill spill = new Spill(order, ImmutableList.of(), ImmutableMap.of(), new Failback.NewOnly(), signalLag);
        return Experiment.of(with(s, s.clouds(), spill), "").run(Settings.of(1, 20), Progress.NONE);
    }

    @Test
    void anOutageOfACloudThatNobodyUses_changesNothing() {
        Scenario scenario = threeClouds(10, new Distribution.Constant(1), 20, 1);
        Outage outage =
                Fixtures.outage(new Distribution.Exponential(20), new Distribution.Exponential(20), Treatment.EVACUATE);
        Map<String, io.spillway.model.Cloud> clouds = new LinkedHashMap<>(scenario.clouds());
        clouds.put("oci", Fixtures.withOutages(Fixtures.cloud(1000), Map.of("often", outage)));
        Spill named = new Spill(
                new Priority(),
                ImmutableList.of("aws", "gcp"),
                ImmutableMap.of(),
                new Failback.NewOnly(),
                Duration.ZERO);
        assertThat(fates(with(scenario, ImmutableMap.copyOf(clouds), named))).isEqualTo(fates(scenario));
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void lagsAndDelaysOfNothing_changeNoByte(long seed) {
        Scenario scenario = GeneratedScenarios.of(seed);
        Distribution nothing = new Distribution.Empirical(ImmutableList.of(0.0, 0.0));
        assertThat(counts(opening(scenario, Optional.of(nothing))))
                .isEqualTo(counts(opening(scenario, Optional.empty())));
    }

    /** The same scenario with this time for every answer and opening, and with no head start. */
    private static Scenario opening(Scenario s, Optional<Distribution> time) {
        Map<String, io.spillway.model.Cloud> clouds = new LinkedHashMap<>();
        s.clouds().forEach((name, cloud) -> clouds.put(name, Fixtures.withReleaseLag(cloud, time)));
        Map<String, Launch> launches = new LinkedHashMap<>();
        s.launches().forEach((name, launch) -> launches.put(name, Fixtures.withReleaseLag(launch, Map.of())));
        Map<String, Terms> terms = new LinkedHashMap<>();
        s.terms().forEach((name, one) -> terms.put(name, Fixtures.withHeadStart(one, Duration.ZERO)));
        Fixtures.Builder builder = Fixtures.scenario();
        builder.length(s.warmUp(), Duration.between(s.start(), s.end()));
        builder.accelerators.putAll(s.accelerators());
        builder.clouds.putAll(clouds);
        builder.declines.putAll(s.primary().declines());
        builder.answerDelay = time;
        builder.terms.putAll(terms);
        builder.waivers.putAll(s.waivers());
        builder.spill = s.spill();
        builder.launches.putAll(launches);
        builder.seed = s.seed();
        return builder.build();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void unlessAll_neverSpillsMoreThanAny(long seed) {
        long any = spilled(scarce(seed, Unless.ANY, Duration.ZERO, 1 / 3.0));
        long all = spilled(scarce(seed, Unless.ALL, Duration.ZERO, 1 / 3.0));
        assertThat(any).isPositive();
        assertThat(all).isLessThan(any);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void longerHeadStart_customersGoElsewhereNoMoreBeforeItsEnd(long seed) {
        long before = Long.MAX_VALUE;
        for (int days : new int[] {0, 2, 5, 9, 30}) {
            Scenario scenario = scarce(seed, Unless.ANY, Duration.ofDays(days), 0);
            long end = Duration.ofDays(days).toHours() * Clock.TICKS_PER_HOUR;
            List<Fate> chosen = fates(Records.with(scenario, "clouds", PLENTY)).stream()
                    .filter(fate -> fate.causeOrReason() == Cause.CUSTOMER_CHOICE)
                    .filter(fate -> fate.pool().startsWith("aws"))
                    .toList();
            assertThat(chosen).allMatch(fate -> fate.tick() >= end);
            assertThat((long) chosen.size()).isLessThanOrEqualTo(before);
            before = chosen.size();
        }
        assertThat(before).isZero();
    }

    /** A launch on the first day that a third of all customers want on aws; azure may decline what it has room for. */
    private static Scenario scarce(long seed, Unless unless, Duration headStart, double declines) {
        Launch always = Fixtures.launch(
                "api",
                Fixtures.wanted(new io.spillway.model.Curve.Constant(20)),
                new Distribution.Constant(1),
                new Distribution.Exponential(6),
                Map.of("all", new Market(1, Optional.empty(), Optional.empty(), ImmutableMap.of("aws", 1 / 3.0))));
        Fixtures.Builder builder = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(15))
                .cloud("aws", Fixtures.cloud(30))
                .decline("some", Fixtures.decline(declines))
                .launch("product", Fixtures.on(always, Fixtures.START))
                .length(Duration.ZERO, Duration.ofDays(20));
        builder.seed = seed;
        builder.terms.put("always", Fixtures.terms(Rule.FIRST, unless, headStart));
        return builder.build();
    }

    @Test
    void allUnitsDoubled_sameFates() {
        Scenario one = threeClouds(10, new Distribution.Constant(3), 60, 1);
        Scenario two = threeClouds(20, new Distribution.Constant(6), 120, 1);
        assertThat(fates(two).stream().map(Fate::pool))
                .containsExactlyElementsOf(fates(one).stream().map(Fate::pool).toList());
    }

    @Test
    void acceleratorsOfTwicePerformance_countAsTwiceAsManyUnits() {
        Scenario many = threeClouds(20, new Distribution.Constant(3), 60, 1);
        Scenario strong = threeClouds(10, new Distribution.Constant(3), 60, 2);
        assertThat(fates(strong)).isEqualTo(fates(many));
    }

    @Test
    void moreCapacityOnThePrimary_spillsLess() {
        long before = spilled(threeClouds(10, new Distribution.Constant(1), 20, 1));
        long after = spilled(threeClouds(13, new Distribution.Constant(1), 20, 1));
        assertThat(after).isLessThan(before);
    }

    @Test
    void aCloudThatNobodySpillsTo_changesNothing() {
        Scenario scenario = threeClouds(10, new Distribution.Constant(1), 20, 1);
        Map<String, io.spillway.model.Cloud> clouds = new LinkedHashMap<>(scenario.clouds());
        clouds.put("oci", Fixtures.cloud(1000));
        Spill named = new Spill(
                new Priority(),
                ImmutableList.of("aws", "gcp"),
                ImmutableMap.of(),
                new Failback.NewOnly(),
                Duration.ZERO);
        assertThat(fates(with(scenario, ImmutableMap.copyOf(clouds), named))).isEqualTo(fates(scenario));
    }

    @Test
    void nobodyDeclines_evenWhenTheRuleIsThere() {
        Scenario without = threeClouds(10, new Distribution.Constant(1), 20, 1);
        Fixtures.Builder builder = Fixtures.scenario()
                .decline("never", Fixtures.decline(0))
                .length(Duration.ofDays(1), Duration.ofDays(20));
        without.clouds().forEach(builder::cloud);
        without.launches().forEach(builder::launch);
        assertThat(fates(builder.build())).isEqualTo(fates(without));
    }

    private static Scenario threeClouds(long units, Distribution size, double wanted, double performance) {
        Fixtures.Builder builder = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(units))
                .cloud("aws", Fixtures.cloud(units))
                .cloud("gcp", Fixtures.cloud(units))
                .launch("product", Fixtures.launch(wanted, size, new Distribution.Exponential(6)));
        builder.accelerators.put("H100", new Accelerator(BigDecimal.valueOf(performance)));
        return builder.length(Duration.ofDays(1), Duration.ofDays(20)).build();
    }

    private static Scenario with(Scenario s, Map<String, Launch> launches, String primary) {
        Primary first = Records.with(s.primary(), "cloud", primary);
        return Records.with(s, Map.of("launches", ImmutableMap.copyOf(launches), "primary", first));
    }

    private static Scenario with(Scenario s, ImmutableMap<String, io.spillway.model.Cloud> clouds, Spill spill) {
        return Records.with(s, Map.of("clouds", clouds, "spill", spill));
    }

    private static Scenario with(Scenario s, Failback failback) {
        return Records.with(s, "spill", Records.with(s.spill(), "failback", failback));
    }

    private static Scenario withoutOutages(Scenario s) {
        Map<String, io.spillway.model.Cloud> clouds = new LinkedHashMap<>();
        s.clouds().forEach((name, cloud) -> {
            Map<String, Region> regions = new LinkedHashMap<>();
            cloud.regions().forEach((regionName, region) -> {
                Map<String, Pool> pools = new LinkedHashMap<>();
                region.pools().forEach((poolName, pool) -> pools.put(poolName, Fixtures.withOutages(pool, Map.of())));
                regions.put(
                        regionName,
                        Records.with(
                                region, Map.of("pools", ImmutableMap.copyOf(pools), "outages", ImmutableMap.of())));
            });
            clouds.put(
                    name,
                    Records.with(cloud, Map.of("regions", ImmutableMap.copyOf(regions), "outages", ImmutableMap.of())));
        });
        return with(s, ImmutableMap.copyOf(clouds), s.spill());
    }

    private static Scenario withEverywhere(Scenario s, Map<String, Outage> further) {
        Map<String, io.spillway.model.Cloud> clouds = new LinkedHashMap<>();
        s.clouds().forEach((name, cloud) -> {
            Map<String, Outage> outages = new LinkedHashMap<>(cloud.outages());
            outages.putAll(further);
            clouds.put(name, Fixtures.withOutages(cloud, outages));
        });
        return with(s, ImmutableMap.copyOf(clouds), s.spill());
    }

    private static String counts(Scenario scenario) {
        return RunResults.text(new Simulation(Compiler.compile(scenario).world()).run(scenario.seed(), 0));
    }

    /** By pool: capacity and outages over time, segment by segment. */
    private static Map<String, List<Long>> supply(Scenario scenario) {
        Compiled compiled = Compiler.compile(scenario);
        RunResult run = new Simulation(compiled.world()).run(scenario.seed(), 0);
        Map<String, List<Long>> supply = new TreeMap<>();
        for (int i = 0; i < run.capacityUnitTicks.length; i++) {
            String pool = compiled.names().pools().get(i % compiled.world().pools);
            supply.computeIfAbsent(pool, unseen -> new ArrayList<>())
                    .addAll(List.of(run.capacityUnitTicks[i], run.outUnitTicks[i]));
        }
        return supply;
    }

    private static List<Fate> fates(Scenario scenario) {
        Compiled compiled = Compiler.compile(scenario);
        Simulation simulation = new Simulation(compiled.world());
        List<Fate> fates = new ArrayList<>();
        simulation.listen(decision -> {
            boolean placed = Decision.isPlaced(decision.outcome());
            int line = compiled.world().classLine[decision.requestClass()];
            fates.add(new Fate(
                    decision.tick(),
                    compiled.names().lines().get(line),
                    decision.units(),
                    decision.holdingTicks(),
                    placed ? compiled.names().pools().get(Decision.pool(decision.outcome())) : "",
                    placed ? Decision.cause(decision.outcome()) : Decision.reason(decision.outcome()),
                    decision.waitedTicks()));
        });
        simulation.run(scenario.seed(), 0);
        return fates;
    }

    /** Requests as they arrive; one that waited is not asked for again when it is placed. */
    private static List<String> asked(List<Fate> fates) {
        return fates.stream()
                .filter(fate -> fate.waitedTicks() < 0)
                .map(fate -> fate.tick() + " " + fate.launch() + " " + fate.units() + " " + fate.holdingTicks())
                .toList();
    }

    private static long spilled(Scenario scenario) {
        return fates(scenario).stream()
                .filter(fate -> !fate.pool().isEmpty() && Cause.isSpill(fate.causeOrReason()))
                .count();
    }
}
