package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Agenda;
import io.spillway.engine.Decision;
import io.spillway.engine.DecisionListener;
import io.spillway.engine.LaunchDecision;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.explain.Candidate.Answer;
import io.spillway.scenario.LoadedScenario;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a run, to explain a decision in it by what it was made against. */
abstract class Follower implements DecisionListener {
    final Naming naming;
    final RunState state;
    final Grounds grounds;
    private final Rulebook rulebook;

    Follower(Compiled compiled, Rulebook rulebook, LoadedScenario loaded) {
        this.rulebook = rulebook;
        naming = new Naming(compiled, rulebook);
        state = new RunState(compiled.world());
        grounds = new Grounds(compiled.world(), naming, rulebook, loaded.provenance(), state);
    }

    @Override
    public void decided(Decision decision) {
        state.decided(decision);
    }

    @Override
    public void evacuated(int fromPool, Decision decision) {
        state.decided(decision);
    }

    @Override
    public void failedBack(int fromPool, Decision decision) {
        state.decided(decision);
    }

    @Override
    public void signalled(long tick) {
        state.signalled();
    }

    @Override
    public void ended(long tick, int pool, int units) {
        state.ended(pool, units);
    }

    @Override
    public void launched(LaunchDecision decision) {
        state.launched(decision);
    }

    @Override
    public void opens(int line, long[] openTick, long headStartEndTick) {
        state.opens(line, openTick, headStartEndTick);
    }

    @Override
    public void delivered(long tick, int pool) {
        state.delivered(pool);
    }

    @Override
    public void changed(long tick, Agenda.Action action, int subject, int value) {
        state.changed(action, subject, value);
    }

    /** A pool as it is now. */
    final Candidate candidate(
            int pool, Answer answer, @Nullable Reason reason, int requestClass, Plan plan, long tick) {
        return new Candidate(
                naming.place(pool),
                rulebook.geographyOf(pool),
                answer,
                Optional.ofNullable(reason),
                state.freeUnits(pool),
                state.capacityUnits(pool),
                state.headroomUnits(pool),
                state.utilisation(pool),
                reason == null ? Optional.empty() : grounds.until(reason, pool, requestClass, plan, tick),
                reason == null ? ImmutableList.of() : groundsOf(reason, pool, requestClass, plan, tick));
    }

    /** What an answer rests on. */
    ImmutableList<Ground> groundsOf(Reason reason, int pool, int requestClass, Plan plan, long tick) {
        return grounds.of(reason, pool, requestClass, plan, tick);
    }
}
