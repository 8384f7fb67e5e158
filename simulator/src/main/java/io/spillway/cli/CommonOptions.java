package io.spillway.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
    @ArgGroup
    final Loudness loudness = new Loudness();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this help.")
    private boolean help;

    boolean isQuiet() {
        return loudness.quiet;
    }

    boolean isVerbose() {
        return loudness.verbose;
    }

    /** How much is said; one or the other. */
    static final class Loudness {
        @Option(
                names = {"-q", "--quiet"},
                description = "Says nothing on standard error but what is wrong.")
        private boolean quiet;

        @Option(
                names = {"-v", "--verbose"},
                description = "Says on standard error what was done and how long it took.")
        private boolean verbose;
    }
}
