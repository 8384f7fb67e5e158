package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String SMALL = "erlang-overflow,jobs=1$|HENRIKSEN,load=SMALL$";

    private static final Variant A = Fixtures.variant("A.run");
    private static final Variant B = Fixtures.variant("B.run");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private double factor = 1;
    private long seed = 1;

    private int main(String... arguments) {
        Streams streams = new Streams(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
        Map<Kind, Measurer> measurers = Fixtures.forAllKinds(
                Fixtures.telling(variant -> variant.equals(Variants.SMALL) ? 10 * factor : 30, 0.01, seed++));
        return Main.run(streams, new Place(folder, "abc"), environment -> measurers, arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String report(String name, String... more) {
        String[] arguments = {
            "quick",
            "--only",
            SMALL,
            "--rounds",
            "8",
            "-o",
            folder.resolve(name).toString()
        };
        assertThat(main(arguments)).isZero();
        out.reset();
        err.reset();
        return folder.resolve(name).resolve("report.json").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "compare --help"})
    void help_hasExamplesAndExitCodes(String arguments) {
        assertThat(main(arguments.split(" "))).isZero();
        assertThat(out()).contains("Examples:", "Exit codes:", "  65 ", "  130 ", "Usage: spillway bench");
        assertThat(out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(err()).isEmpty();
    }

    @Test
    void bench_writesAllFormats_progressGoesToStandardError() {
        assertThat(main("quick", "--only", SMALL, "--rounds", "2")).isZero();
        assertThat(folder.resolve("benchmarks/target/report"))
                .isDirectoryContaining("glob:**report.md")
                .isDirectoryContaining("glob:**report.json")
                .isDirectoryContaining("glob:**report.html");
        assertThat(out()).startsWith("| goal ").contains("| met ");
        assertThat(err()).contains("round 2").contains("ScenarioBenchmark.run:scenario=erlang-overflow,jobs=1");
    }

    /** A bench that fails as it measures, as a program of its own: what is said at its end counts too. */
    static final class Failing {
        private Failing() {}

        public static void main(String[] args) {
            Map<Kind, Measurer> measurers = Fixtures.forAllKinds((variant, round, length) -> {
                throw new IOException("no space");
            });
            Place place = new Place(Path.of(args[0]), "abc");
            Main.run(
                    new Streams(System.out, System.err),
                    place,
                    environment -> measurers,
                    "quick",
                    "--only",
                    SMALL,
                    "--rounds",
                    "1",
                    "--quiet");
        }
    }

    @Test
    void whatFails_isNotSaidToBeInterrupted() throws Exception {
        Process failing = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Failing.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(failing.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .endsWith("cannot write: no space\n")
                .doesNotContain("interrupted");
    }

    @Test
    void quiet_saysNothing() {
        assertThat(main("quick", "--only", SMALL, "--rounds", "1", "--quiet")).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void list_measuresNothing() {
        assertThat(main("full", "--list")).isZero();
        assertThat(out().lines()).hasSameSizeAs(BenchmarkSet.FULL.variants()).contains(Variants.SMALL.id());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void check_failsForAGoalThatIsMissed() {
        assertThat(main("quick", "--only", SMALL, "--rounds", "2", "--check")).isZero();
        factor = 2;
        assertThat(main("quick", "--only", SMALL, "--rounds", "2", "--force")).isZero();
        assertThat(main("quick", "--only", SMALL, "--rounds", "2", "--force", "--check"))
                .isEqualTo(1);
    }

    @Test
    void check_judgesWhatOnlyLeaves_andIsRefusedWhereThatIsNothing() {
        assertThat(main("quick", "--only", SMALL, "--rounds", "1", "--check")).isZero();
        assertThat(err()).contains("--only leaves 3 of ", " goals to judge\n");
        err.reset();
        assertThat(main("quick", "--only", "start", "--rounds", "1", "--check", "--force"))
                .isEqualTo(2);
        assertThat(err()).contains("--check: --only start leaves no goal to judge\n");
    }

    @Test
    void reportThatIsThere_isKept() {
        assertThat(main("quick", "--only", SMALL, "--rounds", "1")).isZero();
        err.reset();
        assertThat(main("quick", "--only", SMALL, "--rounds", "1")).isEqualTo(73);
        assertThat(err()).contains("report.md: exists. Maybe --force");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "quick --only nothing",
                "quick --only (",
                "huge",
                "quick --rounds 0",
                "compare one",
                "--flood",
                "compare a b --threshold NaN",
                "compare a b --threshold Infinity",
                "compare a b --threshold=-5%",
                "compare a b --threshold 1e999%",
                "compare a b --threshold 5d",
                "compare a b --threshold 1.5"
            })
    void commandLineThatCannotBeUnderstood(String arguments) {
        assertThat(main(arguments.split(" "))).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("spillway bench").contains("See 'spillway bench");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "compare a b --threshold 5 | '5' is not a share of 0 or more, such as 5% or 0.05. Maybe '5%'",
                "compare a b --by cpu | --by cpu; expected wall, processor",
                "compare a b --format md | --format md; expected table, json",
                "compare a '' | '' names no file or folder",
                "quick -o '' | '' names no file or folder",
                "quik | SET quik; expected quick, standard, full. Maybe 'quick'"
            })
    void whatIsWrongWithACommandLine_isSaidInItsWords(String arguments, String said) {
        String[] given = arguments.replace("''", "\0").split(" ");
        assertThat(main(Arrays.stream(given).map(word -> word.replace("\0", "")).toArray(String[]::new)))
                .isEqualTo(2);
        assertThat(err()).contains(said + "\n");
    }

    @Test
    void compare_findsAPlantedRegression_andNoOther() {
        String before = report("before");
        String again = report("again");
        factor = 1.5;
        String slower = report("slower");

        assertThat(main("compare", before, again)).isZero();
        assertThat(out()).contains("no difference shown").doesNotContain("REGRESSION");
        out.reset();

        assertThat(main("compare", before, slower)).isEqualTo(1);
        assertThat(out().lines().toList().get(2)).contains(Variants.SMALL.id()).contains("REGRESSION");
        assertThat(err()).isEmpty();
        out.reset();

        assertThat(main("compare", before, slower, "--threshold", "60%")).isZero();
        out.reset();

        assertThat(main("compare", before, slower, "--format", "json", "--by", "processor"))
                .isEqualTo(1);
        assertThat(ReportFile.JSON.readTree(out()).at("/comparisons/0/verdict").asString())
                .isEqualTo("REGRESSION");
    }

    @Test
    void compare_saysThatThereAreTooFewForks_andThatTheMachineIsAnother() throws Exception {
        Report few = Fixtures.report(BenchmarkSet.QUICK, 1, Fixtures.telling(variant -> 1, 0.01, 1));
        write("here.json", few);
        Path elsewhere = folder.resolve("elsewhere.json");
        write("elsewhere.json", few);
        Files.writeString(elsewhere, Files.readString(elsewhere).replace("a processor", "another one"));

        assertThat(main("compare", folder.resolve("here.json").toString(), elsewhere.toString()))
                .isZero();
        out.reset();
        assertThat(main("compare", folder.resolve("here.json").toString(), elsewhere.toString(), "--format", "json"))
                .isZero();
        assertThat(out()).contains("TOO_FEW_FORKS").doesNotContain("NaN");
        assertThat(err())
                .contains("warning: not the same processor: a processor and another one")
                .contains(
                        "warning: too few forks to tell slower from faster in 33 of 33 variants: 1 against 1; it takes 7"
                                + " against 7. Maybe --rounds 7\n");
    }

    @Test
    void compare_saysWhichForksAreTooFew_alsoWhereOthersAreEnough() throws Exception {
        String before = write("before.json", forks(Map.of(A, 2, B, 8)));
        String now = write("now.json", forks(Map.of(A, 6, B, 8)));
        assertThat(main("compare", before, now)).isZero();
        assertThat(err())
                .isEqualTo(
                        "warning: too few forks to tell slower from faster in 1 of 2 variants: 2 against 6; it takes 5"
                                + " against 5. Maybe --rounds 5\n");
        assertThat(out()).contains("no regression shown", "no difference shown");
    }

    @Test
    void compare_saysWhatItLeavesOut() throws Exception {
        String one = write("one.json", forks(Map.of(A, 5)));
        String two = write("two.json", forks(Map.of(A, 5, B, 5)));
        assertThat(main("compare", one, two)).isZero();
        assertThat(err()).isEqualTo("not compared, only in the new report: B.run\n");
        err.reset();

        Report lacking = Fixtures.report(List.of(A, B), forks(Map.of(A, 5)).forks());
        assertThat(main("compare", write("lacking.json", lacking), two)).isZero();
        assertThat(err()).isEqualTo("not compared, not measured in the old report: B.run\n");
    }

    @Test
    void compare_saysWhatHasNoProcessorTime() throws Exception {
        List<Fork> forks = new ArrayList<>(forks(Map.of(A, 5)).forks());
        for (int round = 0; round < 5; round++) {
            forks.add(new Fork(B.id(), round, Map.of(Metric.PROCESSOR, 10.0 + round), List.of(), List.of()));
        }
        String both = write("both.json", Fixtures.report(List.of(A, B), forks));
        assertThat(main("compare", both, both, "--by", "processor")).isZero();
        assertThat(err()).isEqualTo("not compared, no processor time in the old report: A.run\n");
        assertThat(out()).contains("B.run").doesNotContain("A.run");
        err.reset();

        String none = write("none.json", forks(Map.of(A, 5)));
        assertThat(main("compare", none, none, "--by", "processor")).isEqualTo(65);
        assertThat(err())
                .isEqualTo(none + " and " + none + " have processor time of no variant in common. Maybe --by wall\n");
        err.reset();
        assertThat(main("compare", none, write("other.json", forks(Map.of(B, 5)))))
                .isEqualTo(65);
        assertThat(err()).endsWith("have no variant in common. Maybe two reports of one set\n");
    }

    @Test
    void compare_warnsOfWhatWasMeasuredDifferently() throws Exception {
        String here = write("here.json", forks(Map.of(A, 5)));
        Path there = folder.resolve("there.json");
        Files.writeString(
                there,
                Files.readString(Path.of(here))
                        .replace("\"quick\"", "\"full\"")
                        .replace("\"warmUps\" : 8", "\"warmUps\" : 1")
                        .replace("\"memoryMebibytes\" : 4096", "\"memoryMebibytes\" : 2048")
                        .replace("[ \"-Xmx1g\" ]", "[ \"-Xmx2g\", \"-Da=b\" ]"));
        assertThat(main("compare", here, there.toString())).isZero();
        assertThat(err().lines())
                .containsExactly(
                        "warning: not the same memory: 4096 MiB and 2048 MiB",
                        "warning: not the same set: quick and full",
                        "warning: not the same length of a fork: 8 + 3 iterations of 500 ms and 1 + 3 iterations of 500 ms",
                        "warning: not the same flags of A.run: -Xmx1g and -Xmx2g");
    }

    private static Report forks(Map<Variant, Integer> rounds) {
        List<Fork> forks = new ArrayList<>();
        rounds.forEach((variant, count) -> {
            for (int round = 0; round < count; round++) {
                forks.add(Fixtures.fork(variant, round, 10 + round));
            }
        });
        return Fixtures.report(rounds.keySet().stream().toList(), forks);
    }

    @Test
    void compare_refusesWhatIsNoReport() throws Exception {
        String report = report("a");
        assertThat(main("compare", report, folder.resolve("missing.json").toString()))
                .isEqualTo(66);
        assertThat(err()).contains("missing.json: there is no such file. Maybe ");
        assertThat(main("compare", report, folder.toString())).isEqualTo(66);
        assertThat(out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "null", "1", "{\"a\": \"\u00ff\"}"})
    void compare_refusesWhatIsNoReportAtAll(String text) throws Exception {
        Path bad = folder.resolve("bad.json");
        Files.writeString(bad, text, StandardCharsets.ISO_8859_1);
        assertThat(main("compare", bad.toString(), bad.toString())).isEqualTo(65);
        assertThat(err()).isEqualTo(bad + ": is no benchmark report. Maybe a report.json of 'spillway bench'\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"schemaVersion\" : 1, | \"schemaVersion\" : 99, | schemaVersion is 99; expected 1",
                "\"schemaVersion\" : 1, | \"schemaVersion\" : 1.7, | schemaVersion is 1.7; expected 1",
                "\"schemaVersion\" : 1, | \"schemaVersion\" : \"x\", | schemaVersion is \"x\"; expected 1",
                "\"schemaVersion\" : 1, | \"schemaVersion\" : null, | schemaVersion is null; expected 1",
                "\"round\" : 1, | \"round\" : 0.5, | /forks/1/round is 0.5, which no report has there",
                "\"round\" : 1, | \"round\" : 0, | forks: A.run in round 0 stands twice",
                "\"round\" : 1, | '' | /forks/1/round is missing",
                "\"round\" : 1, | \"round\" : [], | /forks/1/round is not whole",
                "\"target\" : \"B.run\", | \"target\" : \"A.run\", | variants: A.run stands twice",
                "\"wallNanos\" : 11.0 | \"wallNanos\" : -1 | forks: A.run in round 1: wallNanos is -1.0; expected a time above 0"
            })
    void compare_refusesAReportThatIsDamaged_andSaysWhere(String whole, String damaged, String said) throws Exception {
        String good = write(
                "good.json", Fixtures.report(List.of(A, B), forks(Map.of(A, 2)).forks()));
        Path bad = folder.resolve("bad.json");
        Files.writeString(bad, Files.readString(Path.of(good)).replace(whole, damaged));
        assertThat(main("compare", good, bad.toString())).isEqualTo(65);
        assertThat(err()).isEqualTo(bad + ": " + said + ". Maybe make the report again\n");
    }

    @Test
    void compare_tellsAVariantThatIsMissing_andEndsWithOne() throws Exception {
        Report before = Fixtures.report(BenchmarkSet.QUICK, 8, Fixtures.telling(variant -> 1, 0.01, 1));
        write("before.json", before);
        Report now = Fixtures.report(BenchmarkSet.QUICK, 8, (variant, round, length) -> {
            if (variant.equals(Variants.SMALL)) {
                throw new NotMeasuredException("it failed");
            }
            return Fixtures.telling(other -> 1, 0.01, 2).measure(variant, round, length);
        });
        write("now.json", now);
        String[] both = {
            folder.resolve("before.json").toString(), folder.resolve("now.json").toString()
        };
        assertThat(main("compare", both[0], both[1])).isEqualTo(1);
        assertThat(out()).contains("MISSING from the new report");
        out.reset();
        assertThat(main("compare", both[0], both[1], "--format", "json")).isEqualTo(1);
        assertThat(out()).contains("\"MISSING\"").doesNotContain("NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "\"NaN\"", "\"Infinity\""})
    void compare_refusesTimesThatAreNone(String score) throws Exception {
        write("good.json", Fixtures.report(BenchmarkSet.QUICK, 2, Fixtures.telling(variant -> 1, 0, 1)));
        Path good = folder.resolve("good.json");
        Path bad = folder.resolve("bad.json");
        Files.writeString(bad, Files.readString(good).replaceFirst("\"wallNanos\" : 1.0", "\"wallNanos\" : " + score));
        assertThat(main("compare", good.toString(), bad.toString())).isEqualTo(65);
        assertThat(err())
                .contains("bad.json: ")
                .contains("expected a time above 0")
                .hasLineCount(1);
    }

    private String write(String name, Report report) throws IOException {
        StringWriter text = new StringWriter();
        ReportFile.write(report, text);
        return Files.writeString(folder.resolve(name), text.toString()).toString();
    }
}
