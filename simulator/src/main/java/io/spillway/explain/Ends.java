package io.spillway.explain;

import io.spillway.compile.Rulebook;
import io.spillway.engine.Plan;
import io.spillway.engine.Reason;
import io.spillway.engine.World;
import io.spillway.model.Rule;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** When refusals come to an end that no moment changes, in one replication. */
final class Ends {
    /** What one pool says to one class, whatever the moment. */
    private record Said(Reason reason, int pool, int requestClass) {}

    private final World world;
    private final Rulebook rulebook;
    private final RunState state;
    private final Future future;
    /** The end that was found last, which holds until it comes. */
    private final Map<Said, Optional<Instant>> found = new HashMap<>();

    Ends(World world, Rulebook rulebook, RunState state) {
        this.world = world;
        this.rulebook = rulebook;
        this.state = state;
        future = new Future(world, rulebook);
    }

    /**
     * When a refusal ends that no moment changes; none for the others, nor where no end is known. Of a launch that is pending it is
     * when no answer is waited for any more: it may open on this cloud later still.
     */
    Optional<Instant> of(Reason reason, int pool, int requestClass, Plan plan, long tick) {
        int line = world.classLine[requestClass];
        OptionalLong opens = state.openTick(line, world.poolCloud[pool]);
        if (reason == Reason.NOT_OPEN) {
            return opens.isPresent()
                    ? Optional.of(rulebook.instant(opens.getAsLong()))
                    : state.due(line).map(due -> rulebook.instant(due.tick()));
        }
        boolean isBarredChoice = reason == Reason.TERMS && plan.refusals()[pool] != reason.ordinal();
        if (isBarredChoice && !isFirstRefusal(requestClass, tick) && state.headStartEndTick(line) > tick) {
            return Optional.of(rulebook.instant(state.headStartEndTick(line)));
        }
        return plan.refusals()[pool] == reason.ordinal()
                ? fixed(new Said(reason, pool, requestClass), tick)
                : Optional.empty();
    }

    /** Such a right bars what customers ask for as long as it stands, whatever head start goes with it. */
    private boolean isFirstRefusal(int requestClass, long tick) {
        return rulebook.clause(requestClass, rulebook.instant(tick))
                .filter(clause -> clause.rule() == Rule.RIGHT_OF_FIRST_REFUSAL)
                .isPresent();
    }

    /** The calendar is asked again when the end that it told is past. */
    private Optional<Instant> fixed(Said said, long tick) {
        Optional<Instant> known = found.get(said);
        if (known == null || known.isPresent() && !known.get().isAfter(rulebook.instant(tick))) {
            known = future.end(said.reason(), said.pool(), said.requestClass(), tick);
            found.put(said, known);
        }
        return known;
    }
}
