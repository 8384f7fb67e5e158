package io.spillway.cli;

import io.spillway.report.Tables;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what is measured. */
@Command(
        name = "measures",
        description = "Lists every measure: its name, its unit, what it is, and by what it is broken down.",
        footer = {"", "Example:", "  spillway measures | grep share"})
final class MeasuresCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private CommonOptions common = new CommonOptions();

    MeasuresCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Writer to = console.writer();
        Tables.writeMeasures(to);
        to.flush();
        return ExitCode.DONE.status();
    }
}
