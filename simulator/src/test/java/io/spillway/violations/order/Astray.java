package io.spillway.violations.order;

import io.spillway.violations.cli.Command;

/** Knows the command line. */
public record Astray(Command wrong) {}
