package io.spillway.violations.focus;

import io.spillway.violations.cli.Command;

/** Knows the command line. */
public record Astray(Command wrong) {}
