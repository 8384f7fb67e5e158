package io.spillway.explain;

import io.spillway.compile.Compiled;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Agenda;
import io.spillway.engine.Decision;
import io.spillway.engine.DecisionListener;
import io.spillway.engine.LaunchDecision;

/** Keeps the state of a run beside its decisions; who tells of one does so before it is passed on to here. */
abstract class Watcher implements DecisionListener {
    final Naming naming;
    final RunState state;
    final Ends ends;
    private final Future future;

    Watcher(Compiled compiled, Rulebook rulebook) {
        naming = new Naming(compiled, rulebook);
        state = new RunState(compiled.world());
        future = new Future(compiled.world(), rulebook);
        ends = new Ends(compiled.world(), rulebook, state);
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
    public void asked(int line, long tick, long untilTick, boolean isSilent) {
        state.asked(line, future.due(line, tick, untilTick, isSilent));
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
}
