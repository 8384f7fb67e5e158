package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.measures.Measure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final Program program = new Program();

    @Test
    void version_isTheBuilds() {
        assertThat(program.main("--version")).isZero();
        assertThat(program.out()).matches("spillway \\d+\\.\\d+\\.\\d+( \\(.+\\))?, Java .+\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "help"})
    void help_listsCommandsAndExitCodes(String help) {
        assertThat(program.main(help)).isZero();
        assertThat(program.out()).contains("  run  ").contains("  completion  ").contains("Examples:");
        for (ExitCode code : ExitCode.values()) {
            assertThat(program.out()).containsPattern("(?m)^  " + code.status() + " +" + Pattern.quote(code.meaning()));
        }
    }

    @Test
    void helpOfACommand_isTheSameEitherWay() {
        assertThat(program.main("run", "--help")).isZero();
        String help = program.out();
        assertThat(help)
                .contains("spillway run SCENARIO")
                .contains("--precision")
                .contains("65 ")
                .contains("Examples:");
        program.forgetOut();
        assertThat(program.main("help", "run")).isZero();
        assertThat(program.out()).isEqualTo(help);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "run --help", "help run"})
    void helpThatCannotBeWritten_isAnError_unlessItsReaderWentAway(String arguments) {
        assertThat(program.main(Program.failing("No space left on device"), arguments.split(" ")))
                .isEqualTo(ExitCode.CANNOT_WRITE.status());
        assertThat(program.err()).isEqualTo("cannot write: standard output: No space left on device\n");
        program.forgetErr();
        assertThat(program.main(Program.failing("Broken pipe"), arguments.split(" ")))
                .isZero();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void aFileWhoseNameBeginsWithADash_isToldHowToBeNamed() throws IOException {
        String name = "-x-of-a-test.yaml";
        assertThat(program.main("run", name)).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err())
                .startsWith("spillway run: Unknown option: '" + name + "'\n")
                .doesNotContain("./");
        program.forgetErr();
        Path file = Files.createFile(Path.of(name));
        try {
            assertThat(program.main("run", name)).isEqualTo(ExitCode.USAGE.status());
        } finally {
            Files.delete(file);
        }
        assertThat(program.err()).startsWith("spillway run: Unknown option: '" + name + "'. Maybe ./" + name + "\n");
    }

    @Test
    void anUnknownOption_isToldAlsoWhereSomethingIsMissing() {
        assertThat(program.main("run", "--sed=3")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err())
                .isEqualTo("spillway run: Unknown option: '--sed=3'. Maybe '--set'\n"
                        + "spillway run: Missing required parameter: 'SCENARIO'\nSee 'spillway run --help'.\n");
        program.forgetErr();
        assertThat(program.main("run", "--seed=3", "--axis")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).startsWith("spillway run: Unknown option: '--axis'");
        program.forgetErr();
        assertThat(program.main("run", "--seed=3")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).startsWith("spillway run: Missing required parameter: 'SCENARIO'\n");
    }

    @Test
    void allThatCannotBeRead_isToldAtOnce() {
        assertThat(program.main("run", "--seed", "x", "--jobs", "y", "--precision", "z", "--sed=3"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).endsWith("--seed x; expected a whole number"),
                        line -> assertThat(line).endsWith("--jobs y; expected a whole number"),
                        line -> assertThat(line).contains("'z' is not a share"),
                        line -> assertThat(line).contains("'--sed=3'").endsWith("Maybe '--set'"),
                        line -> assertThat(line).endsWith("Missing required parameter: 'SCENARIO'"),
                        line -> assertThat(line).isEqualTo("See 'spillway run --help'."));
    }

    @Test
    void nothing_isAUsageError_withHelpOnStandardError() {
        assertThat(program.main()).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).contains("Usage: spillway");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--seed x | --seed x; expected a whole number",
                "--replications 2.5 | --replications 2.5; expected a whole number",
                "--replications 3000000000 | --replications 3000000000; expected a whole number up to 2147483647",
                "--seed 99999999999999999999 | expected a whole number up to 9223372036854775807",
                "--format jsn | --format jsn; expected table, json, jsonl, csv, html. Maybe 'json'",
                "--follow 0,x --trace t | --follow x; expected a whole number",
                "--follow 0,0 --trace t | --follow 0,0; expected each replication once",
                "--quiet --verbose | spillway run: --quiet, --verbose are mutually exclusive",
                "--precision 1% --replications 9 --max-replications 5 | expected no fewer than the 9 replications",
            })
    void anOptionThatCannotBeMeant_isAUsageError_inPlainWords(String options, String said) {
        String scenario = "../scenarios/erlang-overflow.yaml";
        assertThat(program.main(("run " + scenario + " " + options).split(" "))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains(said).contains("See 'spillway run --help'");
    }

    /** Where in the program a mistake in a scenario was found is of no use to whoever made it. */
    @Test
    void verbose_saysHowItEnded_andTracesNoMistakeOfTheUser() {
        String scenario = "../scenarios/erlang-overflow.yaml";
        assertThat(program.main("run", "-v", scenario, "--set", "warmUp=2x")).isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err())
                .contains("'2x'")
                .contains("ended with 65 after")
                .doesNotContain("\tat ");
    }

    /** A sign of percent that is not doubled makes the reader of options complain, on the process's own stream. */
    @Test
    void helpOfEveryCommand_isPrintedWithoutComplaints() {
        PrintStream before = System.err;
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        try {
            program.main("--help");
            List<String> commands = Pattern.compile("(?m)^  ([a-z]+) {2,}\\S")
                    .matcher(program.out())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(commands).contains("run", "compare", "sweep");
            commands.forEach(
                    command -> assertThat(program.main(command, "--help")).isZero());
        } finally {
            System.setErr(before);
        }
        assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void completion_knowsCommandsAndOptions() {
        assertThat(program.main("completion")).isZero();
        assertThat(program.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("--max-replications")
                .contains("\"json\"")
                .contains("\"one-at-a-time\"")
                .as("names of Java, which no option takes")
                .doesNotContainPattern("_option_args=\\(.*\"[A-Z]");
    }

    @Test
    void measures_listsEach() {
        assertThat(program.main("measures")).isZero();
        for (Measure measure : Measure.values()) {
            assertThat(program.out().lines())
                    .filteredOn(line -> line.startsWith(measure.text() + " "))
                    .singleElement()
                    .asString()
                    .contains(measure.unit())
                    .contains(measure.meaning());
        }
        assertThat(program.out()).contains("total, cloud, kind, kind+reason").doesNotContain(", year");
    }

    @Test
    void helpLines_fitATerminal() {
        program.main("run", "--help");
        assertThat(program.out().lines()).allMatch(line -> line.length() <= 80);
    }
}
