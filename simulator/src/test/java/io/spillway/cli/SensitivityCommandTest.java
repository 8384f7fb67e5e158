package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SensitivityCommandTest {
    static final String SCENARIO = "src/test/resources/study/what-moves-it.yaml";

    @TempDir
    private Path folder;

    private final Program program = new Program();

    @Test
    void assumed_sortsByWhatMovesIt_andSaysWhatWasLeftAlone() {
        assertThat(sensitivity("--assumed", "--trajectories", "4")).isZero();
        assertThat(program.out()
                        .lines()
                        .filter(line -> line.matches("(clouds|launches).*"))
                        .map(line -> line.split(" ")[0]))
                .containsExactly(
                        "clouds.azure.capacityScale",
                        "launches.assistant.demand.scale",
                        "clouds.azure.regions.east-us.pools.H100.price");
        assertThat(program.out())
                .startsWith(
                        "what-moves-it   what its results hang on, by morris\nseed 1, 3 factors, 16 points, 2 replications")
                .contains("spillShareUnitHours: ")
                .contains("Not varied, since they have no range: 1 assumed or reported amount, 1 of launches.");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void json_hasEveryFactorByMeasure_andAPriceMovesMoneyAlone() {
        assertThat(sensitivity("--assumed", "--measure", "spillShare,spend", "--format", "json"))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(program.out());
        assertThat(json.get("method").stringValue()).isEqualTo("morris");
        assertThat(json.get("points").intValue()).isEqualTo(40);
        assertThat(effect(json, 0, "clouds.azure.regions.east-us.pools.H100.price", "muStar"))
                .isZero();
        assertThat(effect(json, 1, "clouds.azure.regions.east-us.pools.H100.price", "mu"))
                .isPositive();
        assertThat(effect(json, 0, "clouds.azure.capacityScale", "mu")).isNegative();
        assertThat(json.get("unvaried").get(0).get("path").stringValue()).isEqualTo("launches.assistant.date");
    }

    /** As it is, a narrowed measure is what a run says of the same row. */
    @Test
    void aNarrowedMeasure_isToldByItsName_withTheNumbersOfARun() {
        assertThat(sensitivity(
                        "--assumed",
                        "--trajectories",
                        "2",
                        "--replications",
                        "3",
                        "--measure",
                        "netReceipts/azure,spend",
                        "--format",
                        "json"))
                .isZero();
        JsonNode measure =
                JsonMapper.shared().readTree(program.out()).get("measures").get(0);
        assertThat(measure.get("measure").stringValue()).isEqualTo("netReceipts/azure");
        assertThat(measure.get("unit").stringValue()).isEqualTo("USD");
        assertThat(measure.get("asItIs").doubleValue()).isEqualTo(mean("netReceipts", "party", "azure", 3));
        assertThat(measure.get("most").doubleValue())
                .isGreaterThan(measure.get("least").doubleValue());
    }

    /** What a run says of a measure, narrowed by one name. */
    static double mean(String measure, String column, String name, int replications) {
        Program program = new Program();
        assertThat(program.main("run", SCENARIO, "--replications", replications + "", "--format", "json"))
                .isZero();
        for (JsonNode row : JsonMapper.shared().readTree(program.out()).get("measures")) {
            if (row.get("measure").stringValue().equals(measure)
                    && row.has(column)
                    && row.get(column).stringValue().equals(name)
                    && !row.has("period")
                    && !row.has("launch")) {
                return row.get("mean").doubleValue();
            }
        }
        throw new AssertionError("no " + measure + " of " + name);
    }

    @Test
    void aNarrowedMeasureThatThereIsNot_isAUsageError_withAllOfThem() {
        assertThat(sensitivity("--assumed", "--measure", "netReceipts/azur,placedShare/azur"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err())
                .contains("'netReceipts/azur' is not measured in this scenario; expected one of netReceipts/maker, ")
                .contains("Maybe 'netReceipts/azure'")
                .contains("'placedShare/azur' is not measured in this scenario; expected one of placedShare/azure, ");
        program.forgetErr();
        assertThat(sensitivity("--assumed", "--measure", "netReceipts")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err())
                .contains("'netReceipts' is not a measure of the whole run; expected netReceipts/NAME");
    }

    private static double effect(JsonNode json, int measure, String factor, String indicator) {
        for (JsonNode candidate : json.get("measures").get(measure).get("factors")) {
            if (candidate.get("factor").stringValue().equals(factor)) {
                return candidate.get(indicator).doubleValue();
            }
        }
        throw new AssertionError("no factor " + factor);
    }

    @Test
    void csv_hasARowForEachMeasureFactorAndIndicator() {
        assertThat(sensitivity("--assumed", "--trajectories", "2", "--format", "csv"))
                .isZero();
        assertThat(program.out().lines()).hasSize(1 + 3 * 3);
        assertThat(program.out())
                .contains(
                        "1,what-moves-it,1,2,morris,spillShareUnitHours,clouds.azure.capacityScale,1,0.5,1,1.5,muStar,share,");
    }

    @Test
    void sobol_sharesOutTheVariance() {
        assertThat(sensitivity(
                        "--assumed", "--method", "sobol", "--samples", "16", "--replicates", "4", "--format", "json"))
                .isZero();
        JsonNode json = JsonMapper.shared().readTree(program.out());
        assertThat(json.get("points").intValue()).isEqualTo(4 * 16 * 5);
        double capacity = effect(json, 0, "clouds.azure.capacityScale", "total");
        assertThat(capacity).isBetween(0.8, 1.1);
        assertThat(effect(json, 0, "launches.assistant.demand.scale", "total")).isBetween(0.0, 0.2);
    }

    @Test
    void whatWasDone_isNotDoneAgain_andTheAnswerIsTheSame() throws IOException {
        assertThat(sensitivity("--assumed", "--trajectories", "2")).isZero();
        String whole = program.out();
        String kept = folder.resolve("kept").toString();
        assertThat(sensitivity("--factor", "clouds.azure.capacityScale", "--trajectories", "2", "--out", kept))
                .isZero();
        program.forgetOut();
        assertThat(sensitivity("--assumed", "--trajectories", "2", "--out", kept))
                .isZero();
        assertThat(program.out()).isEqualTo(whole);
        long journals = journals(kept);
        program.forgetOut();
        assertThat(sensitivity("--assumed", "--trajectories", "2", "--out", kept))
                .isZero();
        assertThat(program.out()).isEqualTo(whole);
        assertThat(journals(kept)).isEqualTo(journals);
    }

    private static long journals(String kept) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(kept, "journal"))) {
            return files.count();
        }
    }

    @Test
    void aFolderThatCannotBeUsed_isToldSo() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "");
        assertThat(sensitivity("--assumed", "--trajectories", "2", "--out", taken.toString()))
                .isIn(ExitCode.CANNOT_CREATE.status(), ExitCode.CANNOT_WRITE.status());
        assertThat(program.err()).contains("taken");
    }

    @Test
    void anAnswerInPlaceOfTheFolder_isRefused_andNothingIsRun() {
        String kept = folder.resolve("kept").toString();
        assertThat(sensitivity("--assumed", "--out", kept, "-o", kept)).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("-o and --out would both write to " + kept);
        assertThat(Path.of(kept)).doesNotExist();
    }

    @Test
    void jobsChangeNothing() {
        assertThat(sensitivity("--assumed", "--trajectories", "2", "--jobs", "1"))
                .isZero();
        String one = program.out();
        program.forgetOut();
        assertThat(sensitivity("--assumed", "--trajectories", "2", "--jobs", "3"))
                .isZero();
        assertThat(program.out()).isEqualTo(one);
    }

    @Test
    void aNamedFactor_withItsOwnRangeOrAnother_datesToo() {
        assertThat(sensitivity(
                        "--factor",
                        "clouds.azure.capacityScale",
                        "--factor",
                        "launches.assistant.date=2026-12-01..2027-01-20",
                        "--trajectories",
                        "3"))
                .isZero();
        assertThat(program.out()).contains("0.5", "2026-12-01", "2027-01-20").doesNotContain("Not varied");
    }

    @Test
    void whatIsSet_isHeld() {
        assertThat(sensitivity("--assumed", "--set", "clouds.azure.capacityScale=0.9", "--trajectories", "2"))
                .isZero();
        assertThat(program.out())
                .contains("2 factors")
                .contains("Held, since they were set or have a range without width: clouds.azure.capacityScale.");
    }

    @Test
    void aMeasureWithoutAValue_isUnmet() {
        assertThat(sensitivity(
                        "--factor",
                        "clouds.azure.capacityScale=0..1",
                        "--set",
                        "clouds.aws.capacityScale=0",
                        "--measure",
                        "concentration",
                        "--trajectories",
                        "4"))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err()).contains("concentration has no value at ");
        assertThat(program.out()).contains("so nothing can be said");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--measure spillShare | nothing to vary; expected --assumed or --factor path=low..high",
                "--assumed --measure spilShare | Maybe 'spillShare'",
                "--assumed --trajectories 1 | --trajectories 1; expected 2 or more",
                "--assumed --method sobol --trajectories 5 | --trajectories is of use only with --method morris",
                "--assumed --samples 64 | --samples and --replicates are of use only with --method sobol",
                "--assumed --method morris --replicates 5 | of use only with --method sobol",
                "--assumed --method sobol --samples 100 | Maybe 128",
                "--assumed --replications 0 | --replications 0; expected 1 or more",
                "--assumed --jobs 0 | --jobs 0; expected 1 or more",
                "--factor launches.assistant.demand.unitsWanted | has no range in the scenario",
                "--factor clouds.azure.capacityScale=1 | names no two ends; expected path=low..high",
                "--factor clouds.azure.capacityScale=2..1 | expected the smaller end first",
                "--factor clouds.azure.capacityScale=1..2h | expected the same unit at both ends",
                "--factor clouds.azure.capacityScale=a..b | 'a' has no size",
                "--factor clouds.azure.capacityScale=1..2 --factor clouds[azure].capacityScale=1..3 | is a factor already"
            })
    void whatCannotBeAsked_isAUsageError(String arguments, String said) {
        assertThat(sensitivity(arguments.split(" "))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).contains(said).contains("See 'spillway sensitivity --help'.");
    }

    @Test
    void optionsMeasuresAndFactors_areToldTogether() {
        assertThat(sensitivity("--method morris --samples 64 --replications 0 --measure spend/ibm --factor primary"
                        .split(" ")))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("of use only with --method sobol"),
                        line -> assertThat(line).contains("--replications 0; expected 1 or more"),
                        line -> assertThat(line).contains("'spend/ibm' is not measured"),
                        line -> assertThat(line).contains("'primary' has no range in the scenario"),
                        line -> assertThat(line).isEqualTo("See 'spillway sensitivity --help'."));
    }

    @Test
    void everyFactorThatIsWrong_isTold() {
        assertThat(sensitivity("--factor", "clouds.azure.capacityScale=2..1", "--factor", "primary"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines())
                .containsExactly(
                        "spillway sensitivity: --factor clouds.azure.capacityScale=2..1: clouds.azure.capacityScale: 2 is"
                                + " not below 1; expected the smaller end first",
                        "spillway sensitivity: --factor primary: 'primary' has no range in the scenario; expected"
                                + " primary=low..high",
                        "See 'spillway sensitivity --help'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--factor clouds.azur.capacityScale=1..2 | there is no 'azur'",
                "--factor clouds.azure.capacityScale=-1..1 | --factor clouds.azure.capacityScale=-1..1: "
            })
    void aPointThatIsNoScenario_isToldBeforeAnythingIsRun(String arguments, String said) {
        assertThat(sensitivity(arguments.split(" "))).isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err()).contains(said).contains("nothing was run.");
    }

    private int sensitivity(String... arguments) {
        return program.main(Stream.concat(Stream.of("sensitivity", SCENARIO), Stream.of(arguments))
                .toArray(String[]::new));
    }
}
