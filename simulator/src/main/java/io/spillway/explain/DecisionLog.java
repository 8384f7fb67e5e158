package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.primitives.Ints;
import io.spillway.compile.Compiled;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Decision;
import io.spillway.engine.LaunchDecision;
import io.spillway.engine.Plan;
import io.spillway.engine.Simulation;
import io.spillway.explain.NamedDecision.Departure;
import io.spillway.explain.NamedDecision.Refusal;
import io.spillway.model.Scenario;
import java.util.List;
import java.util.function.Consumer;

/** Every decision of some replications, in their order, told while they run: memory does not grow with them. */
public final class DecisionLog {
    private final Compiled compiled;
    private final Rulebook rulebook;
    private final long seed;
    private final ImmutableList<Integer> replications;
    private final int every;
    private final boolean withRefusals;

    /**
     * @param every of the requests of each launch and market, those whose ordinal is a multiple of this; 1 for all
     * @param withRefusals whether decisions hold the candidates not used
     */
    public DecisionLog(
            Scenario scenario,
            Compiled compiled,
            long seed,
            List<Integer> replications,
            int every,
            boolean withRefusals) {
        this.compiled = compiled;
        rulebook = new Rulebook(scenario);
        this.seed = seed;
        this.replications = ImmutableList.copyOf(replications);
        this.every = every;
        this.withRefusals = withRefusals;
    }

    /**
     * Runs the replications and tells their decisions.
     *
     * @param hearer hears those about requests
     * @param launches hears those about launches, all of them
     */
    public void tell(Consumer<NamedDecision> hearer, Consumer<NamedLaunch> launches) {
        Simulation simulation = new Simulation(compiled.world());
        for (int replication : replications) {
            simulation.listen(new Listener(replication, hearer, launches));
            simulation.run(seed, replication);
        }
    }

    /** Names the decisions of one replication. */
    private final class Listener extends Watcher {
        private final int replication;
        private final Consumer<NamedDecision> hearer;
        private final Consumer<NamedLaunch> launches;

        Listener(int replication, Consumer<NamedDecision> hearer, Consumer<NamedLaunch> launches) {
            super(compiled, rulebook);
            this.replication = replication;
            this.hearer = hearer;
            this.launches = launches;
        }

        @Override
        public void launched(LaunchDecision decision) {
            int requestClass = Ints.indexOf(compiled.world().classLine, decision.line());
            launches.accept(
                    naming.launch(replication, decision, refusals(requestClass, decision.tick(), decision.refusals())));
            super.launched(decision);
        }

        @Override
        public void decided(Decision decision) {
            if (decision.ordinal() % every == 0) {
                hearer.accept(naming.decision(replication, decision, refusals(decision)));
            }
            super.decided(decision);
        }

        @Override
        public void evacuated(int fromPool, Decision decision) {
            departs(fromPool, decision, Departure.EVACUATED);
            super.evacuated(fromPool, decision);
        }

        @Override
        public void failedBack(int fromPool, Decision decision) {
            departs(fromPool, decision, Departure.FAILED_BACK);
            super.failedBack(fromPool, decision);
        }

        private void departs(int fromPool, Decision decision, String how) {
            if (decision.ordinal() % every == 0) {
                hearer.accept(naming.departure(replication, decision, fromPool, how, refusals(decision)));
            }
        }

        private ImmutableList<Refusal> refusals(Decision decision) {
            return refusals(decision.requestClass(), decision.tick(), decision.refusals());
        }

        private ImmutableList<Refusal> refusals(int requestClass, long tick, List<Decision.Refusal> refusals) {
            if (!withRefusals) {
                return ImmutableList.of();
            }
            Plan plan = state.plan(requestClass);
            return refusals.stream()
                    .map(refusal -> naming.refusal(
                            requestClass,
                            tick,
                            refusal,
                            ends.of(refusal.reason(), refusal.pool(), requestClass, plan, tick)))
                    .collect(ImmutableList.toImmutableList());
        }
    }
}
