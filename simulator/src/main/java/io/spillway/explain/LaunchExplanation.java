package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.spillway.engine.Reason;
import io.spillway.explain.Explanation.Declining;
import io.spillway.explain.Explanation.RuleInForce;
import java.time.Instant;
import java.util.Optional;

/**
 * A launch decision with everything it rests on.
 *
 * @param capabilities what a cloud or region must have for it
 * @param accelerators any of these; any at all when empty
 * @param rule the rule in force when the answer came
 * @param declining the first cloud's chance to decline, and what was drawn; none where nothing can decline
 * @param held how it was held before this decision, where it was
 * @param candidates every pool, those of the cloud that comes first ahead of the others, asked for the footprint
 * @param openings the clouds on which requests of it may be placed from its opening there on; none while it is held
 * @param notOn the clouds that the decision opens too, on which none may
 */
public record LaunchExplanation(
        String scenario,
        String fingerprint,
        long seed,
        NamedLaunch decision,
        ImmutableSet<String> capabilities,
        ImmutableSet<String> accelerators,
        RuleInForce rule,
        Optional<Declining> declining,
        Optional<Held> held,
        ImmutableList<Candidate> candidates,
        ImmutableList<Opening> openings,
        ImmutableList<NotOn> notOn) {
    /**
     * The time in which a launch was kept for a cloud that wanted it and could not take it.
     *
     * @param reason why it could not when it was asked first
     * @param clause what then bound it to wait
     */
    public record Held(String cloud, Instant since, Reason reason, Optional<Evidence> clause) {}

    /**
     * An opening by the decision.
     *
     * @param lag the release lag that delays it, where one does
     */
    public record Opening(String cloud, Instant at, Optional<Evidence> lag) {}

    /**
     * A cloud that the decision opens to nothing, as the terms bar it or it can or would run nothing of the launch.
     *
     * @param reason of the reasons of its pools the one nearest to acceptance, and where none of them keeps requests off, that
     *     the launch is not open there yet
     * @param then what keeps requests off when that no longer does, in turn
     * @param until from when on requests may be placed there; none within the run
     * @param lag the release lag for which it is not open there yet, where that is one of the reasons
     */
    public record NotOn(
            String cloud, Reason reason, ImmutableList<Later> then, Optional<Instant> until, Optional<Evidence> lag) {}

    /** A reason that takes the place of another. */
    public record Later(Reason reason, Instant from) {}
}
