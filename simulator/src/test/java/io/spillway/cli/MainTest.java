package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.measures.Measure;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void version_isTheBuilds() {
        assertThat(main("--version")).isZero();
        assertThat(out()).matches("spillway \\d+\\.\\d+\\.\\d+( \\(.+\\))?, Java .+\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help"})
    void help_listsCommandsAndExitCodes(String help) {
        assertThat(main(help)).isZero();
        assertThat(out()).contains("  run  ").contains("  completion  ").contains("Examples:");
        for (ExitCode code : ExitCode.values()) {
            assertThat(out()).containsPattern("(?m)^  " + code.status() + " +" + Pattern.quote(code.meaning()));
        }
    }

    @Test
    void helpOfACommand_isTheSameEitherWay() {
        assertThat(main("run", "--help")).isZero();
        String help = out();
        assertThat(help)
                .contains("spillway run SCENARIO")
                .contains("--precision")
                .contains("65 ")
                .contains("Examples:");
        out.reset();
        assertThat(main("help", "run")).isZero();
        assertThat(out()).isEqualTo(help);
    }

    @Test
    void nothing_isAUsageError_withHelpOnStandardError() {
        assertThat(main()).isEqualTo(ExitCode.USAGE.status());
        assertThat(out()).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Usage: spillway");
    }

    @Test
    void completion_knowsCommandsAndOptions() {
        assertThat(main("completion")).isZero();
        assertThat(out())
                .startsWith("#!/usr/bin/env bash")
                .contains("--max-replications")
                .contains("\"json\"");
    }

    @Test
    void measures_listsEach() {
        assertThat(main("measures")).isZero();
        for (Measure measure : Measure.values()) {
            assertThat(out().lines())
                    .filteredOn(line -> line.startsWith(measure.text() + " "))
                    .singleElement()
                    .asString()
                    .contains(measure.unit())
                    .contains(measure.meaning());
        }
        assertThat(out()).contains("total, cloud, kind, kind+reason").doesNotContain(", year");
    }

    @Test
    void helpLines_fitATerminal() {
        main("run", "--help");
        assertThat(out().lines()).allMatch(line -> line.length() <= 80);
    }

    private int main(String... arguments) {
        return Main.run(new Console(out, new PrintStream(err, true, StandardCharsets.UTF_8), false), arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
