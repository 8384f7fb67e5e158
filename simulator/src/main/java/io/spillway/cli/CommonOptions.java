package io.spillway.cli;

import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
    @Option(
            names = {"-q", "--quiet"},
            description = "Says nothing on standard error but what is wrong.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Says on standard error what was done and how long it took.")
    boolean verbose;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;
}
