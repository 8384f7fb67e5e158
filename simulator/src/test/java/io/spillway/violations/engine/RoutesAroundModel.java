package io.spillway.violations.engine;

import java.nio.file.Path;

/** Looks at files while it routes. */
public record RoutesAroundModel(Path trace) {}
