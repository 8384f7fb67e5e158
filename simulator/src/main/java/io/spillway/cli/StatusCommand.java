package io.spillway.cli;

import io.spillway.report.SweepReport;
import io.spillway.sweep.JournalHead;
import io.spillway.sweep.SweepState;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how far a sweep has come. */
@Command(
        name = "status",
        description =
                "Says what a sweep has done, what failed, what is left and how long it will take; also while it runs.",
        footer = {"", "Examples:", "  spillway status results/", "  spillway status results/ --format json"})
final class StatusCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "DIR", description = "The folder that a sweep writes to.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; table when left out.")
    private Form form = Form.TABLE;

    @Mixin
    private CommonOptions common = new CommonOptions();

    StatusCommand(Console console) {
        this.console = console;
    }

    /** How it is said. */
    enum Form {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        SweepState state = SweepFolders.read(List.of(folder));
        List<JournalHead> writers = SweepState.writers(folder, state.journals());
        Writer to = console.writer();
        if (form == Form.JSON) {
            SweepReport.writeJson(state, writers, to);
        } else {
            SweepReport.writeText(state, writers, to);
        }
        return ExitCode.DONE.status();
    }
}
