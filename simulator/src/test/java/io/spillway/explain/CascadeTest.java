package io.spillway.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.GeneratedScenarios;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.engine.Agenda;
import io.spillway.engine.Decision;
import io.spillway.engine.DecisionListener;
import io.spillway.engine.Order;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.RunResult;
import io.spillway.engine.Simulation;
import io.spillway.engine.World;
import io.spillway.model.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cascade and the state as they are followed from outside agree with the engine, over generated scenarios. */
class CascadeTest {
    private static final int SCENARIOS = 60;

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= SCENARIOS; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "generated scenario {0}")
    @MethodSource("seeds")
    void allThatWasTriedRefused_andTheBooksAgree(long seed) {
        Scenario scenario = GeneratedScenarios.of(seed);
        Compiled compiled = Compiler.compile(scenario);
        Simulation simulation = new Simulation(compiled.world());
        Follower follower = new Follower(compiled.world());
        simulation.listen(follower);

        RunResult counts = simulation.run(seed, 0);

        List<Long> used = usedUnitTicks(compiled.world(), counts);
        assertThat(follower.usedUnitTicks()).isEqualTo(used);
        assertThat(usedUnitTicks(compiled.world(), new Simulation(compiled.world()).run(seed, 0)))
                .as("whether somebody listens or not")
                .isEqualTo(used);
    }

    private static List<Long> usedUnitTicks(World world, RunResult counts) {
        long[] byPool = new long[world.pools];
        for (int entry = 0; entry < counts.firstEntry[world.segments]; entry++) {
            byPool[world.pool(counts.entryCell[entry])] += counts.entryUsedUnitTicks[entry];
        }
        return Arrays.stream(byPool).boxed().toList();
    }

    private static final class Follower implements DecisionListener {
        private final World world;
        private final RunState state;
        private final Cascade cascade;
        private final long[] unitTicks;

        Follower(World world) {
            this.world = world;
            state = new RunState(world);
            cascade = new Cascade(world, state);
            unitTicks = new long[world.pools];
        }

        @Override
        public void decided(Decision decision) {
            Plan plan = state.plan(decision.requestClass());
            Map<Integer, Reason> reasons = reasons(decision, plan);
            long outcome = decision.outcome();
            List<Integer> pools = cascade.pools(plan, decision.choice(), decision);
            assertThat(pools).doesNotHaveDuplicates();
            int tried = Decision.isPlaced(outcome) ? pools.indexOf(Decision.pool(outcome)) : pools.size();
            assertThat(tried).as("%s", decision).isNotNegative();
            for (int pool : pools.subList(0, tried)) {
                if (plan.unlessAll() && !Decision.isPlaced(outcome) && world.poolCloud[pool] != plan.firstCloud()) {
                    continue; // Held for the first cloud, which is willing: the others were not asked.
                }
                // Behind others in a line a request waits although a pool may have room for it.
                assertThat(Decision.isWaiting(outcome)
                                || isChosen(plan, decision.choice())
                                || reasons.containsKey(pool)
                                || plan.refusals()[pool] >= 0)
                        .as("pool %d of %s", pool, decision)
                        .isTrue();
            }
            if (Decision.isSpill(outcome) && !Decision.isStayingAway(outcome)) {
                Reason nearest = Reason.CAPACITY;
                if (world.cloudPools[plan.firstCloud()].length > 0) {
                    nearest = Reason.TERMS;
                    for (int pool : world.cloudPools[plan.firstCloud()]) {
                        Reason reason = reasons.getOrDefault(pool, Reason.values()[Math.max(0, plan.refusals()[pool])]);
                        nearest = reason.compareTo(nearest) > 0 ? reason : nearest;
                    }
                }
                assertThat(nearest.ordinal()).as("%s", decision).isEqualTo(Decision.cause(outcome));
            }
            if (Decision.isPlaced(outcome)) {
                unitTicks[Decision.pool(outcome)] -= decision.units() * decision.tick();
            }
            state.decided(decision);
        }

        /** Whether chance, and no listing, says which pool of a lane is taken. */
        private boolean isChosen(Plan plan, int choice) {
            List<Integer> lanes = new ArrayList<>(List.of(plan.first(), plan.others()));
            if (choice >= 0) {
                lanes.add(plan.choices()[choice]);
            }
            return lanes.stream().map(lane -> world.lanes[lane].order()).anyMatch(order -> order == Order.PROPORTIONAL);
        }

        @Override
        public void evacuated(int fromPool, Decision decision) {
            if (Decision.isPlaced(decision.outcome())) {
                unitTicks[Decision.pool(decision.outcome())] -= decision.units() * decision.tick();
            }
            state.decided(decision);
        }

        @Override
        public void failedBack(int fromPool, Decision decision) {
            evacuated(fromPool, decision);
        }

        private Map<Integer, Reason> reasons(Decision decision, Plan plan) {
            Map<Integer, Reason> reasons = new HashMap<>();
            for (Decision.Refusal refusal : decision.refusals()) {
                reasons.put(refusal.pool(), refusal.reason());
                if (world.signalTicks > 0) {
                    continue;
                }
                if (refusal.reason() == Reason.CAPACITY) {
                    assertThat(refusal.number()).isEqualTo(state.freeUnits(refusal.pool()));
                } else if (refusal.reason() == Reason.RESERVED) {
                    assertThat(refusal.number()).isEqualTo(state.keptUnits(plan, refusal.pool()));
                }
            }
            return reasons;
        }

        @Override
        public void signalled(long tick) {
            state.signalled();
        }

        @Override
        public void ended(long tick, int pool, int units) {
            unitTicks[pool] += units * tick;
            state.ended(pool, units);
        }

        @Override
        public void changed(long tick, Agenda.Action action, int subject, int value) {
            state.changed(action, subject, value);
        }

        List<Long> usedUnitTicks() {
            List<Long> used = new ArrayList<>();
            for (int pool = 0; pool < world.pools; pool++) {
                used.add(unitTicks[pool] + state.usedUnits(pool) * world.endTick);
            }
            return used;
        }
    }
}
