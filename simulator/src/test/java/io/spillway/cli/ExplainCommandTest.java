package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    private static final String SCENARIO = "src/test/resources/explain/every-reason.yaml";

    @TempDir
    private Path folder;

    private final Program program = new Program();

    @Test
    void aPage_ofTheFirstRequestMeasured_whereNothingElseIsSaid() {
        assertThat(explain("--launch", "agent")).isZero();
        assertThat(program.out())
                .startsWith("agent, market us, 2027-01-01T10:00:00Z\n")
                .contains("Outcome     ");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void everyOptionNarrowsIt() {
        explain(
                "--launch",
                "agent",
                "--market",
                "us",
                "--at",
                "2027-01-25",
                "--request",
                "2",
                "--seed",
                "7",
                "--replication",
                "3");
        assertThat(program.out())
                .startsWith("agent, market us, 2027-01-25T14:00:00Z\nevery-reason, seed 7, replication 3,");
    }

    @Test
    void json_byFormatOrByTheNameOfTheFile() throws IOException {
        assertThat(explain("--launch", "interface", "--format", "json")).isZero();
        JsonNode printed = JsonMapper.shared().readTree(program.out());
        assertThat(printed.get("schemaVersion").intValue()).isEqualTo(1);
        assertThat(printed.get("outcome").stringValue()).isEqualTo("lost");
        Path file = folder.resolve("why.json");
        assertThat(explain("--launch", "interface", "-o", file.toString())).isZero();
        assertThat(file).hasContent(program.out());
        assertThat(explain("--launch", "interface", "-o", file.toString())).isEqualTo(ExitCode.CANNOT_CREATE.status());
    }

    @Test
    void launchDay_isTheLaunchDecision() throws IOException {
        assertThat(explain("--launch", "agent", "--launch-day", "--format", "json"))
                .isZero();
        JsonNode printed = JsonMapper.shared().readTree(program.out());
        assertThat(printed.get("day").stringValue()).isEqualTo("2027-01-01T00:00:00Z");
        assertThat(printed.get("outcome").stringValue()).isEqualTo("refused");
        assertThat(printed.get("reason").stringValue()).isEqualTo("DECLINED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--launch agnt | Maybe 'agent'",
                "--launch agent --market use | Maybe 'us'",
                "--launch agnt --launch-day | Maybe 'agent'",
                "--launch azure/own --launch-day | is not a launch",
                "--launch agent --launch-day --market us | --market, --at and --request do not go with it",
                "--launch agent --at 2027-03-01 | the last is at 2027-02-28T18:00:00Z",
                "--launch agent --request 1000 | only 141 decisions about agent at or after",
                "--launch agent --at 2027 | is not a time, such as 2026-04-27 or 2026-04-27T12:00Z. Maybe '2027-01-01'",
                "--launch agent --at 2027-04-24T20:00 | Maybe '2027-04-24T20:00:00Z'",
                "--launch agent --request 0 | expected 1 or more",
                "--launch agent --replication -1 | expected 0 or more",
                "--launch agent --format csv | csv",
                "--market us | --launch"
            })
    void whatCannotBeAnswered_isAUsageError(String arguments, String said) {
        assertThat(explain(arguments.split(" "))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.out()).isEmpty();
        assertThat(program.err().lines()).hasSize(2).last().isEqualTo("See 'spillway explain --help'.");
        assertThat(program.err()).contains(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no.yaml", "src"})
    void aScenarioThatIsNotThere_isNoInput(String scenario) {
        assertThat(program.main("explain", scenario, "--launch", "agent")).isEqualTo(ExitCode.NO_INPUT.status());
    }

    @Test
    void aScenarioWithProblems_isToldAsEverywhere() {
        assertThat(explain("--launch", "agent", "--set", "primary=azur")).isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err()).contains("Maybe 'azure'");
    }

    private int explain(String... arguments) {
        return program.main(Stream.concat(Stream.of("explain", SCENARIO), Stream.of(arguments))
                .toArray(String[]::new));
    }
}
