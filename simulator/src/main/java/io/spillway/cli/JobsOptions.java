package io.spillway.cli;

import picocli.CommandLine.Option;

/** On how many threads something runs. */
final class JobsOptions {
    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Threads; all cores when left out. Results do not depend on it.")
    int jobs = Runtime.getRuntime().availableProcessors();
}
