package io.spillway.explain;

import java.util.Optional;

/**
 * The clause or figure behind an answer.
 *
 * @param statement what it comes to, in words
 * @param evidence the value of the scenario that says so; none where nothing was written
 */
public record Ground(String statement, Optional<Evidence> evidence) {}
