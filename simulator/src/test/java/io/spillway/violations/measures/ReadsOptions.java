package io.spillway.violations.measures;

import picocli.CommandLine;

/** Takes its options from the command line. */
public record ReadsOptions(CommandLine line) {}
