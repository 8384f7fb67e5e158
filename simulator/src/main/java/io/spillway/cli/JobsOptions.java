package io.spillway.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** On how many threads something runs. */
final class JobsOptions {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Threads; all cores when left out. Results do not depend on it.")
    int jobs = Runtime.getRuntime().availableProcessors();

    /** Remembers when that is none. */
    void check(Mistakes mistakes) {
        if (jobs < 1) {
            mistakes.add("jobs: " + jobs + "; expected 1 or more");
        }
    }

    /** The number that a command line says, if it says one. */
    Optional<Integer> given(CommandSpec command) {
        return command.commandLine().getParseResult().hasMatchedOption("--jobs") ? Optional.of(jobs) : Optional.empty();
    }
}
