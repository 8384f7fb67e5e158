package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.GeneratedScenarios;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.model.Failback;
import io.spillway.model.Launch;
import io.spillway.model.LaunchProcess;
import io.spillway.model.Market;
import io.spillway.model.Scenario;
import io.spillway.model.Workload;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine and the reference agree on every decision, its cause and its refusals, over generated scenarios. */
class ReferenceRouterTest {
    private static final int SCENARIOS = 120;

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void everyDecisionAgrees(long seed) {
        replay(GeneratedScenarios.of(seed), ScanIndex::new, EnumSet.noneOf(Reason.class), new int[Cause.SLOTS]);
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void everyDecisionAgrees_withTheIndexForManyPools(long seed) {
        replay(GeneratedScenarios.of(seed), TreeIndex::new, EnumSet.noneOf(Reason.class), new int[Cause.SLOTS]);
    }

    /** The generator would be of little use if it left a reason or a cause out. */
    @Test
    void generatedScenariosMeetEveryReasonAndCause() {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        int[] causes = new int[Cause.SLOTS];
        List<ReferenceRouter.Answer> evacuated = new ArrayList<>();
        Set<Class<?>> failbacks = new HashSet<>();
        boolean stayedAway = false;
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            Scenario scenario = GeneratedScenarios.of(seed);
            Replay replay = replay(scenario, RoomIndex::of, reasons, causes);
            replay.evacuated().forEach(deployment -> evacuated.add(deployment.answer()));
            if (!replay.failedBack().isEmpty()) {
                failbacks.add(scenario.spill().failback().getClass());
            }
            stayedAway |= replay.stayedAway() > 0;
        }
        assertThat(failbacks).containsExactlyInAnyOrder(Failback.Drain.class, Failback.Rebalance.class);
        assertThat(stayedAway).isTrue();
        assertThat(evacuated).anyMatch(answer -> answer.cause() == Cause.FIRST);
        assertThat(evacuated).anyMatch(answer -> answer.cause() == Reason.OUTAGE.ordinal());
        assertThat(evacuated).anyMatch(answer -> answer.lostFor().equals(Optional.of(Reason.OUTAGE)));
        assertThat(evacuated).anyMatch(answer -> answer.lostFor().equals(Optional.of(Reason.CAPACITY)));
        assertThat(reasons)
                .containsExactly(
                        Reason.TERMS,
                        Reason.CAPABILITY,
                        Reason.ACCELERATOR,
                        Reason.RESIDENCY,
                        Reason.OUTAGE,
                        Reason.CAPACITY,
                        Reason.RESERVED,
                        Reason.DECLINED);
        assertThat(causes[Cause.FIRST]).isPositive();
        assertThat(causes[Cause.CUSTOMER_CHOICE]).isPositive();
        assertThat(causes[Cause.OPEN]).isPositive();
        assertThat(causes[Cause.FIRST_PARTY]).isPositive();
        for (Reason reason : reasons) {
            assertThat(causes[reason.ordinal()] > 0 || reason == Reason.TERMS)
                    .as("spills for %s", reason)
                    .isTrue();
        }
    }

    /** What moved, and how many requests stayed with the other clouds. */
    private record Replay(
            List<ReferenceRouter.Evacuated> evacuated, List<ReferenceRouter.FailedBack> failedBack, long stayedAway) {}

    private static Replay replay(Scenario scenario, RoomIndex.Maker indexes, Set<Reason> reasons, int[] causes) {
        Compiled compiled = Compiler.compile(scenario);
        ReferenceRouter reference = new ReferenceRouter(scenario, 0);
        List<ReferenceRouter.Ask> asks = asks(scenario, compiled.world());
        Simulation simulation = new Simulation(compiled.world(), indexes);
        ReferenceLines lines = new ReferenceLines(reference, asks);
        List<ReferenceRouter.Evacuated> evacuated = new ArrayList<>();
        List<ReferenceRouter.FailedBack> failedBack = new ArrayList<>();
        simulation.listen(new DecisionListener() {
            @Override
            public void decided(Decision decision) {
                Optional<String> choice = decision.choice() < 0
                        ? Optional.empty()
                        : Optional.of(compiled.names().clouds().get(decision.choice()));
                ReferenceRouter.Answer answer =
                        lines.decide(decision, choice, ReferenceRouter.instant(scenario, decision.tick()));
                assertThat(answer(decision, compiled))
                        .as("seed %s, %s", scenario.seed(), decision)
                        .isEqualTo(answer);
                for (Decision.Refusal refusal : decision.refusals()) {
                    if (refusal.reason() == Reason.DECLINED && compiled.world().signalTicks > 0) {
                        // A cloud that declines is not asked for its other pools, so that nobody learns how they are.
                        continue;
                    }
                    assertThat(Optional.of(refusal.reason()))
                            .as("seed %s, %s, %s", scenario.seed(), decision, refusal)
                            .isEqualTo(reference.refusal(
                                    compiled.names().pools().get(refusal.pool()),
                                    asks.get(decision.requestClass()),
                                    decision.units(),
                                    decision.declineDraw(),
                                    ReferenceRouter.instant(scenario, decision.tick())));
                    reasons.add(refusal.reason());
                }
                if (answer.pool().isPresent()) {
                    causes[answer.cause()]++;
                    reference.place(
                            answer,
                            decision.units(),
                            ReferenceRouter.instant(scenario, decision.tick()),
                            ReferenceRouter.instant(scenario, decision.tick())
                                    .plus(
                                            Math.min(decision.holdingTicks(), compiled.world().endTick + 1),
                                            ChronoUnit.MICROS),
                            asks.get(decision.requestClass()),
                            choice,
                            decision.declineDraw(),
                            decision.ordinal());
                }
            }

            @Override
            public void evacuated(int fromPool, Decision decision) {
                evacuated.add(new ReferenceRouter.Evacuated(
                        ReferenceRouter.instant(scenario, decision.tick()),
                        compiled.names().pools().get(fromPool),
                        decision.units(),
                        answer(decision, compiled)));
            }

            @Override
            public void failedBack(int fromPool, Decision decision) {
                Instant now = ReferenceRouter.instant(scenario, decision.tick());
                failedBack.add(new ReferenceRouter.FailedBack(
                        now,
                        compiled.names().pools().get(fromPool),
                        compiled.names().pools().get(Decision.pool(decision.outcome())),
                        decision.units()));
                assertThat(reference.failedBackUntil(now))
                        .as("seed %s", scenario.seed())
                        .startsWith(failedBack.toArray(new ReferenceRouter.FailedBack[0]));
            }
        });
        RunResult result = simulation.run(scenario.seed(), 0);
        assertThat(evacuated).as("seed %s", scenario.seed()).isEqualTo(reference.evacuatedUntil(scenario.end()));
        assertThat(failedBack).as("seed %s", scenario.seed()).isEqualTo(reference.failedBackUntil(scenario.end()));
        return new Replay(
                evacuated, failedBack, LongStream.of(result.stayedAwayRequests).sum());
    }

    private static ReferenceRouter.Answer answer(Decision decision, Compiled compiled) {
        long outcome = decision.outcome();
        if (!Decision.isPlaced(outcome)) {
            return new ReferenceRouter.Answer(
                    Optional.empty(), -1, Optional.of(Reason.values()[Decision.reason(outcome)]));
        }
        return new ReferenceRouter.Answer(
                Optional.of(compiled.names().pools().get(Decision.pool(outcome))),
                Decision.cause(outcome),
                Optional.empty());
    }

    /** By class, in the order in which the compile step numbers them. */
    private static List<ReferenceRouter.Ask> asks(Scenario scenario, World world) {
        List<ReferenceRouter.Ask> asks = new ArrayList<>();
        List<Launch> launches = new ArrayList<>(scenario.launches().values());
        for (LaunchProcess process : scenario.launchProcesses().values()) {
            launches.addAll(Collections.nCopies(process.atMost(), process.on(scenario.start())));
        }
        for (Launch launch : launches) {
            List<Market> markets = launch.markets().isEmpty()
                    ? List.of(Market.WHOLE)
                    : launch.markets().values().asList();
            for (Market market : markets) {
                asks.add(new ReferenceRouter.Ask(
                        Optional.of(launch), Optional.empty(), null, market, world.classStreamId[asks.size()]));
            }
        }
        scenario.clouds().forEach((name, cloud) -> {
            for (Workload workload : cloud.firstParty().values()) {
                Market market = new Market(1, workload.geography(), com.google.common.collect.ImmutableMap.of());
                asks.add(new ReferenceRouter.Ask(
                        Optional.empty(), Optional.of(name), workload, market, world.classStreamId[asks.size()]));
            }
        });
        return asks;
    }
}
