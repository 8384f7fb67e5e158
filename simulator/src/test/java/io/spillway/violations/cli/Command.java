package io.spillway.violations.cli;

import io.spillway.violations.report.Astray;

/** Makes a cycle with what it uses. */
public record Command(Astray used) {}
