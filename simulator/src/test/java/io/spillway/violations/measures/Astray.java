package io.spillway.violations.measures;

import io.spillway.violations.cli.Command;

/** Knows the command line. */
public record Astray(Command wrong) {}
