package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.report.ReportSchema;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands {@code validate}, {@code schema}, {@code scenario new} and {@code scenario show}. */
class ScenarioCommandsTest {
    private static final String SHIPPED = "../scenarios/erlang-overflow.yaml";

    private final Program program = new Program();

    @TempDir
    private Path folder;

    @Test
    void aFileThatMayNotBeRead_isSaidToBeSo() {
        assertThat(ScenarioArguments.unread(Path.of("small.yaml"), new AccessDeniedException("trace.csv")))
                .hasMessage("trace.csv: cannot be read: permission denied");
    }

    @Test
    void validate_saysOkOfEach() {
        assertThat(program.main("validate", SHIPPED, "../scenarios/erlang-overflow-large.yaml"))
                .isZero();
        assertThat(program.out()).isEqualTo(SHIPPED + ": ok\n../scenarios/erlang-overflow-large.yaml: ok\n");
        assertThat(program.err()).isEmpty();
        program.forgetOut();
        assertThat(program.main("validate", "-q", SHIPPED)).isZero();
        assertThat(program.out()).isEmpty();
    }

    @Test
    void validate_judgesEveryFile_alsoWhenItsReaderGoesAway() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "name: x");
        assertThat(program.main(
                        Program.failing("Broken pipe"),
                        "validate",
                        "../scenarios/erlang-overflow.yaml",
                        wrong.toString()))
                .isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err()).contains("wrong.yaml");
    }

    @Test
    void validate_tellsEveryProblemOfEveryFile() throws IOException {
        Path one = Files.writeString(folder.resolve("one.yaml"), Files.readString(Path.of(SHIPPED)) + "seeed: 1\n");
        Path other = Files.writeString(folder.resolve("other.yaml"), "- a\n");
        assertThat(program.main("validate", one.toString(), SHIPPED, "none.yaml", other.toString(), folder.toString()))
                .isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.out()).isEqualTo(SHIPPED + ": ok\n");
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(one + ":").contains("unknown key 'seeed'"),
                        line -> assertThat(line).isEqualTo("none.yaml: there is no such file"),
                        line -> assertThat(line).startsWith(other + ":1:1: a list"),
                        line -> assertThat(line).contains("is a folder"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "run"})
    void whatIsHardlyMeant_isWarnedOf_andNothingElse(String command) {
        String order = "spill.order=commitment-first";
        assertThat(program.main(command, SHIPPED, "--set", order, "--set", "replications=1"))
                .isZero();
        assertThat(program.err())
                .isEqualTo(
                        "warning: --set spill.order=commitment-first: spill.order: 'commitment-first' finds nothing to"
                                + " draw down, and orders as 'priority' does; expected a commitment in money.commitments. Maybe"
                                + " 'priority'.\n");
        program.forgetErr();
        assertThat(program.main(command, SHIPPED, "--set", order, "--set", "replications=1", "-q"))
                .isZero();
        assertThat(program.main(command, SHIPPED, "--set", "replications=1")).isZero();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void whatTwoScenariosShare_isWarnedOfOnce() {
        assertThat(program.main(
                        "compare",
                        SHIPPED,
                        "--set",
                        "spill.order=commitment-first",
                        "--with",
                        "seed=2",
                        "--replications",
                        "2"))
                .isZero();
        assertThat(program.err().lines())
                .filteredOn(line -> line.startsWith("warning: "))
                .hasSize(1);
    }

    @Test
    void aRuleForWhatNoLaunchIs_isWarnedOf() {
        assertThat(program.main(
                        "validate",
                        SHIPPED,
                        "--set",
                        "terms.always.carveOuts={c: {kinds: [apy], rule: open}}",
                        "--set",
                        "waivers={w: {cloud: aws, tags: [big]}}"))
                .isZero();
        assertThat(program.err().lines())
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("warning: --set terms.always.carveOuts=")
                                .endsWith(
                                        "terms.always.carveOuts.c.kinds.0: 'apy' is not a kind of any launch; expected 'api'."
                                                + " Maybe 'api'."),
                        line -> assertThat(line)
                                .startsWith("warning: --set waivers=")
                                .endsWith("'big' is not a tag of any launch; expected nothing, as there is none."));
    }

    @Test
    void commitmentFirst_withACommitment_isNotWarnedOf() {
        String main = "../scenarios/azure-first-2026.yaml";
        assertThat(program.main("validate", main, "--set", "spill.order=commitment-first"))
                .isZero();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void validate_knowsSweeps() throws IOException {
        String sweep = "../scenarios/sweeps/azure-capacity-vs-declines.yaml";
        assertThat(program.main("validate", sweep)).isZero();
        assertThat(program.out()).matches(sweep + ": ok, a sweep of [0-9]+ points\n");
        Path wrong = Files.writeString(
                folder.resolve("wrong.yaml"), "name: wrong\nscenaro: small.yaml\naxes: {a: {path: b, vales: [1]}}\n");
        for (String[] call : new String[][] {
            {"validate", wrong.toString()},
            {"sweep", wrong.toString(), "--out", folder.resolve("out").toString()}
        }) {
            program.forgetErr();
            assertThat(program.main(call)).isEqualTo(ExitCode.BAD_SCENARIO.status());
            assertThat(program.err())
                    .contains("wrong.yaml:2:1: scenaro: unknown key 'scenaro'", "Maybe 'scenario'")
                    .contains("wrong.yaml:3:21: axes.a.vales: unknown key 'vales'");
        }
    }

    @Test
    void aSweep_isNoScenario_andAScenarioWithAKeyOfSweepsIsOne() throws IOException {
        String sweep = "../scenarios/sweeps/azure-capacity-vs-declines.yaml";
        assertThat(program.main("run", sweep)).isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err())
                .isEqualTo(sweep + ": is a sweep's, and no scenario. Maybe 'spillway sweep " + sweep + " --dry-run'\n");
        program.forgetErr();
        Path scenario = Files.writeString(folder.resolve("s.yaml"), "name: s\nclouds: {}\nmeasures: [spend]\n");
        assertThat(program.main("validate", scenario.toString())).isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err()).contains("s.yaml:3:1: measures: unknown key 'measures'");
    }

    @Test
    void validate_ofAMissingFileAlone_is66() {
        assertThat(program.main("validate", "none.yaml", SHIPPED)).isEqualTo(ExitCode.NO_INPUT.status());
        assertThat(program.out()).isEqualTo(SHIPPED + ": ok\n");
    }

    @Test
    void validate_checksWhatIsLaidOver() {
        assertThat(program.main("validate", SHIPPED, "--set", "seed=2", "--set", "replications=none"))
                .isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err()).startsWith("--set replications=none: replications: 'none'; expected a whole number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed", "=1", "a..b=1", "a[b=1"})
    void aSettingThatIsNone_isAUsageError(String setting) {
        assertThat(program.main("validate", SHIPPED, "--set", setting)).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("Invalid value for option '--set'");
    }

    @ParameterizedTest
    @EnumSource(ReportSchema.class)
    void schema_ofWhatCommandsWrite(ReportSchema schema) throws IOException {
        assertThat(program.main("schema", schema.name().toLowerCase(Locale.ROOT)))
                .isZero();
        assertThat(program.out()).isEqualTo(schema.text());
    }

    @Test
    void schema_isTheShippedOne() throws IOException {
        assertThat(program.main("schema")).isZero();
        assertThat(program.out())
                .isEqualTo(Files.readString(Path.of("src/main/resources/io/spillway/scenario/scenario.schema.json")));
    }

    @Test
    void newScenario_isValidAndRuns() throws IOException {
        String file = folder.resolve("new.yaml").toString();
        assertThat(program.main("scenario", "new", "my question", "-o", file)).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(Files.readString(Path.of(file))).contains("name: my question\n");
        assertThat(program.main("validate", file)).isZero();
        assertThat(program.main("run", file, "--replications", "2", "-q")).isZero();
        assertThat(program.out()).contains("my question").contains("RESERVED");
    }

    @Test
    void newScenario_goesToStandardOutput_andReplacesNothing() throws IOException {
        assertThat(program.main("scenario", "new")).isZero();
        assertThat(program.out()).contains("name: my-scenario\n");
        Path file = Files.writeString(folder.resolve("there.yaml"), "mine");
        assertThat(program.main("scenario", "new", "-o", file.toString())).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(file).hasContent("mine");
        assertThat(program.main("scenario", "new", "-o", file.toString(), "--force"))
                .isZero();
        assertThat(Files.readString(file)).contains("name: my-scenario\n");
    }

    /** An editor finds the schema by the first line alone, from where the file is. */
    @Test
    void new_namesTheSchemaThatItWritesBesideIt_whereThereIsNone() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Path schema = folder.resolve("scenario.schema.json");
        assertThat(program.main("scenario", "new", "-o", file.toString())).isZero();
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("# yaml-language-server: $schema=scenario.schema.json");
        assertThat(program.main("schema")).isZero();
        assertThat(schema).hasContent(program.out());

        Files.writeString(schema, "mine");
        assertThat(program.main("scenario", "new", "-o", file.toString())).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.main("scenario", "new", "-o", file.toString(), "--force"))
                .isZero();
        assertThat(schema).hasContent("mine");
    }

    @Test
    void new_thatCannotWriteTheScenario_writesNoSchemaEither() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");
        Path nowhere = folder.resolve("nowhere/mine.yaml");
        assertThat(program.main("scenario", "new", "-o", file.toString())).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.main("scenario", "new", "-o", nowhere.toString()))
                .isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(file + ": exists"),
                        line -> assertThat(line).startsWith(nowhere + ": there is no folder"));
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(file).hasContent("mine");
        assertThat(folder.resolve("scenario.schema.json")).doesNotExist();
    }

    @Test
    void show_showsValuesWithTheirOrigin() {
        assertThat(program.main("scenario", "show", SHIPPED, "--set", "seed=7")).isZero();
        assertThat(program.out().lines().map(line -> line.replaceAll(" +#", " #")))
                .contains(
                        "seed: 7 # --set seed=7",
                        "name: erlang-overflow # " + SHIPPED + ":10",
                        "thresholds: {} # default");
    }

    @Test
    void show_asJson() {
        assertThat(program.main("scenario", "show", SHIPPED, "--format", "json"))
                .isZero();
        assertThat(program.out()).startsWith("{\n  \"schemaVersion\": 1,").endsWith("}\n");
    }

    @Test
    void show_ofAWrongScenario_showsNothing() {
        assertThat(program.main("scenario", "show", SHIPPED, "--set", "primary=azur"))
                .isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).contains("Maybe 'azure'.");
    }

    @Test
    void scenarioAlone_isAUsageError() {
        assertThat(program.main("scenario")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("which command, new or show?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "schema", "scenario", "scenario new", "scenario show"})
    void help_fitsATerminal_andNamesExitCodes(String command) {
        assertThat(program.main((command + " --help").split(" "))).isZero();
        assertThat(program.out()).contains("Example").contains("65 ");
        assertThat(program.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(program.err()).isEmpty();
    }

    @Test
    void aBlankName_isRefused() {
        assertThat(program.main("scenario", "new", " ")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).startsWith("spillway scenario new: ' ' is no name. Maybe my-scenario\n");
    }
}
