package io.spillway.cli;

import io.spillway.scenario.SchemaWriter;
import io.spillway.sweep.SweepFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of scenario files, or of sweeps. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of scenario files, or of sweeps, for completion and checks in an editor.",
        footer = {
            "",
            "Examples:",
            "  spillway schema > scenario.schema.json",
            "  spillway schema sweep > sweep.schema.json",
            "and at the head of a scenario: # yaml-language-server: $schema=scenario.schema.json"
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

    /** What files have a schema. */
    enum Of {
        SCENARIO,
        SWEEP;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() throws IOException {
        String schema =
                of == Of.SCENARIO ? SchemaWriter.write() : SchemaWriter.write("Spillway sweep", SweepFile.class);
        console.out().write(schema.getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE.status();
    }
}
