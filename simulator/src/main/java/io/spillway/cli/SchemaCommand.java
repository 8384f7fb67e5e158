package io.spillway.cli;

import io.spillway.scenario.SchemaWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the JSON Schema of scenario files. */
@Command(
        name = "schema",
        description = "Prints the JSON Schema of scenario files, for completion and checks in an editor.",
        footer = {
            "",
            "Example:",
            "  spillway schema > scenario.schema.json",
            "and at the head of a scenario: # yaml-language-server: $schema=scenario.schema.json"
        })
final class SchemaCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    SchemaCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        console.out().write(SchemaWriter.write().getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE.status();
    }
}
