package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Clause;
import io.spillway.compile.Compiled;
import io.spillway.compile.Compiler;
import io.spillway.compile.Rulebook;
import io.spillway.engine.LaunchDecision;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.Simulation;
import io.spillway.engine.World;
import io.spillway.explain.Candidate.Answer;
import io.spillway.explain.Explanation.Declining;
import io.spillway.explain.LaunchExplanation.Held;
import io.spillway.explain.LaunchExplanation.Later;
import io.spillway.explain.LaunchExplanation.NotOn;
import io.spillway.explain.LaunchExplanation.Opening;
import io.spillway.model.Dates;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.Nearest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds the decision about a launch and explains it. The run ends there; one that is held to the end is told so. */
public final class LaunchInquiry {
    private final LoadedScenario loaded;
    private final Rulebook rulebook;

    public LaunchInquiry(LoadedScenario loaded) {
        this.loaded = loaded;
        rulebook = new Rulebook(loaded.scenario());
    }

    /**
     * Runs one replication up to the decision and explains it.
     *
     * @throws NoSuchDecisionException if there is no such launch, or nothing was decided about it in the run
     */
    public LaunchExplanation answer(String launch, long seed, int replication) throws NoSuchDecisionException {
        Compiled compiled = Compiler.compile(loaded.scenario());
        int line = line(compiled, launch);
        Simulation simulation = new Simulation(compiled.world());
        Search search = new Search(compiled, simulation, line, seed, replication);
        simulation.listen(search);
        simulation.run(seed, replication);
        if (search.found == null) {
            throw new NoSuchDecisionException("nothing is decided about " + launch + " in replication " + replication
                    + ": " + whyUndecided(launch));
        }
        return search.found;
    }

    private String whyUndecided(String name) {
        Scenario scenario = loaded.scenario();
        Launch launch = scenario.launches().get(name);
        String end = "the run ends on " + Dates.written(scenario.end());
        if (launch == null) {
            return end + " before its day has come, or an answer";
        }
        String day = Dates.written(launch.date());
        if (launch.date().isBefore(rulebook.instant(0))) {
            return "it was launched on " + day + ", before the run begins on " + Dates.written(rulebook.instant(0));
        }
        return launch.date().isBefore(scenario.end())
                ? "it is launched on " + day + ", and " + end + " before an answer"
                : "it is launched on " + day + ", and " + end;
    }

    private static int line(Compiled compiled, String launch) throws NoSuchDecisionException {
        List<String> launches = new ArrayList<>();
        for (int line = 0; line < compiled.world().lines; line++) {
            if (compiled.world().launches[line] != null) {
                launches.add(compiled.names().lines().get(line));
            }
        }
        if (!launches.contains(launch)) {
            throw new NoSuchDecisionException(Nearest.unknown(launch, "a launch", launches));
        }
        return compiled.names().lines().indexOf(launch);
    }

    /** Listens to a run until the launch is decided. */
    private final class Search extends Follower {
        private final World world;
        private final Simulation simulation;
        private final int line;
        private final int requestClass;
        private final Reach reach;
        private final long seed;
        private final int replication;
        private Optional<Held> held = Optional.empty();
        private @Nullable LaunchExplanation found;

        Search(Compiled compiled, Simulation simulation, int line, long seed, int replication) {
            super(compiled, rulebook, loaded);
            world = compiled.world();
            this.simulation = simulation;
            this.line = line;
            this.seed = seed;
            this.replication = replication;
            int[] classes = IntStream.range(0, world.classes)
                    .filter(one -> world.classLine[one] == line)
                    .toArray();
            requestClass = classes[0];
            reach = new Reach(world, classes);
        }

        @Override
        public void launched(LaunchDecision decision) {
            if (decision.line() == line) {
                LaunchExplanation explained = explanation(decision);
                found = explained;
                if (decision.answer() == LaunchDecision.Answer.HELD) {
                    held = explained
                            .decision()
                            .reason()
                            .map(reason -> new Held(
                                    naming.cloud(decision.firstCloud()),
                                    rulebook.instant(decision.tick()),
                                    reason,
                                    grounds.unless(explained.rule().clause())));
                } else {
                    simulation.stop();
                }
            }
            super.launched(decision);
        }

        private LaunchExplanation explanation(LaunchDecision decision) {
            Instant at = rulebook.instant(decision.tick());
            Clause clause = rulebook.clause(requestClass, at).orElseThrow();
            Plan plan = state.plan(requestClass);
            NamedLaunch named = naming.launch(replication, decision, ImmutableList.of());
            double chance = grounds.declineChance(requestClass, plan, at);
            ImmutableList.Builder<Opening> openings = ImmutableList.builder();
            ImmutableList.Builder<NotOn> notOn = ImmutableList.builder();
            if (decision.answer() != LaunchDecision.Answer.HELD) {
                for (int cloud = 0; cloud < world.clouds; cloud++) {
                    Optional<Reach.Bar> bar = reach.bar(cloud, decision.tick(), decision.openTick()[cloud]);
                    if (bar.isEmpty()) {
                        openings.add(opening(cloud, decision));
                    } else {
                        notOn.add(notOn(cloud, bar.get(), decision));
                    }
                }
            }
            return new LaunchExplanation(
                    loaded.scenario().name(),
                    loaded.fingerprint(),
                    seed,
                    named,
                    rulebook.capabilities(requestClass),
                    rulebook.accelerators(requestClass),
                    grounds.rule(clause),
                    chance > 0 ? Optional.of(new Declining(chance, decision.declineDraw())) : Optional.empty(),
                    held,
                    candidates(decision, plan),
                    openings.build(),
                    notOn.build());
        }

        private Opening opening(int cloud, LaunchDecision decision) {
            return new Opening(naming.cloud(cloud), rulebook.instant(decision.openTick()[cloud]), lag(cloud, decision));
        }

        private NotOn notOn(int cloud, Reach.Bar bar, LaunchDecision decision) {
            String name = naming.cloud(cloud);
            List<Reach.Stretch> stretches = bar.stretches();
            boolean isLate = stretches.stream().anyMatch(stretch -> stretch.reason() == Reason.NOT_OPEN);
            return new NotOn(
                    name,
                    stretches.get(0).reason(),
                    stretches.stream()
                            .skip(1)
                            .map(stretch -> new Later(stretch.reason(), rulebook.instant(stretch.fromTick())))
                            .collect(ImmutableList.toImmutableList()),
                    bar.endTick().map(rulebook::instant),
                    isLate ? lag(cloud, decision) : Optional.empty());
        }

        /** The release lag that keeps a launch off a cloud for a time, where one does. */
        private Optional<Evidence> lag(int cloud, LaunchDecision decision) {
            return decision.openTick()[cloud] > decision.tick()
                    ? grounds.lag(requestClass, naming.cloud(cloud))
                    : Optional.empty();
        }

        private ImmutableList<Candidate> candidates(LaunchDecision decision, Plan plan) {
            Map<Integer, Reason> refused = new HashMap<>();
            decision.refusals().forEach(refusal -> refused.put(refusal.pool(), refusal.reason()));
            boolean takesWhatItCan = takesWhatItCan(decision, plan, refused);
            ImmutableList.Builder<Candidate> candidates = ImmutableList.builder();
            for (int pool : order(decision.firstCloud())) {
                boolean comesFirst = world.poolCloud[pool] == decision.firstCloud();
                boolean isAsked = comesFirst || decision.answer() != LaunchDecision.Answer.ACCEPTED;
                Reason reason = refused.get(pool);
                boolean isTaken =
                        reason == null || takesWhatItCan && comesFirst && reason.compareTo(Reason.CAPACITY) > 0;
                Answer answer = !isAsked ? Answer.NOT_ASKED : isTaken ? Answer.TAKEN : Answer.REFUSED;
                candidates.add(candidate(pool, answer, reason, requestClass, plan, decision.tick()));
            }
            return candidates.build();
        }

        /** Whether the first cloud takes the launch only since it can, as its terms ask for no more. */
        private boolean takesWhatItCan(LaunchDecision decision, Plan plan, Map<Integer, Reason> refused) {
            return decision.answer() == LaunchDecision.Answer.ACCEPTED
                    && plan.unlessAll()
                    && Arrays.stream(world.cloudPools[decision.firstCloud()]).allMatch(refused::containsKey);
        }

        @Override
        ImmutableList<Ground> groundsOf(Reason reason, int pool, int ofClass, Plan plan, long tick) {
            return grounds.ofItself(reason, pool, ofClass, plan, tick);
        }

        private List<Integer> order(int firstCloud) {
            List<Integer> order = new ArrayList<>();
            List<Integer> others = new ArrayList<>();
            for (int pool = 0; pool < world.pools; pool++) {
                (world.poolCloud[pool] == firstCloud ? order : others).add(pool);
            }
            order.addAll(others);
            return order;
        }
    }
}
