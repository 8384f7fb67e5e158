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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
        Set<String> answers = new TreeSet<>();
        int[] causes = new int[Cause.SLOTS];
        List<ReferenceRouter.Answer> evacuated = new ArrayList<>();
        Set<Class<?>> failbacks = new HashSet<>();
        boolean stayedAway = false;
        long waited = 0;
        long served = 0;
        long gaveUp = 0;
        long passedBy = 0;
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            Scenario scenario = GeneratedScenarios.of(seed);
            Replay replay = replay(scenario, RoomIndex::of, reasons, causes, answers);
            for (ReferenceRouter.Evacuated deployment : replay.evacuated()) {
                evacuated.add(deployment.answer());
                waited += deployment.waits() ? 1 : 0;
            }
            served += replay.served().size();
            gaveUp += replay.gaveUp();
            passedBy += replay.passedBy();
            if (!replay.failedBack().isEmpty()) {
                failbacks.add(scenario.spill().failback().getClass());
            }
            stayedAway |= replay.stayedAway() > 0;
        }
        assertThat(failbacks).containsExactlyInAnyOrder(Failback.Drain.class, Failback.Rebalance.class);
        assertThat(stayedAway).isTrue();
        assertThat(served).isGreaterThan(100);
        assertThat(gaveUp).isGreaterThan(100);
        assertThat(passedBy).isGreaterThan(10);
        assertThat(waited).isGreaterThan(served + gaveUp);
        assertThat(evacuated).anyMatch(answer -> answer.cause() == Cause.FIRST);
        assertThat(evacuated).anyMatch(answer -> answer.cause() == Reason.OUTAGE.ordinal());
        assertThat(evacuated).anyMatch(answer -> answer.lostFor().equals(Optional.of(Reason.OUTAGE)));
        assertThat(evacuated).anyMatch(answer -> answer.lostFor().equals(Optional.of(Reason.CAPACITY)));
        assertThat(reasons)
                .containsExactly(
                        Reason.TERMS,
                        Reason.NOT_OPEN,
                        Reason.CAPABILITY,
                        Reason.ACCELERATOR,
                        Reason.RESIDENCY,
                        Reason.OUTAGE,
                        Reason.CAPACITY,
                        Reason.RESERVED,
                        Reason.MARGIN,
                        Reason.DECLINED);
        assertThat(answers)
                .contains("ACCEPTED", "NOBODY_ASKED", "HELD CAPACITY", "REFUSED NO_ANSWER", "REFUSED DECLINED")
                .contains("REFUSED CAPACITY", "REFUSED RESERVED", "REFUSED MARGIN", "REFUSED CAPABILITY");
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

    /**
     * What moved, and how many requests stayed with the other clouds.
     *
     * @param served what moved after it had waited since an outage
     * @param gaveUp how many waited since an outage until their patience ended
     * @param passedBy how many had to wait for others though there was room
     */
    private record Replay(
            List<ReferenceRouter.Evacuated> evacuated,
            List<ReferenceRouter.FailedBack> failedBack,
            List<ReferenceRouter.Evacuated> served,
            long gaveUp,
            long passedBy,
            long stayedAway) {}

    private static Replay replay(Scenario scenario, RoomIndex.Maker indexes, Set<Reason> reasons, int[] causes) {
        return replay(scenario, indexes, reasons, causes, new HashSet<>());
    }

    private static Replay replay(
            Scenario scenario, RoomIndex.Maker indexes, Set<Reason> reasons, int[] causes, Set<String> answers) {
        Compiled compiled = Compiler.compile(scenario);
        ReferenceRouter reference = new ReferenceRouter(scenario, 0);
        List<ReferenceRouter.Ask> asks = asks(scenario, compiled.world());
        Simulation simulation = new Simulation(compiled.world(), indexes);
        Map<String, List<ReferenceRouter.Ask>> markets = new HashMap<>();
        asks.forEach(ask ->
                markets.computeIfAbsent(ask.name(), unseen -> new ArrayList<>()).add(ask));
        Map<String, Integer> footprints = footprints(asks);
        ReferenceLines lines = reference.lines;
        List<ReferenceRouter.Evacuated> evacuated = new ArrayList<>();
        List<ReferenceRouter.FailedBack> failedBack = new ArrayList<>();
        List<ReferenceRouter.Evacuated> served = new ArrayList<>();
        List<Long> gaveUp = new ArrayList<>();
        List<Instant> passedBy = new ArrayList<>();
        simulation.listen(new DecisionListener() {
            @Override
            public void decided(Decision decision) {
                Instant now = ReferenceRouter.instant(scenario, decision.tick());
                ReferenceRouter.Ask ask = asks.get(decision.requestClass());
                ReferenceRouter.Answer answer = decide(decision);
                if (lines.has(ask, decision.ordinal())) {
                    lines.serve(ask, decision.ordinal(), now);
                } else {
                    answer = reference.behindOthers(ask, answer, now);
                    if (Decision.isWaiting(decision.outcome())) {
                        assertThat(decision.patienceTicks()).isPositive();
                        lines.join(
                                ask,
                                new ReferenceLines.Waiter(
                                        decision.ordinal(),
                                        decision.units(),
                                        now,
                                        now.plus(bounded(decision.patienceTicks())),
                                        Optional.empty()));
                    }
                }
                assertAnswer(decision, answer);
                if (answer.pool().isPresent()) {
                    causes[answer.cause()]++;
                    reference.place(
                            answer,
                            decision.units(),
                            now,
                            now.plus(bounded(decision.holdingTicks())),
                            ask,
                            choice(decision),
                            decision.declineDraw(),
                            decision.ordinal(),
                            bounded(decision.patienceTicks()));
                }
            }

            private Optional<String> choice(Decision decision) {
                return decision.choice() < 0
                        ? Optional.empty()
                        : Optional.of(compiled.names().clouds().get(decision.choice()));
            }

            /** No longer than until behind the end of the run. */
            private Duration bounded(long ticks) {
                return Duration.of(Math.min(ticks, compiled.world().endTick + 1), ChronoUnit.MICROS);
            }

            private ReferenceRouter.Answer decide(Decision decision) {
                Instant now = ReferenceRouter.instant(scenario, decision.tick());
                assertThat(reference.overdue(markets, footprints, now))
                        .as("seed %s, launches overdue at %s", scenario.seed(), decision)
                        .isEmpty();
                return reference.decide(
                        asks.get(decision.requestClass()),
                        decision.units(),
                        choice(decision),
                        decision.declineDraw(),
                        decision.ordinal(),
                        now);
            }

            private void assertAnswer(Decision decision, ReferenceRouter.Answer answer) {
                assertThat(answer(decision, compiled))
                        .as("seed %s, %s", scenario.seed(), decision)
                        .isEqualTo(answer);
                for (Decision.Refusal refusal : decision.refusals()) {
                    if (isBarredChoice(decision, refusal)) {
                        reasons.add(refusal.reason());
                        continue;
                    }
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
            }

            /** A cloud that would take the request and that the contract keeps its customer from. */
            private boolean isBarredChoice(Decision decision, Decision.Refusal refusal) {
                return refusal.reason() == Reason.TERMS
                        && compiled.world().poolCloud[refusal.pool()] == decision.choice()
                        && Decision.isPlaced(decision.outcome())
                        && Decision.cause(decision.outcome()) == Cause.FIRST
                        && reference.barsChoice(
                                asks.get(decision.requestClass()), ReferenceRouter.instant(scenario, decision.tick()));
            }

            @Override
            public void launched(LaunchDecision decision) {
                String name = compiled.names().lines().get(decision.line());
                assertRefusals(decision, name);
                ReferenceRouter.Said said = reference.launched(
                        name,
                        markets.get(name),
                        footprints.get(name),
                        ReferenceRouter.instant(scenario, decision.tick()));
                assertThat(Optional.ofNullable(decision.reason()))
                        .as("seed %s, %s of %s", scenario.seed(), decision, name)
                        .isEqualTo(said.refusal());
                assertThat(decision.answer() == LaunchDecision.Answer.HELD).isEqualTo(said.isHeld());
                if (!said.isHeld()) {
                    assertOpens(decision, name);
                }
                answers.add(
                        decision.reason() == null
                                ? decision.answer().name()
                                : decision.answer() + " " + decision.reason());
            }

            private void assertRefusals(LaunchDecision decision, String name) {
                Map<Integer, Reason> told = new HashMap<>();
                decision.refusals().forEach(refusal -> told.put(refusal.pool(), refusal.reason()));
                Instant now = ReferenceRouter.instant(scenario, decision.tick());
                reference.evacuatedUntil(now);
                for (int pool = 0; pool < compiled.world().pools; pool++) {
                    assertThat(Optional.ofNullable(told.get(pool)))
                            .as("seed %s, pool %s of %s", scenario.seed(), pool, decision)
                            .isEqualTo(reference.launchRefusal(
                                    name,
                                    compiled.names().pools().get(pool),
                                    markets.get(name),
                                    footprints.get(name),
                                    now));
                }
            }

            private void assertOpens(LaunchDecision decision, String name) {
                for (int cloud = 0; cloud < compiled.world().clouds; cloud++) {
                    Instant opens =
                            reference.opens(name).get(compiled.names().clouds().get(cloud));
                    assertThat(ReferenceRouter.instant(
                                    scenario, Math.min(decision.openTick()[cloud], compiled.world().endTick)))
                            .as("seed %s, %s, cloud %s", scenario.seed(), decision, cloud)
                            .isEqualTo(opens.isAfter(scenario.end()) ? scenario.end() : opens);
                }
            }

            @Override
            public void evacuated(int fromPool, Decision decision) {
                Instant now = ReferenceRouter.instant(scenario, decision.tick());
                ReferenceRouter.Ask ask = asks.get(decision.requestClass());
                reference.evacuatedUntil(now);
                passedBy.addAll(decision.isAsked() ? List.of() : List.of(now));
                if (Decision.isPlaced(decision.outcome()) && lines.has(ask, decision.ordinal())) {
                    resumed(fromPool, decision);
                    return;
                }
                evacuated.add(new ReferenceRouter.Evacuated(
                        now,
                        compiled.names().pools().get(fromPool),
                        decision.units(),
                        answer(decision, compiled),
                        Decision.isWaiting(decision.outcome())));
            }

            private void resumed(int fromPool, Decision decision) {
                Instant now = ReferenceRouter.instant(scenario, decision.tick());
                ReferenceRouter.Ask ask = asks.get(decision.requestClass());
                ReferenceRouter.Answer answer = decide(decision);
                assertAnswer(decision, answer);
                ReferenceLines.Waiter waiter = lines.serve(ask, decision.ordinal(), now);
                ReferenceLines.Evacuee evacuee = waiter.evacuee().orElseThrow();
                assertThat(evacuee.from())
                        .as("seed %s, %s", scenario.seed(), decision)
                        .isEqualTo(compiled.names().pools().get(fromPool));
                assertThat(waiter.since()).isEqualTo(now.minus(decision.waitedTicks(), ChronoUnit.MICROS));
                if (now.plus(evacuee.rest()).isBefore(scenario.end())) {
                    assertThat(Duration.of(decision.holdingTicks(), ChronoUnit.MICROS))
                            .as("seed %s, %s", scenario.seed(), decision)
                            .isEqualTo(evacuee.rest());
                }
                reference.resume(
                        answer,
                        decision.units(),
                        now,
                        now.plus(evacuee.rest()),
                        ask,
                        choice(decision),
                        decision.declineDraw(),
                        decision.ordinal(),
                        bounded(decision.patienceTicks()));
                served.add(new ReferenceRouter.Evacuated(now, evacuee.from(), decision.units(), answer, false));
            }

            @Override
            public void dropped(long tick, int requestClass, int pool, int units, long waitedTicks) {
                if (waitedTicks > 0) {
                    lines.giveUp(
                            asks.get(requestClass),
                            compiled.names().pools().get(pool),
                            units,
                            ReferenceRouter.instant(scenario, tick));
                    gaveUp.add(waitedTicks);
                }
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
        assertThat(LongStream.of(result.evacuatedAwayUnits).sum())
                .as("seed %s", scenario.seed())
                .isEqualTo(Stream.concat(evacuated.stream(), served.stream())
                        .filter(ReferenceRouterTest::leavesItsCloud)
                        .mapToLong(ReferenceRouter.Evacuated::units)
                        .sum());
        Replay replay = new Replay(
                evacuated,
                failedBack,
                served,
                gaveUp.size(),
                passedBy.size(),
                LongStream.of(result.stayedAwayRequests).sum());
        assertLines(scenario, result, replay, lines);
        return replay;
    }

    /** Who waited, who was placed after it and who gave up, and what all of them were without meanwhile. */
    private static void assertLines(Scenario scenario, RunResult result, Replay replay, ReferenceLines lines) {
        long waited = replay.evacuated().stream()
                .filter(ReferenceRouter.Evacuated::waits)
                .count();
        assertThat(LongStream.of(result.waitedEvacuees).sum())
                .as("seed %s", scenario.seed())
                .isEqualTo(waited);
        assertThat(LongStream.of(result.servedEvacuees).sum())
                .as("seed %s", scenario.seed())
                .isEqualTo(replay.served().size());
        assertThat(lines.evacuees())
                .as("seed %s", scenario.seed())
                .isEqualTo(waited - replay.served().size() - replay.gaveUp());
        assertThat(Duration.of(LongStream.of(result.interruptedUnitTicks).sum(), ChronoUnit.MICROS))
                .as("seed %s", scenario.seed())
                .isEqualTo(lines.interruptedUntil(scenario.end()));
    }

    private static boolean leavesItsCloud(ReferenceRouter.Evacuated deployment) {
        return deployment
                .answer()
                .pool()
                .map(pool -> !cloud(pool).equals(cloud(deployment.from())))
                .orElse(false);
    }

    private static String cloud(String pool) {
        return pool.substring(0, pool.indexOf('/'));
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

    /** What a launch asks for on its day: its own figure, or a request of mean size, rounded up. */
    private static Map<String, Integer> footprints(List<ReferenceRouter.Ask> asks) {
        Map<String, Integer> footprints = new HashMap<>();
        for (ReferenceRouter.Ask ask : asks) {
            ask.launch()
                    .ifPresent(launch ->
                            footprints.put(ask.name(), launch.footprint().orElseGet(() ->
                                    (int) Math.ceil(launch.size().mean()))));
        }
        return footprints;
    }

    /** By class, in the order in which the compile step numbers them. */
    private static List<ReferenceRouter.Ask> asks(Scenario scenario, World world) {
        List<ReferenceRouter.Ask> asks = new ArrayList<>();
        Map<String, Launch> launches = new LinkedHashMap<>(scenario.launches());
        scenario.launchProcesses().forEach((name, process) -> {
            for (int number = 1; number <= process.atMost(); number++) {
                launches.put(LaunchProcess.launchName(name, number), process.on(scenario.start()));
            }
        });
        launches.forEach((name, launch) -> {
            List<Market> markets = launch.markets().isEmpty()
                    ? List.of(Market.WHOLE)
                    : launch.markets().values().asList();
            for (Market market : markets) {
                asks.add(new ReferenceRouter.Ask(
                        name, Optional.of(launch), Optional.empty(), null, market, world.classStreamId[asks.size()]));
            }
        });
        scenario.clouds().forEach((name, cloud) -> {
            for (Workload workload : cloud.firstParty().values()) {
                Market market = new Market(
                        1, workload.geography(), Optional.empty(), com.google.common.collect.ImmutableMap.of());
                asks.add(new ReferenceRouter.Ask(
                        name, Optional.empty(), Optional.of(name), workload, market, world.classStreamId[asks.size()]));
            }
        });
        return asks;
    }
}
