package io.spillway.explain;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.spillway.compile.Clause;
import java.util.Optional;

/**
 * One decision with everything it rests on.
 *
 * @param needs what the request needs of a pool
 * @param rule the rule in force; none for a cloud's own workload
 * @param declining the first cloud's chance to decline, and what was drawn; none where nothing can decline
 * @param order what an order says of its choice: health, loads, what was drawn from; nothing where it says nothing
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
        ImmutableList<String> order,
        ImmutableList<Candidate> candidates,
        String sentence) {
    /**
     * What a request needs of a pool.
     *
     * @param accelerators any of these; any at all when empty
     * @param geography where its data must stay
     * @param prefers geographies that it is served from rather than elsewhere, the nearest first
     */
    public record Needs(
            ImmutableSet<String> capabilities,
            ImmutableSet<String> accelerators,
            Optional<String> geography,
            ImmutableSet<String> prefers) {}

    /**
     * What the contract says of the launch.
     *
     * @param evidence where its rule is written
     * @param besides where the clouds are written that it does not keep out, beside the one it names; none without any
     */
    public record RuleInForce(Clause clause, Optional<Evidence> evidence, Optional<Evidence> besides) {}

    /**
     * The first cloud's choice.
     *
     * @param chance that it declines a request that it could take
     * @param draw a uniform number; below the chance it declines
     */
    public record Declining(double chance, double draw) {}
}
