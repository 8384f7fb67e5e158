package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.spillway.model.Rule;
import io.spillway.model.Unless;
import java.time.Duration;
import java.util.Optional;

/**
 * One decision with everything it rests on.
 *
 * @param needs what the request needs of a pool
 * @param rule the rule in force; none for a cloud's own workload
 * @param declining the first cloud's chance to decline, and what was drawn; none where nothing can decline
 * @param candidates in the order in which they were tried
 * @param sentence what became of the request, and why
 */
public record Explanation(
        String scenario,
        String fingerprint,
        long seed,
        NamedDecision decision,
        Needs needs,
        Optional<RuleInForce> rule,
        Optional<Declining> declining,
        ImmutableList<Candidate> candidates,
        String sentence) {
    /**
     * What a request needs of a pool.
     *
     * @param accelerators any of these; any at all when empty
     * @param geography where its data must stay
     */
    public record Needs(
            ImmutableSet<String> capabilities, ImmutableSet<String> accelerators, Optional<String> geography) {}

    /**
     * What the contract says of the launch.
     *
     * @param cloud the cloud that the rule names
     * @param unless what lets the launch leave that cloud
     * @param headStart how long that cloud is alone with a launch that it takes
     * @param deadline how long it may take to answer
     * @param terms the terms that it stands in; none where no terms are in force
     * @param carveOut the carve-out of those terms, where it is not their rule for everything
     * @param waiver the waiver that stands in their place
     */
    public record RuleInForce(
            Rule rule,
            String cloud,
            Unless unless,
            Duration headStart,
            Optional<Duration> deadline,
            Optional<String> terms,
            Optional<String> carveOut,
            Optional<String> waiver,
            Optional<Evidence> evidence) {}

    /**
     * The first cloud's choice.
     *
     * @param chance that it declines a request that it could take
     * @param draw a uniform number; below the chance it declines
     */
    public record Declining(double chance, double draw) {}
}
