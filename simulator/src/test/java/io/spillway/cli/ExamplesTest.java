package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

class ExamplesTest {
    /** Every line of an example begins with spaces; one that was broken elsewhere would begin at the margin. */
    @Test
    void noExample_isBrokenInsideAWord() {
        List<String> examples = new ArrayList<>();
        collect(Commands.commandLine(Console.ofProcess()), examples);
        assertThat(examples)
                .hasSizeGreaterThan(20)
                .allMatch(line -> line.startsWith("  ")
                        || line.startsWith("In a source tree")
                        || line.startsWith("and at the head"))
                .allMatch(line -> line.length() < 80)
                .anyMatch(line -> line.endsWith(" \\"));
        String joined = String.join("\n", examples).replaceAll(" \\\\\n +", " ");
        assertThat(joined)
                .contains("--method sobol --factor clouds.azure.capacityScale=0.8..1.2 --factor launches.gpt-6.date=");
    }

    private static void collect(CommandLine command, List<String> examples) {
        String help = command.getUsageMessage(Ansi.OFF);
        int at = Math.max(help.indexOf("\nExample:\n"), help.indexOf("\nExamples:\n"));
        if (at >= 0) {
            help.substring(at + 1)
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .forEach(examples::add);
        }
        command.getSubcommands().values().forEach(below -> collect(below, examples));
    }
}
