package io.spillway.violations.page;

import io.spillway.violations.cli.Command;

/** Knows the command line. */
public record Astray(Command wrong) {}
