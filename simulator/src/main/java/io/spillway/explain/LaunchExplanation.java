package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
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
 * @param candidates every pool, those of the cloud that comes first ahead of the others, asked for the footprint
 * @param openings when it is open on each cloud; none while it is held
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
        ImmutableList<Candidate> candidates,
        ImmutableList<Opening> openings) {
    /**
     * An opening by the decision; whether the cloud can run the launch then is told by the candidates.
     *
     * @param lag the release lag that delays it, where one does
     */
    public record Opening(String cloud, Instant at, Optional<Evidence> lag) {}
}
