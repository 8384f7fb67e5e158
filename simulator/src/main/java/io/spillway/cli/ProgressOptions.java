package io.spillway.cli;

import java.util.Locale;
import picocli.CommandLine.Option;

/** Whether progress is shown. */
final class ProgressOptions {
    @Option(
            names = "--progress",
            paramLabel = "WHEN",
            description = "${COMPLETION-CANDIDATES}; auto shows it on a terminal.",
            defaultValue = "auto")
    private Show progress = Show.AUTO;

    /** When progress is shown. */
    enum Show {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean isShown(Console console, CommonOptions common) {
        return progress == Show.ALWAYS || progress == Show.AUTO && console.terminal() && !common.isQuiet();
    }
}
