package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.explain.Candidate.Answer;
import io.spillway.scenario.LoadedScenario;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a run, to explain a decision in it by what it was made against. */
abstract class Follower extends Watcher {
    final Grounds grounds;
    private final Rulebook rulebook;

    Follower(Compiled compiled, Rulebook rulebook, LoadedScenario loaded) {
        super(compiled, rulebook);
        this.rulebook = rulebook;
        grounds = new Grounds(compiled.world(), naming, rulebook, loaded.provenance(), state);
    }

    /** A pool as it is now. */
    final Candidate candidate(
            int pool, Answer answer, @Nullable Reason reason, int requestClass, Plan plan, long tick) {
        return candidate(
                pool,
                answer,
                Optional.ofNullable(reason),
                reason == null ? Optional.empty() : ends.of(reason, pool, requestClass, plan, tick),
                reason == null ? ImmutableList.of() : groundsOf(reason, pool, requestClass, plan, tick));
    }

    /** A pool that is in back-off now, and was not asked for that. */
    final Candidate inBackOff(int pool, Instant until) {
        return candidate(pool, Answer.NOT_ASKED, Optional.empty(), Optional.of(until), grounds.backOff());
    }

    private Candidate candidate(
            int pool,
            Answer answer,
            Optional<Reason> reason,
            Optional<Instant> until,
            ImmutableList<Ground> itsGrounds) {
        return new Candidate(
                naming.place(pool),
                rulebook.geographyOf(pool),
                answer,
                reason,
                state.freeUnits(pool),
                state.capacityUnits(pool),
                state.headroomUnits(pool),
                state.utilisation(pool),
                until,
                itsGrounds);
    }

    /** What an answer rests on. */
    ImmutableList<Ground> groundsOf(Reason reason, int pool, int requestClass, Plan plan, long tick) {
        return grounds.of(reason, pool, requestClass, plan, tick);
    }
}
