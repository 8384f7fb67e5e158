package io.spillway.violations.optimize;

import io.spillway.violations.cli.Command;

/** Knows the command line. */
public record Astray(Command wrong) {}
