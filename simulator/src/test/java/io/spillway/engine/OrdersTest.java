package io.spillway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Iterables;
import io.spillway.GeneratedScenarios;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.model.OrderStrategy;
import io.spillway.order.AzureSpillover;
import io.spillway.order.Cheapest;
import io.spillway.order.CommitmentFirst;
import io.spillway.order.EnvoyPriority;
import io.spillway.order.GoogleWaterfall;
import io.spillway.order.KarmadaOverflow;
import io.spillway.order.KubernetesPriorityExpander;
import io.spillway.order.LeastUtilised;
import io.spillway.order.MostFree;
import io.spillway.order.Orders;
import io.spillway.order.Priority;
import io.spillway.order.Proportional;
import io.spillway.order.SkyFailover;
import io.spillway.order.SkyFailover.Scope;
import io.spillway.order.Weighted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each order promises, over generated scenarios; every run is audited besides. */
class OrdersTest {
    private static final int SCENARIOS = 40;

    /** What must have refused before a pool is taken: the pools of a lane that stand before it, or in parts before its own. */
    private enum Tier {
        NONE,
        POOL,
        CLOUD
    }

    private enum Case {
        PRIORITY(new Priority(), true, Tier.POOL),
        CHEAPEST(new Cheapest(), true, Tier.POOL),
        LEAST_UTILISED(new LeastUtilised(), true, Tier.NONE),
        MOST_FREE(new MostFree(), true, Tier.NONE),
        WEIGHTED(new Weighted(ImmutableMap.of("azure", 2.0)), true, Tier.NONE),
        PROPORTIONAL(new Proportional(), true, Tier.NONE),
        COMMITMENT_FIRST(new CommitmentFirst(), true, Tier.NONE),
        ENVOY(new EnvoyPriority(1.4, 0.5, false, ImmutableMap.of()), false, Tier.NONE),
        GOOGLE(new GoogleWaterfall(ImmutableSet.of(), ImmutableMap.of(), 0.7, true, 0.25, 0.5, false), true, Tier.NONE),
        AZURE(new AzureSpillover(1, ImmutableMap.of()), false, Tier.CLOUD),
        KUBERNETES(
                new KubernetesPriorityExpander(
                        ImmutableMap.of("2", ImmutableList.of("H100"), "1", ImmutableList.of("^aws")),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(3)),
                true,
                Tier.NONE),
        KARMADA(new KarmadaOverflow(ImmutableMap.of()), true, Tier.CLOUD),
        SKY(new SkyFailover(false, ImmutableSet.of("gcp"), Scope.ZONE, Scope.REGION, Scope.CLOUD), false, Tier.NONE);

        private final OrderStrategy order;
        private final boolean isExhaustive;
        private final Tier tier;

        Case(OrderStrategy order, boolean isExhaustive, Tier tier) {
            this.order = order;
            this.isExhaustive = isExhaustive;
            this.tier = tier;
        }
    }

    @Test
    void everyOrderIsHere() {
        List<Class<?>> cases = new ArrayList<>();
        for (Case one : Case.values()) {
            cases.add(one.order.getClass());
        }
        assertThat(cases).hasSameElementsAs(Orders.ALL);
    }

    /** A decision with the plan it was made by. */
    private record Made(World world, Plan plan, Decision decision) {
        boolean refused(int pool) {
            return decision.refusals().stream().anyMatch(refusal -> refusal.pool() == pool);
        }
    }

    private static List<Made> run(long seed, OrderStrategy order, RoomIndex.Maker indexes) {
        return run(seed, order, indexes, new ArrayList<>());
    }

    /** @param moved takes the decisions about requests that ran already */
    private static List<Made> run(long seed, OrderStrategy order, RoomIndex.Maker indexes, List<Made> moved) {
        Compiled compiled = Compiler.compile(GeneratedScenarios.of(seed, order));
        World world = compiled.world();
        Plan[] plans = new Plan[world.classes];
        List<Made> made = new ArrayList<>();
        Simulation simulation = new Simulation(world, indexes);
        simulation.listen(new DecisionListener() {
            @Override
            public void changed(long tick, Agenda.Action action, int subject, int value) {
                if (action == Agenda.Action.PLAN) {
                    plans[subject] = world.plans[value];
                }
            }

            @Override
            public void decided(Decision decision) {
                made.add(new Made(world, plans[decision.requestClass()], decision));
            }

            @Override
            public void evacuated(int fromPool, Decision decision) {
                moved.add(new Made(world, plans[decision.requestClass()], decision));
            }

            @Override
            public void failedBack(int fromPool, Decision decision) {
                moved.add(new Made(world, plans[decision.requestClass()], decision));
            }
        });
        simulation.run(seed, 0);
        return made;
    }

    /** However a request came to the cloud that its customer asked for, and on no other. */
    @ParameterizedTest
    @EnumSource(Case.class)
    void whatIsOnTheCloudAskedFor_isItsCustomersChoice(Case order) {
        int barred = 0;
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            List<Made> moved = new ArrayList<>();
            List<Made> made = run(seed, order.order, RoomIndex::of, moved);
            for (Made one : Iterables.concat(made, moved)) {
                long outcome = one.decision.outcome();
                if (Decision.isPlaced(outcome)) {
                    boolean isWhereAsked = one.world.poolCloud[Decision.pool(outcome)] == one.decision.choice();
                    assertThat(Decision.cause(outcome) == Cause.CUSTOMER_CHOICE)
                            .as("seed %s, %s", seed, one.decision)
                            .isEqualTo(isWhereAsked);
                    barred += isWhereAsked && one.plan.bars(one.decision.choice()) ? 1 : 0;
                }
            }
        }
        assertThat(barred).isPositive();
    }

    /** What may not be chosen at once is chosen before it spills elsewhere; but for orders that do not look everywhere. */
    @ParameterizedTest
    @EnumSource(Case.class)
    void whatSpills_findsNoRoomWhereItsCustomerAsked(Case order) {
        int elsewhere = 0;
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            for (Made made : run(seed, order.order, RoomIndex::of)) {
                int choice = made.decision.choice();
                if (Decision.isSpill(made.decision.outcome()) && made.plan.bars(choice)) {
                    elsewhere++;
                    for (int pool : made.world.lanes[made.plan.choices()[choice]].pools()) {
                        assertThat(made.refused(pool) || !order.isExhaustive)
                                .as("seed %s, %s, pool %s", seed, made.decision, pool)
                                .isTrue();
                    }
                }
            }
        }
        assertThat(elsewhere).isPositive();
    }

    /** The next tier gets nothing while this one has room. */
    @ParameterizedTest
    @EnumSource(Case.class)
    void whatStandsBefore_hasRefused(Case order) {
        BiPredicate<Made, int[]> isBefore = (made, places) -> switch (order.tier) {
            case NONE -> false;
            case POOL -> places[0] < places[1];
            case CLOUD -> cloudOf(made, places[0]) != cloudOf(made, places[1]) && places[0] < places[1];
        };
        int spilled = 0;
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            for (Made made : run(seed, order.order, RoomIndex::of)) {
                long outcome = made.decision.outcome();
                if (Decision.isSpill(outcome) || Decision.isPlaced(outcome) && Decision.cause(outcome) == Cause.OPEN) {
                    spilled++;
                    int[] lane = lane(made);
                    int taken = indexOf(lane, Decision.pool(outcome));
                    for (int place = 0; place < lane.length; place++) {
                        assertThat(!isBefore.test(made, new int[] {place, taken}) || made.refused(lane[place]))
                                .as("seed %s, %s, pool %s", seed, made.decision, lane[place])
                                .isTrue();
                    }
                }
            }
        }
        assertThat(spilled).isGreaterThan(1000);
    }

    private static int[] lane(Made made) {
        return made.world.lanes[made.plan.others()].pools();
    }

    private static int cloudOf(Made made, int place) {
        return made.world.poolCloud[lane(made)[place]];
    }

    private static int indexOf(int[] lane, int pool) {
        int place = 0;
        while (lane[place] != pool) {
            place++;
        }
        return place;
    }

    /** Who is turned away finds no room anywhere; but for orders that say that they do not look everywhere. */
    @ParameterizedTest
    @EnumSource(Case.class)
    void nobodyIsTurnedAwayWhereThereIsRoom_orTheOrderSaysSo(Case order) {
        int lost = 0;
        int inVain = 0;
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            for (Made made : run(seed, order.order, RoomIndex::of)) {
                // Held for a first cloud that wants it and cannot, a request is not for the others to take.
                boolean mayGoAnywhere = made.plan.placedCause() != Cause.FIRST_PARTY && !made.plan.unlessAll();
                if (mayGoAnywhere
                        && !Decision.isPlaced(made.decision.outcome())
                        && made.decision.patienceTicks() == 0) {
                    lost++;
                    boolean allRefused = made.decision.refusals().size() == made.world.pools;
                    inVain += allRefused ? 0 : 1;
                }
            }
        }
        assertThat(lost).isGreaterThan(1000);
        assertThat(inVain == 0).as("%s of %s", inVain, lost).isEqualTo(order.isExhaustive);
    }

    /** Of pools that the order never asks nothing is heard, and none refuses for a reason that it does not have. */
    @ParameterizedTest
    @EnumSource(Case.class)
    void whatIsTurnedAway_isSoForTheRefusalNearestToAcceptance(Case order) {
        int lost = 0;
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            for (Made made : run(seed, order.order, RoomIndex::of)) {
                Decision decision = made.decision;
                if (decision.isAsked()
                        && !Decision.isPlaced(decision.outcome())
                        && !made.plan.unlessAll()
                        && !decision.refusals().isEmpty()) {
                    lost++;
                    assertThat(Reason.values()[Decision.reason(decision.outcome())])
                            .as("seed %s, %s", seed, decision)
                            .isEqualTo(decision.refusals().stream()
                                    .map(Decision.Refusal::reason)
                                    .max(Comparator.naturalOrder())
                                    .orElseThrow());
                }
            }
        }
        assertThat(lost).isGreaterThan(1000);
    }

    /**
     * Refusals of pools that stand behind the one that took a request would be of pools that nobody asked; but Karmada draws
     * among all of a cloud.
     */
    @ParameterizedTest
    @EnumSource(Case.class)
    void nothingIsToldOfPools_behindTheOneThatTookTheRequest(Case order) {
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            for (Made made : run(seed, order.order, RoomIndex::of)) {
                long outcome = made.decision.outcome();
                if (Decision.isSpill(outcome) && order.tier != Tier.NONE && made.decision.choice() < 0) {
                    int[] lane = lane(made);
                    for (int place = indexOf(lane, Decision.pool(outcome)) + 1; place < lane.length; place++) {
                        boolean isDrawnAmong = order == Case.KARMADA
                                && made.world.poolCloud[lane[place]] == made.world.poolCloud[Decision.pool(outcome)];
                        assertThat(made.refused(lane[place]) && !isDrawnAmong)
                                .as("seed %s, %s, pool %s", seed, made.decision, lane[place])
                                .isFalse();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Case.class)
    void theIndexForManyPools_decidesTheSame(Case order) {
        for (long seed = 1; seed <= SCENARIOS / 4; seed++) {
            assertThat(outcomes(run(seed, order.order, TreeIndex::new)))
                    .as("seed %s", seed)
                    .isEqualTo(outcomes(run(seed, order.order, ScanIndex::new)));
        }
    }

    /** Decisions are told by runs of their own: what they tell of is the run that was measured. */
    @ParameterizedTest
    @EnumSource(Case.class)
    void whoListens_changesNothing(Case order) {
        for (long seed = 1; seed <= SCENARIOS / 4; seed++) {
            World world =
                    Compiler.compile(GeneratedScenarios.of(seed, order.order)).world();
            ListeningTest.assertThatListeningChangesNothing(world, seed);
        }
    }

    private static List<Long> outcomes(List<Made> made) {
        return made.stream().map(one -> one.decision.outcome()).toList();
    }

    /** Two policies on one seed meet the same requests. */
    @Test
    void allOrdersMeetTheSameRequests() {
        Set<List<List<Number>>> worlds = new HashSet<>();
        for (Case order : Case.values()) {
            worlds.add(run(7, order.order, RoomIndex::of).stream()
                    .map(Made::decision)
                    .filter(decision -> !decision.hasWaited())
                    .<List<Number>>map(decision -> List.of(
                            decision.tick(), decision.requestClass(), decision.units(), decision.holdingTicks()))
                    .toList());
        }
        assertThat(worlds).hasSize(1);
    }
}
