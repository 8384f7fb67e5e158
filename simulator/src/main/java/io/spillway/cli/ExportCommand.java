package io.spillway.cli;

import io.spillway.export.Database;
import io.spillway.export.MergedTables;
import io.spillway.export.StagedFiles;
import io.spillway.report.RowFormat;
import io.spillway.report.RowWriter;
import io.spillway.report.SweepTable;
import io.spillway.sweep.SweepState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a table of a sweep for other programs. */
@Command(
        name = "export",
        description = {
            "Writes a table of a sweep as Parquet, CSV or JSON lines: the merged one or, for CSV and JSON lines where that is"
                    + " missing or lacks what was done since, one made of the folder's journals."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway export results/ --parquet sweep.parquet",
            "  spillway export results/ --table replications --jsonl replications.jsonl"
        })
final class ExportCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder with the results.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--table", paramLabel = "TABLE", description = "${COMPLETION-CANDIDATES}; results when left out.")
    private SweepTable table = SweepTable.RESULTS;

    @Option(
            names = "--parquet",
            paramLabel = "FILE",
            description = "Writes a Parquet file; of replications after 'merge --per-replication'.")
    private @Nullable Path parquet;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes a CSV file; to standard output as -.")
    private @Nullable Path csv;

    @Option(
            names = "--jsonl",
            paramLabel = "FILE",
            description = "Writes a file of JSON lines; to standard output as -.")
    private @Nullable Path jsonLines;

    @Option(names = "--force", description = "Replaces files that are there already.")
    private boolean force;

    @Mixin
    private CommonOptions common = new CommonOptions();

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (parquet == null && csv == null && jsonLines == null) {
            throw new ParameterException(spec.commandLine(), "as what? --parquet, --csv or --jsonl FILE");
        }
        Places places = new Places();
        places.add("--csv", csv);
        places.add("--jsonl", jsonLines);
        places.add("--parquet", parquet);
        places.check(spec.commandLine());
        SweepFolders.requireSweep(folder);
        MergedTables merged = new MergedTables(folder);
        boolean needed = parquet != null || !SweepState.hasJournals(folder);
        if (needed) {
            merged.require(table);
        }
        return (needed || merged.fits(table) ? exportMerged(merged) : exportJournals(merged)).status();
    }

    /** Tables that were merged may be of more journals than the folder's own. */
    private ExitCode exportMerged(MergedTables merged) throws IOException {
        export(merged, to -> merged.write(table, to));
        return merged.isDone() ? ExitCode.DONE : ExitCode.UNMET;
    }

    private ExitCode exportJournals(MergedTables merged) throws IOException {
        SweepState state = SweepFolders.read(List.of(folder));
        export(merged, to -> table.write(state, to));
        return state.isDone() ? ExitCode.DONE : ExitCode.UNMET;
    }

    /** What writes the rows of the table. */
    @FunctionalInterface
    private interface Rows {
        void writeTo(RowWriter to) throws IOException;
    }

    private void export(MergedTables merged, Rows rows) throws IOException {
        try (StagedFiles files = new StagedFiles(force, console.out())) {
            if (csv != null) {
                files.stage(csv, to -> rows.writeTo(RowFormat.CSV.to(to)));
            }
            if (jsonLines != null) {
                files.stage(jsonLines, to -> rows.writeTo(RowFormat.JSONL.to(to)));
            }
            if (parquet != null) {
                try (Database database = Database.open(merged, Set.of(table))) {
                    files.stageBy(parquet, file -> database.writeParquet(table, file));
                }
            }
            files.commit();
        }
    }
}
