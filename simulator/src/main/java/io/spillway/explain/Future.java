package io.spillway.explain;

import com.google.common.primitives.Ints;
import io.spillway.compile.Rulebook;
import io.spillway.engine.Agenda;
import io.spillway.engine.Clock;
import io.spillway.engine.Reason;
import io.spillway.engine.Regime;
import io.spillway.engine.World;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntPredicate;

/** What the calendar will change after an instant. */
final class Future {
    /** A change of a pool's capacity. */
    record Delivery(Instant at, int units) {}

    private final World world;
    private final Rulebook rulebook;

    Future(World world, Rulebook rulebook) {
        this.world = world;
        this.rulebook = rulebook;
    }

    /** When a pool no longer refuses a class for a reason that no moment changes; none within the run. */
    Optional<Instant> end(Reason reason, int pool, int requestClass, long tick) {
        return next(
                        Agenda.Action.PLAN,
                        requestClass,
                        tick,
                        regime -> world.plans[world.regimes[regime].plans()[0]].refusals()[pool] != reason.ordinal())
                .map(this::instant);
    }

    /**
     * What ends the wait for an answer about a launch; none within the run.
     *
     * @param untilTick when the answer or the deadline comes, as {@link io.spillway.engine.DecisionListener#asked} has it
     */
    Optional<Due> due(int line, long tick, long untilTick, boolean isSilent) {
        Optional<Long> letGo = next(
                        Agenda.Action.PLAN,
                        Ints.indexOf(world.classLine, line),
                        tick,
                        regime -> !awaitsAnswer(world.regimes[regime]))
                .map(entry -> Clock.tick(world.agenda.key()[entry]))
                .filter(change -> change <= untilTick);
        if (letGo.isPresent()) {
            return Optional.of(new Due(tick, letGo.get(), Due.End.TERMS));
        }
        return untilTick == Long.MAX_VALUE
                ? Optional.empty()
                : Optional.of(new Due(tick, untilTick, isSilent ? Due.End.DEADLINE : Due.End.ANSWER));
    }

    private boolean awaitsAnswer(Regime regime) {
        return regime.awaitsAnswer() && world.plans[regime.plans()[0]].firstCloud() == world.answeringCloud;
    }

    /** The next change of a pool's capacity. */
    Optional<Delivery> delivery(int pool, long tick) {
        return next(Agenda.Action.CAPACITY, pool, tick, units -> true)
                .map(entry -> new Delivery(instant(entry), world.agenda.value()[entry]));
    }

    private Optional<Integer> next(Agenda.Action action, int subject, long tick, IntPredicate value) {
        Agenda agenda = world.agenda;
        for (int entry = 0; entry < agenda.key().length; entry++) {
            if (Clock.tick(agenda.key()[entry]) > tick
                    && agenda.action()[entry] == action
                    && agenda.subject()[entry] == subject
                    && value.test(agenda.value()[entry])) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private Instant instant(int entry) {
        return rulebook.instant(Clock.tick(world.agenda.key()[entry]));
    }
}
