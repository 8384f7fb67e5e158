package io.spillway.cli;

import io.spillway.export.Database;
import io.spillway.export.QueryException;
import io.spillway.export.StagedFiles;
import io.spillway.export.SweepFolder;
import io.spillway.report.RowFormat;
import io.spillway.report.SweepTable;
import io.spillway.sweep.Plan;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers questions about the results of a sweep in SQL. */
@Command(
        name = "query",
        description = {
            "Answers a question in SQL (DuckDB's) about the results of a sweep. The tables are results (a row for each point"
                    + " and measure), points and, after 'merge --per-replication', replications."
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  spillway query results/ \"select pointSeq, mean from results where measure = 'spillShare' and kind is null\"",
            "  spillway query results/ \"pivot (from results where measure = 'spillShare' and reason is null)"
                    + " on kind using first(mean) group by pointSeq\"",
            "  spillway query results/ \"describe results\" --format csv"
        })
final class QueryCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder with the results.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Parameters(index = "1", paramLabel = "SQL", description = "The question.")
    private String sql = "";

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; table when left out.")
    private RowFormat format = RowFormat.TABLE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes there, not to standard output.")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replaces a file that is there already.")
    private boolean force;

    @Mixin
    private CommonOptions common = new CommonOptions();

    QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        SweepFolders.requireMerged(folder, SweepTable.RESULTS);
        Plan plan = SweepFolders.plan(folder);
        try (Database database = Database.open(new SweepFolder(folder), plan)) {
            if (output == null) {
                Writer to = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
                database.query(sql, format.to(to));
            } else {
                StringWriter answer = new StringWriter();
                database.query(sql, format.to(answer));
                try (StagedFiles files = new StagedFiles(force)) {
                    files.stage(output, to -> to.write(answer.toString()));
                    files.commit();
                }
            }
            return ExitCode.DONE.status();
        } catch (QueryException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage());
        }
    }
}
