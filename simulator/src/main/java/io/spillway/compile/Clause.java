package io.spillway.compile;

import com.google.common.collect.ImmutableSet;
import io.spillway.model.Rule;
import io.spillway.model.Unless;
import java.time.Duration;
import java.util.Optional;

/**
 * The rule that the contract holds for a launch at an instant.
 *
 * @param rule where it lets the launch run
 * @param cloud the cloud that the rule names
 * @param besides clouds that an exclusive rule does not keep out, beside the one it names
 * @param unless what lets the launch leave that cloud
 * @param headStart how long that cloud is alone with a launch that it takes
 * @param deadline how long it may take to answer
 * @param terms the terms that it stands in; none where no terms are in force
 * @param carveOut the carve-out of those terms, where it is not their rule for everything
 * @param waiver the waiver that stands in their place
 */
public record Clause(
        Rule rule,
        String cloud,
        ImmutableSet<String> besides,
        Unless unless,
        Duration headStart,
        Optional<Duration> deadline,
        Optional<String> terms,
        Optional<String> carveOut,
        Optional<String> waiver) {
    /** Whether the cloud that the rule names is asked before any other. */
    public boolean putsOneFirst() {
        return rule == Rule.FIRST || rule == Rule.RIGHT_OF_FIRST_REFUSAL;
    }

    /** Whether it keeps a launch off a cloud, whatever the others do. */
    boolean bars(String other) {
        return rule == Rule.EXCLUSIVE && !other.equals(cloud) && !besides.contains(other);
    }
}
