package io.spillway.cli;

import io.spillway.report.ReportSchema;
import io.spillway.scenario.SchemaWriter;
import io.spillway.sweep.SweepFile;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of scenario files, of sweeps, or of what commands write as JSON. */
@Command(
        name = "schema",
        description =
                "Prints the JSON Schema of scenario files, or of sweeps, for completion and checks in an editor; or that"
                        + " of what commands write: results of run --format json, decisions of run --decisions, a line each,"
                        + " and compare, explain, sensitivity and optimize of what they write with --format json.",
        footer = {
            "",
            "Examples:",
            "  spillway schema > scenario.schema.json",
            "  spillway schema sweep > sweep.schema.json",
            "  spillway schema results > results.schema.json",
            "and at the head of a scenario:",
            "  # yaml-language-server: $schema=scenario.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "OF",
            description = "${COMPLETION-CANDIDATES}; scenario when left out.",
            defaultValue = "scenario")
    private Of of = Of.SCENARIO;

    @Mixin
    private CommonOptions common = new CommonOptions();

    SchemaCommand(Console console) {
        this.console = console;
    }

    /** What has a schema. */
    enum Of {
        SCENARIO,
        SWEEP,
        RESULTS,
        DECISIONS,
        COMPARE,
        EXPLAIN,
        SENSITIVITY,
        OPTIMIZE;

        String schema() throws IOException {
            return switch (this) {
                case SCENARIO -> SchemaWriter.write();
                case SWEEP -> SchemaWriter.write("Spillway sweep", SweepFile.class);
                default -> ReportSchema.valueOf(name()).text();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        console.print(of.schema());
        return ExitCode.DONE.status();
    }
}
