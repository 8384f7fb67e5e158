package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String SMALL = "erlang-overflow,jobs=1$|HENRIKSEN,load=SMALL$";

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
                "compare a b --threshold 1e999%"
            })
    void commandLineThatCannotBeUnderstood(String arguments) {
        assertThat(main(arguments.split(" "))).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).startsWith("spillway bench").contains("See 'spillway bench");
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
                .contains("too few forks to decide");
    }

    @Test
    void compare_refusesWhatIsNoReport() throws Exception {
        String report = report("a");
        assertThat(main("compare", report, folder.resolve("missing.json").toString()))
                .isEqualTo(66);
        assertThat(err()).contains("missing.json: there is no such file. Maybe ");
        assertThat(main("compare", report, folder.toString())).isEqualTo(66);
        for (String text : new String[] {"{", "{}", "{\"schemaVersion\": 99}", "{\"schemaVersion\": 1}", "[]"}) {
            err.reset();
            Files.writeString(folder.resolve("bad.json"), text);
            assertThat(main("compare", report, folder.resolve("bad.json").toString()))
                    .as(text)
                    .isEqualTo(65);
            assertThat(err()).contains("bad.json: ").contains("Maybe ").hasLineCount(1);
        }
        assertThat(out()).isEmpty();
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

    private void write(String name, Report report) throws IOException {
        StringWriter text = new StringWriter();
        ReportFile.write(report, text);
        Files.writeString(folder.resolve(name), text.toString());
    }
}
