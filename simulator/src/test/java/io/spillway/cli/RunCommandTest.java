package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.spillway.measures.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
    static final String SCENARIO = """
            name: small
            start: 2027-01-01
            end: 2027-03-01
            replications: 3
            accelerators: {unit: {performance: 1}}
            clouds:
              azure: {regions: {east: {geography: us, pools: {unit: {capacity: 10, price: 2 USD/unit-hour}}}}}
              aws: {regions: {east: {geography: us, pools: {unit: {capacity: 5, price: 3 USD/unit-hour}}}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              load:
                date: 2027-01-01
                kind: api
                demand: {unitsWanted: 12}
                holding: {exponential: 6h}
            """;

    @TempDir
    private Path folder;

    private String scenario = "";
    private final Program program = new Program();

    @BeforeEach
    void writeScenario() throws IOException {
        scenario = Files.writeString(folder.resolve("small.yaml"), SCENARIO).toString();
    }

    @Test
    void table_onStandardOutput_andNothingElseAnywhere() {
        assertThat(run(scenario)).isEqualTo(ExitCode.DONE.status());
        assertThat(program.out())
                .startsWith("small   2027-01-01 to 2027-03-01\nseed 1, replications 3,")
                .contains("Why it spilled");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void moneyBeyondWhatCanBeCounted_isAProblemOfTheScenario() {
        assertThat(run(scenario, "--set", "clouds.azure.regions.east.pools.unit.price=1000000000 USD/unit-hour"))
                .isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err())
                .isEqualTo(
                        "an amount of money is larger than 9223372036854 USD in 2027-02 as load pays for azure/east/unit."
                                + " Maybe prices or capacity in smaller numbers\n");
    }

    @ParameterizedTest
    @CsvSource({"json,{", "jsonl,{", "csv,schemaVersion", "TABLE,small"})
    void formats_areNamedInEitherCase(String format, String start) {
        assertThat(run(scenario, "--format", format)).isZero();
        assertThat(program.out()).startsWith(start);
    }

    @Test
    void seedAndReplications_areSetAndPrinted() {
        run(scenario, "--seed", "-5", "--replications", "2");
        assertThat(program.out()).contains("seed -5, replications 2,");
    }

    @Test
    void settings_areLaidOverTheFile() {
        run(scenario, "--set", "name=changed", "--set", "clouds.azure.regions.east.pools.unit.capacity=100");
        assertThat(program.out()).startsWith("changed").contains("Nothing did.");
    }

    @Test
    void outputFile_takesItsFormatFromItsName() throws IOException {
        Path json = folder.resolve("out.json");
        assertThat(run(scenario, "-o", json.toString())).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(json).content().startsWith("{\"schemaVersion\":1,");
        assertThat(run(scenario, "-o", json.toString())).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.err()).contains("out.json: exists. Maybe --force");
        assertThat(run(scenario, "-o", json.toString(), "--force", "--format", "csv"))
                .isZero();
        assertThat(json).content().startsWith("schemaVersion,");
    }

    @Test
    void results_areTheSameForAnyJobs() {
        run(scenario, "--format", "csv", "--jobs", "1");
        String one = program.out();
        program.forgetOut();
        run(scenario, "--format", "csv", "--jobs", "3");
        assertThat(program.out()).isEqualTo(one);
    }

    @Test
    void folderOfResults_besideTheTable() throws IOException {
        Path results = folder.resolve("a/b");
        assertThat(run(scenario, "--out", results.toString())).isZero();
        assertThat(program.out()).startsWith("small");
        assertThat(results.resolve("summary.txt")).hasContent(program.out());
        assertThat(results.resolve("manifest.json"))
                .content()
                .contains("\"--out\"")
                .contains("small.yaml")
                .contains("\"version\" : \"");
        assertThat(run(scenario, "--out", results.toString())).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(run(scenario, "--out", results.toString(), "--force")).isZero();
    }

    @Test
    void whatIsRead_isNotWrittenOver() throws IOException {
        String before = Files.readString(Path.of(scenario));
        for (String option : new String[] {"-o", "--decisions", "--trace"}) {
            assertThat(run(scenario, option, scenario, "--force")).isEqualTo(ExitCode.USAGE.status());
            assertThat(program.err()).contains(option + " would write over " + scenario + ", which is read. Maybe");
        }
        assertThat(Path.of(scenario)).hasContent(before);
    }

    @Test
    void whatCannotBeWritten_isRefusedBeforeAnythingIsRun() {
        assertThat(run(scenario, "-v", "-o", folder.resolve("no/x.json").toString()))
                .isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.err()).contains("there is no folder").doesNotContain("compiled after");
    }

    @Test
    void whatIsWrongWithOptions_isToldAtOnce() {
        assertThat(run((scenario + " -o x.pdf --per-replication y.json --decisions z.csv --follow 1,1 --trace-points 0"
                                + " --replications 0 --jobs 0 --precision 0 --measure spend/ibm --max-replications 1")
                        .split(" ")))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines().map(line -> line.replaceFirst("^spillway run: ", "")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("-o x.pdf: this command has no form 'pdf'"),
                        line -> assertThat(line).startsWith("--per-replication y.json: replications are CSV"),
                        line -> assertThat(line).isEqualTo("--trace-points needs --trace"),
                        line -> assertThat(line).startsWith("--decisions z.csv: decisions are JSON lines"),
                        line -> assertThat(line).isEqualTo("--trace-points 0; expected 1 or more"),
                        line -> assertThat(line).isEqualTo("--follow 1,1; expected each replication once"),
                        line -> assertThat(line).startsWith("--precision 0; expected a share between 0 and 1"),
                        line -> assertThat(line).isEqualTo("--max-replications 1; expected 2 or more"),
                        line -> assertThat(line).isEqualTo("--replications 0; expected 1 or more"),
                        line -> assertThat(line).isEqualTo("--jobs 0; expected 1 or more"),
                        line -> assertThat(line).isEqualTo("See 'spillway run --help'."));
    }

    /** What is known without the scenario, where that cannot be read. */
    @Test
    void withoutTheScenario_theOptionsAreTold() {
        assertThat(run(folder.resolve("no.yaml").toString(), "--precision", "2", "--trace-points", "5"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err())
                .contains("--trace-points needs --trace")
                .contains("--precision 2; expected")
                .doesNotContain("no.yaml");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--replications 1,000 | --replications 1,000; expected a whole number. Maybe 1000",
                "--replications 2k | --replications 2k; expected a whole number. Maybe 2000",
                "--replications 2.5 | --replications 2.5; expected a whole number",
                "--replications many | --replications many; expected a whole number",
                "--jobs 0 | --jobs 0; expected 1 or more",
                "--precision 1% --max-replications 1 | --max-replications 1; expected 2 or more",
                "--precision 5 | --precision 5; expected a share between 0 and 1, such as 0.01. Maybe 5%"
            })
    void aNumberThatIsNone_isToldByItsOption(String options, String said) {
        assertThat(run(Stream.concat(Stream.of(scenario), Stream.of(options.split(" ")))
                        .toArray(String[]::new)))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).startsWith("spillway run: " + said + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-o q.json --decisions q.json | -o and --decisions would both write to q.json",
                "-o no/../q.json --trace ./q.json | -o and --trace would both write to no/../q.json",
                "-o way/q.json --trace real/q.json | -o and --trace would both write to way/q.json",
                "-o link.json --trace there.json | -o and --trace would both write to link.json",
                "--decisions q.json --trace q.json | --decisions and --trace would both write to q.json",
                "--out f -o f | -o and --out would both write to f",
                "--out f/g -o f | -o and --out would both write to f",
                "--out real -o real/summary.json | -o and --out would both write to real/summary.json",
                "--focus f --trace f | --trace and --focus would both write to f",
                "--focus real --trace real/cost-and-usage.csv | --trace and --focus would both write to real/cost",
                "--per-replication - -o - | -o and --per-replication would both write to -",
                "--per-replication /dev/stdout --decisions - | --per-replication and --decisions would both write to /dev/s",
                "--per-replication - --format=csv | --format and --per-replication would both write to -",
                "--trace - --format=table | --format and --trace would both write to -"
            })
    void twoOutputsInOnePlace_areRefusedBeforeAnythingIsRun(String options, String said) throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(folder.resolve("way"), Path.of("real"));
        Files.writeString(folder.resolve("there.json"), "before");
        Files.createSymbolicLink(folder.resolve("link.json"), Path.of("there.json"));
        List<Path> before = everything();
        assertThat(run(inFolder(options + " --force"))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().replace(folder + "/", "")).startsWith("spillway run: " + said);
        assertThat(everything()).isEqualTo(before);
        assertThat(folder.resolve("there.json")).hasContent("before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--out f --focus f --decisions g.json",
                "--out . -o mine.json",
                "-o /dev/null --decisions /dev/null"
            })
    void outputsBesideEachOther_areAllWritten(String options) {
        assertThat(run(inFolder(options))).as(program.err()).isZero();
    }

    /** The arguments of a run, with their paths in the folder. */
    private String[] inFolder(String options) {
        Stream<String> words = Stream.of(options.split(" "))
                .map(word -> word.startsWith("-") ? word : folder + "/" + word)
                .map(word -> word.replace(folder + "//", "/"));
        return Stream.concat(Stream.of(scenario), words).toArray(String[]::new);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }

    /** Weighted by their weights, and over no others, the values of a row make its mean. */
    @Test
    void whatEachReplicationWas_makesTheMeans() throws IOException {
        assertThat(run(inFolder("--per-replication each.csv -o means.csv"))).isZero();
        Map<List<String>, double[]> sums = new HashMap<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve("each.csv"))) {
            csv.forEach(row -> {
                double weight = Double.parseDouble(row.getField("weight"));
                double[] sum = sums.computeIfAbsent(cells(row), cells -> new double[3]);
                sum[0] += weight == 0 ? 0 : weight * Double.parseDouble(row.getField("value"));
                sum[1] += weight;
                sum[2]++;
            });
        }
        int compared = 0;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve("means.csv"))) {
            for (NamedCsvRecord row : csv) {
                if (row.getField("period").isEmpty()) {
                    double[] sum = sums.remove(cells(row));
                    assertThat(sum[2]).isEqualTo(3);
                    if (!row.getField("mean").isEmpty()) {
                        double mean = Double.parseDouble(row.getField("mean"));
                        assertThat(sum[0] / sum[1]).isCloseTo(mean, within(1e-9 * Math.abs(mean) + 1e-12));
                        compared++;
                    }
                }
            }
        }
        assertThat(sums).isEmpty();
        assertThat(compared).isGreaterThan(50);
    }

    private static List<String> cells(NamedCsvRecord row) {
        return Row.COLUMNS.stream().map(row::getField).toList();
    }

    @Test
    void whatEachReplicationWas_isNotReplaced_andNotWrittenOverWhatIsRead() throws IOException {
        Path each = Files.writeString(folder.resolve("each.csv"), "precious");
        assertThat(run(inFolder("--per-replication each.csv"))).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(each).hasContent("precious");
        assertThat(run(inFolder("--per-replication small.yaml --force"))).isEqualTo(ExitCode.USAGE.status());
        assertThat(run(inFolder("--per-replication x.csv -o x.csv"))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.out()).isEmpty();
    }

    @Test
    void whatEachReplicationWas_isNotWrittenUnderTheNameOfAnotherForm() {
        for (String name : List.of("x.json", "x.jsonl", "x.parquet", "x.html", "x.csv.gz")) {
            assertThat(run(inFolder("--per-replication " + name))).isEqualTo(ExitCode.USAGE.status());
            assertThat(program.err()).contains(name + ": replications are CSV; expected a name such as each.csv");
        }
        assertThat(run(inFolder("--per-replication each --decisions x.csv.gz"))).isEqualTo(ExitCode.USAGE.status());
        assertThat(run(inFolder("--per-replication each"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"--per-replication,schemaVersion", "--decisions,{", "--trace,{"})
    void dataOnStandardOutput_isThereAlone(String option, String start) {
        assertThat(run(inFolder(option + " -"))).isZero();
        assertThat(program.out()).startsWith(start).doesNotContain("Where demand ran");
    }

    /** Thresholds are judged, and the other files written, whoever reads standard output. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--format=csv --out other",
                "--per-replication - -o other",
                "--decisions - -o other",
                "--trace - --out other"
            })
    void aReaderThatGoesAway_endsNothingElse(String options) {
        String[] arguments = Stream.concat(
                        Stream.of("run"),
                        Stream.concat(
                                Stream.of(inFolder(options)), Stream.of("--set", "thresholds.spillShare=\"< 0.01\"")))
                .toArray(String[]::new);
        assertThat(program.main(Program.failing("Broken pipe"), arguments)).isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err()).startsWith("threshold failed: spillShare");
        assertThat(folder.resolve("other")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o", "--per-replication", "--decisions"})
    void aFullDisk_isSaidWithTheFile(String option) {
        assumeThat(Path.of("/dev/full")).exists();
        assertThat(run(scenario, option, "/dev/full")).isEqualTo(ExitCode.CANNOT_WRITE.status());
        assertThat(program.err()).isEqualTo("cannot write: /dev/full: No space left on device\n");
    }

    @Test
    void aThresholdThatFails_isSaidAfterTheResults() {
        int status = run(scenario, "--set", "thresholds.spillShare=\"< 0.01\"", "--set", "thresholds.spend=\"> 0\"");
        assertThat(status).isEqualTo(ExitCode.UNMET.status());
        assertThat(program.out()).containsPattern("spillShare +< 1 % +\\d+\\.\\d+ ± \\d+\\.\\d+ % +FAILED");
        assertThat(program.err())
                .matches("threshold failed: spillShare is \\d+\\.\\d+ ± \\d+\\.\\d+ %, wanted < 1 %\n")
                .doesNotContain("spend");
    }

    @Test
    void aThresholdMetByWhatWasNeverSeen_isNotSure_ifItMayBeMoreFrequent() {
        String plenty = "clouds.azure.capacityScale=100";
        assertThat(run(scenario, "--set", plenty, "--set", "thresholds.requestsLost=\"< 0.01\"", "--replications", "3"))
                .isZero();
        // -ln(0.05) / 3 = 0.998...
        assertThat(program.out())
                .containsPattern("requestsLost +< 0.01 +0 +met, not surely")
                .contains("Not surely: no requestsLost was seen, which leaves up to 1 with 95 % confidence.")
                .containsPattern("What was lost\nNothing; no more than 0\\.\\d+ % of requests with 95 % confidence\\.");
        program.forgetOut();
        run(scenario, "--set", plenty, "--set", "thresholds.requestsLost=\"< 2\"", "--replications", "3");
        assertThat(program.out()).containsPattern("requestsLost +< 2 +0 +met\n").doesNotContain("surely");
    }

    @Test
    void aThresholdOnANarrowedMeasure_isJudgedLikeOthers_andRefusedWhereThereIsNone() {
        assertThat(run(scenario, "--set", "thresholds.placedShare/azure=\"< 0.01\""))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.out()).containsPattern("placedShare/azure +< 1 % +\\d+\\.\\d+ ± \\d+\\.\\d+ % +FAILED");
        assertThat(program.err())
                .matches("threshold failed: placedShare/azure is \\d+\\.\\d+ ± \\d+\\.\\d+ %, wanted < 1 %\n");
        program.forgetErr();
        assertThat(run(scenario, "--set", "thresholds.placedShare/azur=\"< 0.01\""))
                .isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err())
                .startsWith(
                        "--set thresholds.placedShare/azur=\"< 0.01\": thresholds.placedShare/azur: 'placedShare/azur' is"
                                + " not measured in this scenario; expected one of placedShare/azure, ")
                .contains("Maybe 'placedShare/azure'.\n1 problem; nothing was run.");
    }

    @Test
    void precision_addsReplications_orSaysThatItDidNotReach() {
        assertThat(run(scenario, "--precision", "2%", "--measure", "spillShare"))
                .isZero();
        assertThat(program.out()).doesNotContain("replications 3,");
        assertThat(run(scenario, "--precision", "1e-6", "--max-replications", "8"))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err())
                .matches(
                        "precision not reached: spillShare is [0-9.]+ ± [0-9.]+ % after 8 replications, known to [0-9.]+ %,"
                                + " wanted 0.0001 %\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lossShare | 3 | lossShare was 0 in 3 replications, of which no part can be told. Maybe more --replications",
                "lossShare | 1 | lossShare was 0 in 2 replications, of which no part can be told. Maybe more --replications",
                "waitHours | 3 | waitHours had no value in 3 replications. Maybe more --replications",
                "waitHours | 1 | waitHours had no value in 1 replication. Maybe more --replications"
            })
    void aPartOfNothing_isNoPrecision_andNoReplicationsAreAddedForIt(String measure, String replications, String said) {
        assertThat(run(
                        scenario,
                        "--set",
                        "clouds.azure.capacityScale=9",
                        "--precision",
                        "1%",
                        "--measure",
                        measure,
                        "--replications",
                        replications))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err()).isEqualTo("precision not reached: " + said + "\n");
    }

    @Test
    void aConstant_isKnownPrecisely() {
        assertThat(run(scenario, "--precision", "1%", "--measure", "capacityUnits"))
                .isZero();
        assertThat(program.out()).contains("replications 3,");
    }

    @Test
    void verbose_saysWhatItTook_onStandardError() {
        run(scenario, "-v");
        assertThat(program.err()).contains("3 replications after").contains("events in");
    }

    @Test
    void progress_isShownOnlyWhenAskedFor_whereNobodyLooks() {
        run(scenario, "--progress", "always");
        assertThat(program.out()).startsWith("small");
        program.forgetErr();
        run(scenario);
        assertThat(program.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--jobs 0",
                "--replications 0",
                "--replications 1.5",
                "--seed x",
                "--precision 0",
                "--precision 200%",
                "--precision x",
                "--precision 1% --max-replications 1",
                "--measure spillShare",
                "--precision 1% --measure placedShare",
                "--format xml",
                "--progress sometimes",
                "--set nothing",
                "-o run.parquet",
                "--output run.XLSX",
                "--nonsense",
                "another.yaml"
            })
    void aCommandLineThatCannotBeMeant_isOneLineOfError(String arguments) {
        String[] all = Stream.concat(Stream.of(scenario), Stream.of(arguments.split(" ")))
                .toArray(String[]::new);
        assertThat(run(all)).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.out()).isEmpty();
        assertThat(program.err().lines()).hasSize(2).last().isEqualTo("See 'spillway run --help'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--out", "--output", "--decisions", "--focus"})
    void anEmptyName_isNotTheCurrentFolder(String option) {
        assertThat(run(scenario, option, "")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains(option + "': '' names no file or folder\n");
    }

    @Test
    void aScenarioOfNoName_isAUsageError() {
        assertThat(run("")).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("(SCENARIO): '' names no file or folder\n");
    }

    @Test
    void aMisspeltOption_isGuessed() {
        run(scenario, "--frmat", "json");
        assertThat(program.err()).contains("Maybe '--format'");
        program.forgetErr();
        program.main("rnu");
        assertThat(program.err()).contains("Maybe 'run'");
        program.forgetErr();
        run(scenario, "--precision", "1%", "--measure", "spilShare");
        assertThat(program.err()).contains("Maybe 'spillShare'");
    }

    @Test
    void aScenarioWithProblems_tellsAll_andWritesNothing() throws IOException {
        Path results = folder.resolve("results");
        int status = run(
                scenario, "--set", "nonsense=1", "--set", "thresholds.spilShare=\"< 1\"", "--out", results.toString());
        assertThat(status).isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err().lines()).hasSize(3).last().isEqualTo("2 problems; nothing was run.");
        assertThat(program.err()).contains("spilShare").contains("Maybe 'spillShare'");
        assertThat(results).doesNotExist();
        assertThat(program.out()).isEmpty();
    }

    @Test
    void aScenarioThatIsNotThere_isNoInput() {
        assertThat(run(folder.resolve("no.yaml").toString())).isEqualTo(ExitCode.NO_INPUT.status());
        assertThat(program.err()).isEqualTo(folder.resolve("no.yaml") + ": there is no such file\n");
        program.forgetErr();
        assertThat(run(folder.toString())).isEqualTo(ExitCode.NO_INPUT.status());
    }

    @Test
    void aReaderThatGoesAway_isNoError() {
        assertThat(program.main(Program.failing("Broken pipe"), "run", scenario))
                .isZero();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void standardOutputThatCannotBeWritten_isAnError() {
        assertThat(program.main(Program.failing("No space left on device"), "run", scenario))
                .isEqualTo(ExitCode.CANNOT_WRITE.status());
        assertThat(program.err()).isEqualTo("cannot write: standard output: No space left on device\n");
    }

    private int run(String... arguments) {
        return program.main(
                Stream.concat(Stream.of("run"), List.of(arguments).stream()).toArray(String[]::new));
    }
}
