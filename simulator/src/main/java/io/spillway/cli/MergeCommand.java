package io.spillway.cli;

import com.google.common.collect.ImmutableList;
import io.spillway.export.SweepFolder;
import io.spillway.report.SweepReport;
import io.spillway.sweep.SweepState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes results of what the shards of a sweep have done. */
@Command(
        name = "merge",
        description = {
            "Makes results of what a sweep has done: points.csv, results.csv and manifest.json. Points that are not done are"
                    + " in points.csv alone, and make the status 1; folders of different sweeps make it 65."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway merge results/",
            "  spillway merge results/ --per-replication",
            "  spillway merge machine-a/ machine-b/ --out results/"
        })
final class MergeCommand implements Callable<Integer> {
    private final Console console;
    private final Instant startedAt = Instant.now();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of one sweep.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go; the first folder when left out.")
    private @Nullable Path out;

    @Option(names = "--per-replication", description = "Also writes replications.csv, a row for each replication.")
    private boolean perReplication;

    @Mixin
    private CommonOptions common = new CommonOptions();

    MergeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        SweepState state = SweepFolders.read(folders);
        Path to = out == null ? folders.get(0) : out;
        SweepFolders.requireOut(to, folders);
        SweepFolders.requireOwn(to);
        Build build = Build.read();
        new SweepFolder(to)
                .write(
                        state,
                        perReplication,
                        build.version(),
                        build.commit(),
                        ImmutableList.copyOf(
                                spec.root().commandLine().getParseResult().originalArgs()),
                        startedAt);
        boolean unmet = !state.isDone() || state.imprecise() > 0;
        if (unmet || common.isVerbose()) {
            console.err().println(state.points().size() + " points: " + SweepReport.counts(state));
        }
        SweepFolders.tellFailed(state, console);
        return (unmet ? ExitCode.UNMET : ExitCode.DONE).status();
    }
}
