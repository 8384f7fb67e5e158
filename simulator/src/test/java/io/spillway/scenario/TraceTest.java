package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.hash.Hashing;
import io.spillway.model.Curve;
import io.spillway.model.Points;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Demand by points in time, inline and from files. */
class TraceTest {
    private static final String FILE = "launches: {api: {demand: {unitsWanted: {trace: {file: t.csv}}}}}";

    private Written written;

    @BeforeEach
    void folder(@TempDir Path folder) {
        written = new Written(folder);
    }

    private static String trace(String trace) {
        return "launches: {api: {demand: {unitsWanted: {trace: {" + trace + "}}}}}";
    }

    private Curve curve(String overBase, String... settings) throws IOException {
        return written.scenario(overBase, settings)
                .launches()
                .get("api")
                .demand()
                .curve();
    }

    private static Curve.Trace hourly(double first, double second) {
        return new Curve.Trace(
                new Points(
                        Optional.empty(), ImmutableSortedMap.of(Duration.ZERO, first, Duration.ofMinutes(90), second)),
                Optional.empty(),
                1);
    }

    @Test
    void pointsStandInline_byDurationOrByDate() throws IOException {
        assertThat(curve(trace("points: {0h: 1, 90m: 2.5}"))).isEqualTo(hourly(1, 2.5));
        assertThat(curve(trace("points: {2027-03-01: 1, 2027-03-02T12:00Z: 2}, repeat: 14d, level: 40")))
                .isEqualTo(new Curve.Trace(
                        new Points(
                                Optional.of(Instant.parse("2027-03-01T00:00:00Z")),
                                ImmutableSortedMap.of(Duration.ZERO, 1.0, Duration.ofHours(36), 2.0)),
                        Optional.of(Duration.ofDays(14)),
                        40));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hours,factor\n0,1\n1.5,2.5\n",
                "duration,factor\n0h,1\n1h30m,2.5\n",
                "\ufeff# a remark\nhours,factor\r\n# another\n\"0\", 1\n\n1.5,2.50",
            })
    void pointsStandInAFile(String csv) throws IOException {
        written.file("t.csv", csv);
        assertThat(curve(FILE)).isEqualTo(hourly(1, 2.5));
        assertThat(written.loaded(FILE).fingerprint())
                .isEqualTo(written.loaded(trace("points: {0h: 1, 90m: 2.5}")).fingerprint());
    }

    @Test
    void datesInAFileAreDatedPoints() throws IOException {
        written.file("t.csv", "date,factor\n2027-03-01,1\n2027-03-02T12:00Z,2\n");
        assertThat(curve(FILE)).isEqualTo(curve(trace("points: {2027-03-01: 1, 2027-03-02T12:00Z: 2}")));
    }

    @Test
    void aFileIsNamedFromTheFileThatNamesIt() throws IOException {
        written.file("parts/demand.yaml", "templates: {t: {demand: {unitsWanted: {trace: {file: ../data/t.csv}}}}}");
        Path csv = written.file("data/t.csv", "hours,factor\n0,1\n1.5,3\n");
        String scenario = "launches: {api: {template: t, demand: {unitsWanted: {trace: {level: 1}}}}}";
        written.file("base.yaml", Written.BASE.replace("demand: {unitsWanted: 10}", "tags: [a]"));
        Path whole = written.file("whole.yaml", "include: [base.yaml, parts/demand.yaml]\n" + scenario);
        assertThat(written.problemsOf(whole)).isEmpty();
        LoadedScenario loaded = load(whole);
        assertThat(loaded.scenario().launches().get("api").demand().curve()).isEqualTo(hourly(1, 3));
        assertThat(loaded.inputs())
                .containsEntry(
                        csv, Hashing.sha256().hashBytes(Files.readAllBytes(csv)).toString());
    }

    @Test
    void aSettingNamesAFileFromWhereTheCommandRuns() throws IOException {
        Path csv = written.file("other.csv", "hours,factor\n0,4\n1.5,5\n");
        written.file("t.csv", "hours,factor\n0,1\n");
        assertThat(curve(FILE, "launches.api.demand.unitsWanted.trace.file=" + csv.toAbsolutePath()))
                .isEqualTo(hourly(4, 5));
    }

    @Test
    void theValuesAreInTheFingerprint_notTheFile() throws IOException {
        written.file("t.csv", "hours,factor\n0,1\n");
        String one = written.loaded(FILE).fingerprint();
        written.file("u.csv", "# the same\nduration,factor\n0d,1.0\n");
        assertThat(written.loaded(FILE.replace("t.csv", "u.csv")).fingerprint()).isEqualTo(one);
        written.file("t.csv", "hours,factor\n0,1.1\n");
        assertThat(written.loaded(FILE).fingerprint()).isNotEqualTo(one);
    }

    @Test
    void whatIsShownHoldsThePoints_eachWithItsPlace_andReadsAsTheSame() throws IOException {
        written.file("t.csv", "hours,factor\n0,1\n1.5,2.5\n");
        LoadedScenario loaded = written.loaded(FILE);
        assertThat(loaded.toYaml()).containsPattern("90m: 2\\.5 +# .*t\\.csv:3");
        Path shown = written.file("elsewhere/shown.yaml", loaded.toYaml());
        assertThat(load(shown).fingerprint()).isEqualTo(loaded.fingerprint());
    }

    @Test
    void aFileIsAFigureOfItsOwn() throws IOException {
        written.file("t.csv", "hours,factor\n0,1\n1.5,2.5\n");
        assertThat(written.loaded(trace("file: t.csv, source: measured, confidence: fact"))
                        .figures())
                .singleElement()
                .satisfies(figure -> {
                    assertThat(figure.path()).isEqualTo("launches.api.demand.unitsWanted.trace.file");
                    assertThat(figure.value()).isEqualTo("t.csv");
                    assertThat(figure.source()).contains("measured");
                });
    }

    @Test
    void badRowsAreToldAllAtOnce_eachAtItsPlaceInTheTable() throws IOException {
        written.file("t.csv", """
                # a trace
                hours,factor
                0,1
                1h,1
                2,much
                3
                4,1,2
                5,-1
                4.5,1
                4.505,1
                "6",1 %
                """);
        assertThat(written.problems(FILE))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith(
                                        "t.csv:4:1: launches.api.demand.unitsWanted.trace.points: '1h'; expected a number of"
                                                + " hours such as 6 or 1.5."),
                        two -> assertThat(two)
                                .startsWith(
                                        "t.csv:5:3: launches.api.demand.unitsWanted.trace.points.2h: 'much'; expected a"
                                                + " number"),
                        three -> assertThat(three).contains("t.csv:6:1: ", ": 1 cell; expected a time and a factor."),
                        four -> assertThat(four).contains("t.csv:7:1: ", ": 3 cells; expected a time and a factor."),
                        five -> assertThat(five).contains("t.csv:8:3: ", ": '-1'; expected 0 or more."),
                        six -> assertThat(six).contains("t.csv:9:1: ", "'4.5' comes after '5'"),
                        seven ->
                                assertThat(seven).contains("t.csv:10:1: ", "'4.505' is less than a minute after '4.5'"),
                        eight -> assertThat(eight).contains("t.csv:11:5: ", "'1 %'; expected a number"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hour,factor\n0,1\n", "time;factor\n0;1\n", "hours\n0\n", "0,1\n1,1\n"})
    void aHeadThatSaysNothingIsOneProblem(String csv) throws IOException {
        written.file("t.csv", csv);
        assertThat(written.problems(FILE))
                .singleElement()
                .asString()
                .startsWith("t.csv:1:1: ")
                .contains("expected hours,factor or duration,factor or date,factor.")
                .matches(problem -> !csv.startsWith("hour,") || problem.endsWith("Maybe 'hours'."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# only a remark\n", "hours,factor\n"})
    void aTableWithoutRowsIsOneProblem(String csv) throws IOException {
        written.file("t.csv", csv);
        assertThat(written.problems(FILE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hours,factor\n0,1\n1,\"2\n2,3\n", "hours,factor\r\n0,1\r\n1,\"2\"\"\r\n"})
    void aQuoteThatIsNotClosedIsToldWhereItIsOpened(String csv) throws IOException {
        written.file("t.csv", csv);
        assertThat(written.problems(FILE))
                .containsExactly(
                        "t.csv:3:3: a quote is opened that nothing closes; expected a quote at the end of the cell.");
    }

    @Test
    void filesThatCannotBeReadAreProblemsWhereTheyAreNamed() throws IOException {
        written.file("trace.csv", "hours,factor\n0,1\n");
        Files.createDirectories(written.folder().resolve("sub"));
        Files.write(written.folder().resolve("latin.csv"), "hours,factor\n0,é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(written.problems(trace("file: trac.csv")))
                .containsExactly("x.yaml:2:55: launches.api.demand.unitsWanted.trace.file: 'trac.csv': there is no such"
                        + " file; expected a file, named from this one. Maybe 'trace.csv'.");
        assertThat(written.problems(trace("file: sub")))
                .singleElement()
                .asString()
                .contains("'sub' is not a file");
        assertThat(written.problems(trace("file: [a]")))
                .singleElement()
                .asString()
                .contains("a list; expected a text");
        assertThat(written.problems(trace("file: latin.csv")))
                .containsExactly("latin.csv:2:3: not a text file in UTF-8; expected CSV text in UTF-8.");
    }

    @Test
    void twoLaunchesOfOneTemplateTellABadFileOnce() throws IOException {
        written.file("t.csv", "hours,factor\nx,1\n");
        assertThat(written.problems("""
                        templates: {t: {kind: api, demand: {unitsWanted: {trace: {file: t.csv}}}, holding: 8h}}
                        launches:
                          a: {template: t, date: 2027-01-01}
                          b: {template: t, date: 2027-01-01}
                        """)).hasSize(1);
    }

    @Test
    void fileWithoutRows_isToldInTheFile() throws IOException {
        written.file("t.csv", "hours,factor\n");
        assertThat(written.problems(FILE))
                .containsExactly("t.csv:1:1: launches.api.demand.unitsWanted.trace.points: no rows below the first;"
                        + " expected at least one time and its factor.");
    }

    @Test
    void theShippedTraceHasMeanOne() throws IOException {
        Path shipped = Written.SHIPPED.resolve("catalogue/servegen-m-large.csv").toAbsolutePath();
        assertThat(Files.size(shipped)).isLessThan(20_000);
        Curve.Trace trace = (Curve.Trace) curve(trace("file: " + shipped + ", repeat: 14d"));
        assertThat(trace.points().factors()).hasSize(14 * 24);
        assertThat(trace.points().factors().values().stream()
                        .mapToDouble(factor -> factor)
                        .average()
                        .orElseThrow())
                .isEqualTo(1, offset(1e-5));
    }

    private static LoadedScenario load(Path file) throws IOException {
        try {
            return ScenarioFile.load(file);
        } catch (ScenarioException e) {
            throw new AssertionError(e);
        }
    }
}
