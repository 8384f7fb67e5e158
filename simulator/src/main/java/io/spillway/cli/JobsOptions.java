package io.spillway.cli;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** On how many threads something runs. */
final class JobsOptions {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Threads; all cores when left out. Results do not depend on it.")
    int jobs = Runtime.getRuntime().availableProcessors();

    /** @throws ParameterException when that is none */
    void check(CommandSpec command) {
        if (jobs < 1) {
            throw new ParameterException(command.commandLine(), "jobs: " + jobs + "; expected 1 or more");
        }
    }

    /** The number that a command line says, if it says one. */
    Optional<Integer> given(CommandSpec command) {
        return command.commandLine().getParseResult().hasMatchedOption("--jobs") ? Optional.of(jobs) : Optional.empty();
    }
}
