package io.spillway.scenario;

import java.util.Optional;

/**
 * A value in which two scenarios differ.
 *
 * @param path the value's path, as {@code --set} takes it
 * @param before the value in the first scenario, as it was written; nothing where it has none
 * @param after the value in the second
 */
public record Change(String path, Optional<String> before, Optional<String> after) {}
