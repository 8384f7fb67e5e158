package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Decision;
import io.spillway.engine.Kind;
import io.spillway.engine.Lane;
import io.spillway.engine.Order;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.Simulation;
import io.spillway.engine.World;
import io.spillway.explain.Candidate.Answer;
import io.spillway.explain.Explanation.Declining;
import io.spillway.explain.Explanation.Needs;
import io.spillway.explain.NamedDecision.Departure;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Nearest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the decision that a {@link Question} asks for and explains it. The run ends there. */
public final class Inquiry {
    private final LoadedScenario loaded;
    private final Rulebook rulebook;

    public Inquiry(LoadedScenario loaded) {
        this.loaded = loaded;
        rulebook = new Rulebook(loaded.scenario());
    }

    /**
     * Runs one replication up to the decision and explains it.
     *
     * @throws NoSuchDecisionException if there is no such launch, market or request
     */
    public Explanation answer(Question question) throws NoSuchDecisionException {
        boolean[] asked = classes(question);
        Compiled compiled = Compiler.compile(loaded.scenario());
        Simulation simulation = new Simulation(compiled.world());
        Search search = new Search(compiled, simulation, question, asked);
        simulation.listen(search);
        simulation.run(question.seed(), question.replication());
        if (search.found == null) {
            throw new NoSuchDecisionException(search.nothingFound());
        }
        return search.found;
    }

    /** Which classes are asked about. */
    private boolean[] classes(Question question) throws NoSuchDecisionException {
        List<Integer> ofLaunch = named(
                IntStream.range(0, rulebook.classes()).boxed().toList(),
                c -> rulebook.line(c).name(),
                question.launch(),
                "a launch or a cloud's own workload");
        List<Integer> wanted = question.market().isEmpty()
                ? ofLaunch
                : named(ofLaunch, rulebook::market, question.market().get(), "a market of " + question.launch());
        boolean[] asked = new boolean[rulebook.classes()];
        wanted.forEach(c -> asked[c] = true);
        return asked;
    }

    private static List<Integer> named(
            List<Integer> classes, Function<Integer, String> nameOf, String name, String what)
            throws NoSuchDecisionException {
        List<Integer> found =
                classes.stream().filter(c -> nameOf.apply(c).equals(name)).toList();
        if (found.isEmpty()) {
            List<String> names = classes.stream().map(nameOf).distinct().toList();
            throw new NoSuchDecisionException(Nearest.unknown(name, what, names));
        }
        return found;
    }

    /** Listens to a run until the decision comes. */
    private final class Search extends Follower {
        private static final int NO_CHOICE = -1;

        private final Simulation simulation;
        private final Question question;
        private final boolean[] asked;
        private final long fromTick;
        private final World world;
        private final Cascade cascade;
        private long decisions;
        private long lastTick = -1;
        private @Nullable Explanation found;

        Search(Compiled compiled, Simulation simulation, Question question, boolean[] asked) {
            super(compiled, rulebook, loaded);
            this.simulation = simulation;
            this.question = question;
            this.asked = asked;
            fromTick = rulebook.tick(question.from().orElse(loaded.scenario().start()));
            world = compiled.world();
            cascade = new Cascade(world, state);
        }

        @Override
        public void decided(Decision decision) {
            if (isAskedFor(decision)) {
                explain(
                        decision,
                        decision.choice(),
                        naming.decision(question.replication(), decision, ImmutableList.of()));
            }
            super.decided(decision);
        }

        @Override
        public void evacuated(int fromPool, Decision decision) {
            if (isAskedFor(decision)) {
                explain(decision, decision.choice(), departure(fromPool, decision, Departure.EVACUATED));
            }
            super.evacuated(fromPool, decision);
        }

        /** A failback asks the first cloud, whatever the customer asked for. */
        @Override
        public void failedBack(int fromPool, Decision decision) {
            if (isAskedFor(decision)) {
                explain(decision, NO_CHOICE, departure(fromPool, decision, Departure.FAILED_BACK));
            }
            super.failedBack(fromPool, decision);
        }

        private NamedDecision departure(int fromPool, Decision decision, String how) {
            return naming.departure(question.replication(), decision, fromPool, how, ImmutableList.of());
        }

        private boolean isAskedFor(Decision decision) {
            if (!asked[decision.requestClass()] || found != null) {
                return false;
            }
            lastTick = decision.tick();
            return decision.tick() >= fromTick && ++decisions == question.nth();
        }

        private void explain(Decision decision, int choice, NamedDecision named) {
            found = explanation(decision, choice, named);
            simulation.stop();
        }

        String nothingFound() {
            String subject = question.launch()
                    + question.market()
                            .map(market -> ", market " + market + ",")
                            .orElse("");
            if (lastTick < 0) {
                return subject + " sends no request in replication " + question.replication();
            }
            return (decisions == 0
                            ? "no decision"
                            : "only " + decisions + (decisions == 1 ? " decision" : " decisions"))
                    + " about " + subject + " at or after " + rulebook.instant(fromTick) + " in replication "
                    + question.replication() + "; the last is at " + rulebook.instant(lastTick);
        }

        private Explanation explanation(Decision decision, int choice, NamedDecision named) {
            int c = decision.requestClass();
            Plan plan = state.plan(c);
            Instant at = rulebook.instant(decision.tick());
            ImmutableList<Candidate> candidates = candidates(decision, choice, plan);
            List<String> order = decision.isAsked() ? simulation.statements(plan) : List.of();
            int passedOver = order.isEmpty() ? 0 : simulation.openTo(plan, decision.units(), decision.declineDraw());
            String first = plan.firstCloud() < 0 ? "" : naming.cloud(plan.firstCloud());
            return new Explanation(
                    loaded.scenario().name(),
                    loaded.fingerprint(),
                    question.seed(),
                    named,
                    new Needs(
                            rulebook.capabilities(c),
                            rulebook.accelerators(c),
                            rulebook.geography(c),
                            rulebook.prefers(c)),
                    rulebook.clause(c, at).map(grounds::rule),
                    declining(decision, plan, at),
                    ImmutableList.copyOf(order.isEmpty() ? drawn(decision, choice, plan) : order),
                    candidates,
                    Sentence.of(named, candidates, first, passedOver));
        }

        /** What chance had to choose from, where it chose. */
        private List<String> drawn(Decision decision, int choice, Plan plan) {
            if (!Decision.isPlaced(decision.outcome())) {
                return List.of();
            }
            int taken = Decision.pool(decision.outcome());
            Lane lane = cascade.lane(plan, choice, taken);
            if (lane.order() != Order.PROPORTIONAL) {
                return List.of();
            }
            int[] open = Arrays.stream(lane.pools())
                    .filter(pool -> pool == taken
                            || simulation.ownRefusal(plan, pool, decision.units(), decision.declineDraw()) == null)
                    .toArray();
            long units = Arrays.stream(open)
                    .mapToLong(pool -> cascade.room(plan, pool))
                    .sum();
            int own = cascade.room(plan, taken);
            return List.of(String.format(
                    Locale.ROOT,
                    "drawn by room among %d %s that would take it; %s has %,d of %,d units, %.1f %%",
                    open.length,
                    open.length == 1 ? "pool" : "pools",
                    naming.place(taken),
                    own,
                    units,
                    100.0 * own / units));
        }

        private Optional<Declining> declining(Decision decision, Plan plan, Instant at) {
            double chance = plan.declineChance() > 0 || plan.declineAbove().length > 0
                    ? grounds.declineChance(decision.requestClass(), plan, at)
                    : 0;
            return chance > 0 ? Optional.of(new Declining(chance, decision.declineDraw())) : Optional.empty();
        }

        /** Why the cloud that comes first would not have taken what it takes only since it can. */
        private @Nullable Reason despite(Decision decision, Plan plan, int pool) {
            boolean mustIfItCan = plan.unlessAll() && world.poolCloud[pool] == plan.firstCloud();
            Reason reason =
                    mustIfItCan ? simulation.ownRefusal(plan, pool, decision.units(), decision.declineDraw()) : null;
            return reason != null && reason.kind() == Kind.CHOOSES_NOT ? reason : null;
        }

        private ImmutableList<Candidate> candidates(Decision decision, int choice, Plan plan) {
            int c = decision.requestClass();
            long tick = decision.tick();
            Map<Integer, Decision.Refusal> refusals = new HashMap<>();
            decision.refusals().forEach(refusal -> refusals.put(refusal.pool(), refusal));
            long outcome = decision.outcome();
            int taken = Decision.isPlaced(outcome) ? Decision.pool(outcome) : -1;
            List<Candidate> candidates = new ArrayList<>();
            // The cloud that the customer asked for and that the contract would not have it choose.
            List<Candidate> barred = new ArrayList<>();
            List<Candidate> inBackOff = new ArrayList<>();
            List<Candidate> notAsked = new ArrayList<>();
            boolean settled = false;
            for (int pool : cascade.pools(plan, choice, decision)) {
                int fixed = plan.refusals()[pool];
                boolean isFixed = fixed >= 0 && fixed != Reason.MARGIN.ordinal();
                Decision.Refusal refusal = refusals.get(pool);
                Reason refused = refusal == null ? null : refusal.reason();
                Reason reason = isFixed ? Reason.values()[fixed] : refused;
                if (settled && refused == Reason.TERMS) {
                    barred.add(candidate(pool, Answer.REFUSED, Reason.TERMS, c, plan, tick));
                } else if (pool == taken) {
                    candidates.add(candidate(pool, Answer.TAKEN, despite(decision, plan, pool), c, plan, tick));
                    settled = true;
                } else if (reason == null && decision.isAsked() && simulation.backOffEndTick(plan, pool) > tick) {
                    inBackOff.add(inBackOff(pool, rulebook.instant(simulation.backOffEndTick(plan, pool))));
                } else if (settled || reason == null || !decision.isAsked()) {
                    notAsked.add(candidate(pool, Answer.NOT_ASKED, null, c, plan, tick));
                } else if (refusal != null && !refusal.isAsked()) {
                    candidates.add(candidate(pool, Answer.NOT_ASKED, reason, c, plan, tick));
                } else {
                    candidates.add(candidate(pool, Answer.REFUSED, reason, c, plan, tick));
                }
            }
            return ImmutableList.<Candidate>builder()
                    .addAll(barred)
                    .addAll(candidates)
                    .addAll(inBackOff)
                    .addAll(notAsked)
                    .build();
        }
    }
}
