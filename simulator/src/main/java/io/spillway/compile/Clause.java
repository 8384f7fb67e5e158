package io.spillway.compile;

import io.spillway.model.Rule;
import java.util.Optional;

/**
 * The rule that the contract holds for a launch at an instant.
 *
 * @param rule where it lets the launch run
 * @param cloud the cloud that the rule names
 * @param terms the terms that it stands in; none where no terms are in force
 * @param carveOut the carve-out of those terms, where it is not their rule for everything
 */
public record Clause(Rule rule, String cloud, Optional<String> terms, Optional<String> carveOut) {}
