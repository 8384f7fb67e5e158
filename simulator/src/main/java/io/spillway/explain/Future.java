package io.spillway.explain;

import io.spillway.compile.Rulebook;
import io.spillway.engine.Agenda;
import io.spillway.engine.Clock;
import io.spillway.engine.Reason;
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
