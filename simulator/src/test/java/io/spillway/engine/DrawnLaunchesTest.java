package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.Fixtures;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.model.Curve;
import io.spillway.model.Demand;
import io.spillway.model.Distribution;
import io.spillway.model.Launch;
import io.spillway.model.LaunchProcess;
import io.spillway.model.Scenario;
import io.spillway.model.Surge;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Launches whose days are drawn. */
class DrawnLaunchesTest {
    private static final int REPLICATIONS = 4000;
    private static final double Z_99 = 2.576;

    /** A request of one launch. */
    private record Asked(String launch, long tick, int units, long holdingTicks) {}

    /**
     * Renewals in 300 days with gaps of 30 on average: 300 / 30 = 10 when gaps are exponential; when they are the sum of
     * two exponentials (CV 1 / √2) 10 - (1 - exp(-4 * 10)) / 4 = 9.75 (Cox, Renewal Theory, 1962).
     */
    @ParameterizedTest
    @CsvSource({"1, 10", "0.70710678118654752, 9.75"})
    void meanNumberOfLaunches_isThatOfRenewalTheory(double cv, double expected) {
        Distribution gap = new Distribution.Gamma(30 * 24, cv);
        Scenario scenario = scenario(Fixtures.drawn(gap, 60, product()), Duration.ofDays(300));
        LaunchDays days = new LaunchDays(Compiler.compile(scenario).world().drawnLaunches[0]);
        double sum = 0;
        double squares = 0;
        for (int replication = 0; replication < REPLICATIONS; replication++) {
            days.reset(7, replication);
            sum += days.count();
            squares += (double) days.count() * days.count();
        }
        double mean = sum / REPLICATIONS;
        double deviation = Math.sqrt(squares / REPLICATIONS - mean * mean);
        assertThat(mean).isEqualTo(expected, offset(Z_99 * deviation / Math.sqrt(REPLICATIONS)));
    }

    /** Gaps of 9.5 days from the start: launches on the days 9 and 19, each as if it were dated there. */
    @Test
    void launchOnADrawnDay_asksForWhatADatedOneWould() {
        Scenario drawn = scenario(Fixtures.drawn(new Distribution.Constant(9.5 * 24), 9, product()), days(25));
        Scenario dated = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(10))
                .launch("p-1", dated(product(), Fixtures.START.plus(days(9))))
                .launch("p-2", dated(product(), Fixtures.START.plus(days(19))))
                .length(Duration.ZERO, days(25))
                .build();
        assertAlike(asked(drawn), asked(dated));
    }

    /** Gaps of 9 days from 20 days before the run: launches 11 and 2 days before it, and in it on the days 7 and 16. */
    @Test
    void launchBeforeTheRun_isThatMuchFurtherOn() {
        LaunchProcess process =
                from(Fixtures.drawn(new Distribution.Constant(9 * 24), 9, product()), Fixtures.START.minus(days(20)));
        Fixtures.Builder dated = Fixtures.scenario().cloud("azure", Fixtures.cloud(10));
        int[] day = {-11, -2, 7, 16};
        for (int i = 0; i < day.length; i++) {
            dated.launch("p-" + (i + 1), dated(product(), Fixtures.START.plus(days(day[i]))));
        }
        assertAlike(
                asked(scenario(process, days(25))),
                asked(dated.length(Duration.ZERO, days(25)).build()));
    }

    @Test
    void anotherLaunchOrProcess_orMoreLaunches_leaveADrawnLaunchAlone() {
        LaunchProcess process = Fixtures.drawn(new Distribution.Exponential(5 * 24), 3, product());
        List<Asked> before = asked(scenario(process, days(40)));
        Fixtures.Builder more = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(10))
                .launch("other", Fixtures.launch(3, new Distribution.Exponential(5)))
                .launchProcess("q", process)
                .launchProcess("p", Fixtures.drawn(new Distribution.Exponential(5 * 24), 30, product()));
        List<Asked> after = asked(more.length(Duration.ZERO, days(40)).build());
        assertThat(before).isNotEmpty();
        assertThat(after.stream().filter(one -> one.launch().matches("p-[123]")).toList())
                .isEqualTo(before);
        assertThat(after).anyMatch(one -> one.launch().equals("p-4"));
    }

    @Test
    void replicationsDrawDaysOfTheirOwn_andAReplicationAloneTheSame() {
        World world = Compiler.compile(
                        scenario(Fixtures.drawn(new Distribution.Exponential(5 * 24), 9, product()), days(40)))
                .world();
        Simulation row = new Simulation(world);
        String first = RunResults.text(row.run(1, 0));
        String second = RunResults.text(row.run(1, 1));
        assertThat(first).isNotEqualTo(second);
        assertThat(RunResults.text(new Simulation(world).run(1, 1))).isEqualTo(second);
    }

    /** Gaps of 20 days until day 45: two launches in 60 days, whatever the replication; the third never comes. */
    @Test
    void launchThatDoesNotCome_hasNoRequests_andNoShares() {
        LaunchProcess process = Fixtures.drawn(new Distribution.Constant(20 * 24), 4, product());
        Scenario scenario = scenario(until(process, Fixtures.START.plus(days(45))), days(60));
        ExperimentResult result = Experiment.of(scenario, "fingerprint").run();
        assertThat(result.table().launches()).containsExactly("p-1", "p-2", "p-3", "p-4");
        assertThat(arrived(result, "p-2").mean()).isPositive();
        assertThat(arrived(result, "p-3").mean()).isZero();
        Estimate share = result.estimate(Row.of(Measure.SPILL_SHARE).launch("p-3"));
        assertThat(share.mean()).isNaN();
        assertThat(share.n()).isZero();
    }

    private static Estimate arrived(ExperimentResult result, String launch) {
        return result.estimate(Row.of(Measure.REQUESTS_ARRIVED).launch(launch));
    }

    /** A launch with everything that hangs on its day or on the hour of the week. */
    private static Launch product() {
        ImmutableList.Builder<Double> hours = ImmutableList.builder();
        for (int hour = 0; hour < Demand.HOURS_OF_WEEK; hour++) {
            hours.add(2.0 * hour / (Demand.HOURS_OF_WEEK - 1));
        }
        Surge surge = new Surge(
                Optional.empty(), Optional.empty(), 3, Duration.ZERO, Duration.ZERO, Optional.of(Duration.ofDays(1)));
        Launch launch = Fixtures.launch(
                "api",
                new Demand(
                        Optional.empty(),
                        Optional.of(new Curve.Exponential(1, days(10), Optional.empty())),
                        BigDecimal.ONE,
                        hours.build(),
                        1,
                        ImmutableMap.of("launch-day", surge)),
                new Distribution.Constant(1),
                new Distribution.Exponential(6),
                ImmutableMap.of());
        return retiring(launch, launch.date().plus(days(12)));
    }

    private static Launch retiring(Launch launch, Instant retires) {
        return new Launch(
                launch.date(),
                launch.kind(),
                launch.tags(),
                launch.capabilities(),
                launch.accelerators(),
                launch.markets(),
                launch.demand(),
                launch.size(),
                launch.holding(),
                launch.patience(),
                launch.releaseLag(),
                launch.footprint(),
                launch.offer(),
                Optional.of(retires),
                days(4));
    }

    private static Launch dated(Launch alike, Instant day) {
        return Fixtures.drawn(new Distribution.Constant(1), 1, alike).on(day);
    }

    private static LaunchProcess from(LaunchProcess process, Instant from) {
        return between(process, Optional.of(from), process.until());
    }

    private static LaunchProcess until(LaunchProcess process, Instant until) {
        return between(process, process.from(), Optional.of(until));
    }

    private static LaunchProcess between(LaunchProcess process, Optional<Instant> from, Optional<Instant> until) {
        return new LaunchProcess(
                process.gap(),
                from,
                until,
                process.atMost(),
                process.kind(),
                process.tags(),
                process.capabilities(),
                process.accelerators(),
                process.markets(),
                process.demand(),
                process.size(),
                process.holding(),
                process.patience(),
                process.releaseLag(),
                process.footprint(),
                process.offer(),
                process.retiresAfter(),
                process.retiresOver());
    }

    private static Scenario scenario(LaunchProcess process, Duration length) {
        return Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(10))
                .launchProcess("p", process)
                .length(Duration.ZERO, length)
                .build();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    private static List<Asked> asked(Scenario scenario) {
        Compiled compiled = Compiler.compile(scenario);
        Simulation simulation = new Simulation(compiled.world());
        List<Asked> asked = new ArrayList<>();
        simulation.listen(decision -> asked.add(new Asked(
                compiled.names().lines().get(compiled.world().classLine[decision.requestClass()]),
                decision.tick(),
                decision.units(),
                decision.holdingTicks())));
        simulation.run(scenario.seed(), 3);
        return asked;
    }

    /** Instants are rounded on their way from the day of launch: a tick more or less is no difference. */
    private static void assertAlike(List<Asked> drawn, List<Asked> dated) {
        assertThat(drawn).hasSameSizeAs(dated).hasSizeGreaterThan(100);
        for (int i = 0; i < drawn.size(); i++) {
            Asked one = drawn.get(i);
            Asked other = dated.get(i);
            assertThat(one.tick()).isCloseTo(other.tick(), within(1L));
            assertThat(one).isEqualTo(new Asked(other.launch(), one.tick(), other.units(), other.holdingTicks()));
        }
    }
}
