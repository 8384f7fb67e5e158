package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Decision;
import io.spillway.engine.DecisionListener;
import io.spillway.engine.LaunchDecision;
import io.spillway.engine.Simulation;
import io.spillway.explain.NamedDecision.Departure;
import io.spillway.model.Scenario;
import java.util.List;
import java.util.function.Consumer;

/** Every decision of some replications, in their order, told while they run: memory does not grow with them. */
public final class DecisionLog {
    private final Compiled compiled;
    private final Naming naming;
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
        naming = new Naming(compiled, new Rulebook(scenario));
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
    private final class Listener implements DecisionListener {
        private final int replication;
        private final Consumer<NamedDecision> hearer;
        private final Consumer<NamedLaunch> launches;

        Listener(int replication, Consumer<NamedDecision> hearer, Consumer<NamedLaunch> launches) {
            this.replication = replication;
            this.hearer = hearer;
            this.launches = launches;
        }

        @Override
        public void launched(LaunchDecision decision) {
            launches.accept(naming.launch(replication, decision, withRefusals));
        }

        @Override
        public void decided(Decision decision) {
            if (decision.ordinal() % every == 0) {
                hearer.accept(naming.decision(replication, decision, withRefusals));
            }
        }

        @Override
        public void evacuated(int fromPool, Decision decision) {
            departs(fromPool, decision, Departure.EVACUATED);
        }

        @Override
        public void failedBack(int fromPool, Decision decision) {
            departs(fromPool, decision, Departure.FAILED_BACK);
        }

        private void departs(int fromPool, Decision decision, String how) {
            if (decision.ordinal() % every == 0) {
                hearer.accept(naming.departure(replication, decision, fromPool, how, withRefusals));
            }
        }
    }
}
