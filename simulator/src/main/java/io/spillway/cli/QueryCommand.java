package io.spillway.cli;

import io.spillway.export.Database;
import io.spillway.export.MergedTables;
import io.spillway.export.QueryException;
import io.spillway.report.RowFormat;
import io.spillway.report.SweepTable;
import java.io.IOException;
import java.nio.file.Path;
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

/** Answers questions about the results of a sweep in SQL. */
@Command(
        name = "query",
        description = {
            "Answers a question in SQL (DuckDB's) about the results of a sweep. The tables are results (a row for each point"
                    + " and measure), points and, after 'merge --per-replication', replications.",
            "The answer is the same on every machine: moments are ISO 8601, those with a time zone in UTC; lists, structures and"
                    + " maps are JSON, everything else is as DuckDB writes it. A number that is infinite or none is not there:"
                    + " empty, null in JSON."
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

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; by the name of -o when left out, else table.")
    private @Nullable RowFormat format;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        output.checkName(spec.commandLine(), format, RowFormat.TABLE);
        SweepFolders.requireSweep(folder);
        MergedTables merged = new MergedTables(folder);
        Set<SweepTable> tables = merged.tables();
        for (SweepTable table : tables) {
            merged.require(table);
        }
        try (Database database = Database.open(merged, tables)) {
            RowFormat as = output.format(format, RowFormat.TABLE);
            output.write(console, to -> database.query(sql, as, to));
            return ExitCode.DONE.status();
        } catch (QueryException refused) {
            throw new ParameterException(spec.commandLine(), refused.getMessage());
        }
    }
}
