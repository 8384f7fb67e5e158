package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.scenario.Problem;
import io.spillway.scenario.ScenarioException;
import io.spillway.sweep.SweepReader.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepReaderTest {
    private static final String SCENARIO = """
            name: small
            start: 2027-01-01
            end: 2027-03-01
            accelerators: {unit: {performance: 1}}
            clouds:
              azure: {regions: {east: {geography: us, pools: {unit: {capacity: 10}}}}}
              aws: {regions: {east: {geography: us, pools: {unit: {capacity: 5}}}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              load: {date: 2027-01-01, kind: api, demand: {unitsWanted: 12}, holding: 6h}
            """;

    private static final Path SWEEPS = Path.of("../scenarios/sweeps");
    private static final Overrides NOTHING = new Overrides(
            ImmutableList.of(),
            ImmutableList.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SCENARIO);
    }

    private Plan plan(String sweep) throws IOException, ScenarioException {
        return Planning.of(read(sweep), "1", 2).plan();
    }

    private List<String> problems(String sweep) throws IOException {
        try {
            plan(sweep);
            return List.of();
        } catch (ScenarioException wrong) {
            return wrong.problems().stream()
                    .map(Problem::toString)
                    .map(text -> text.replace(folder + "/", ""))
                    .toList();
        }
    }

    private List<List<String>> values(String sweep) throws IOException, ScenarioException {
        return plan(sweep).points().stream()
                .map(point -> (List<String>) point.values())
                .toList();
    }

    @Test
    void anAxis_isAListOrASpan_underItsNameOrItsPath() throws Exception {
        Plan plan = plan("""
                axes:
                  clouds.azure.capacityScale: [1, 2]
                  wanted: {path: launches.load.demand.unitsWanted, from: 10, to: 20, step: 5}
                  wait: {path: launches.load.holding, from: 1h, to: 4h, steps: 3, scale: log}
                """);
        assertThat(plan.parameters())
                .extracting(Parameter::column)
                .containsExactly("clouds.azure.capacityScale", "wanted", "waitHours");
        assertThat(plan.points()).hasSize(18);
        assertThat(plan.points().get(17).values()).containsExactly("2", "20", "4h");
        assertThat(plan.points().get(1).values()).containsExactly("1", "10", "2h");
    }

    @Test
    void constraints_leavePointsOut() throws Exception {
        assertThat(values("""
                axes:
                  small: {path: clouds.aws.capacityScale, values: [1, 2, 3]}
                  large: {path: clouds.azure.capacityScale, values: [1, 2, 3]}
                constraints: ["small < large", "large != 3"]
                """)).containsExactly(List.of("1", "2"));
    }

    @Test
    void constraintsThatCannotBeAsked_areRefusedAtTheirPlace() throws IOException {
        assertThat(problems("""
                axes: {a: {path: clouds.azure.capacityScale, values: [1, 2]}}
                constraints: ["a > 5h", "a < 3", "point < x", "a != x"]
                """))
                .containsExactly(
                        "sweep.yaml:4:15: constraints.0: 'a > 5h': '1' and '5h' have no order; expected two amounts in one"
                                + " unit.",
                        "sweep.yaml:4:34: constraints.2: 'point < x': '0' and 'x' have no order; expected two amounts in"
                                + " one unit.");
    }

    @Test
    void constraintsThatLeaveNoPoint_areRefusedAtTheFirstThatDoes() throws IOException {
        assertThat(problems("""
                axes: {a: {path: clouds.azure.capacityScale, values: [1, 2, 3]}}
                constraints: ["a > 1", "a < 2"]
                """))
                .containsExactly("sweep.yaml:4:24: constraints.1: 'a < 2' is met by none of 2 points; expected one at"
                        + " least.");
    }

    @Test
    void oneAtATime_tellsTheScenariosOwnValues() throws Exception {
        assertThat(values("""
                design: one-at-a-time
                axes:
                  hold: {path: launches.load.holding, values: [1h]}
                  wanted: {path: launches.load.demand.unitsWanted, values: [3]}
                """)).containsExactly(List.of("6h", "12"), List.of("1h", "12"), List.of("6h", "3"));
    }

    @Test
    void aList_isACsvFile_whoseEmptyCellsLeaveTheScenarioAsItIs() throws Exception {
        Files.writeString(
                folder.resolve("points.csv"), "# chosen by hand\nhold,clouds.azure.capacityScale\n1h,2\n,3\n");
        assertThat(values("""
                design: list
                file: points.csv
                axes: {hold: {path: launches.load.holding}}
                """)).containsExactly(List.of("1h", "2"), List.of("6h", "3"));
    }

    @Test
    void cellsOfAListThatWouldBeLost_areTold_withFileAndLine() throws IOException {
        String list = "design: list\nfile: points.csv\n";
        Path points = folder.resolve("points.csv");
        Files.writeString(points, "clouds.azure.capacityScale,launches.load.holding\n1,2h\n2,3h,4,5\n1,2h,\n");
        assertThat(problems(list))
                .containsExactly("points.csv:3:6: '4' stands in no column; expected 2 cells at most, as the head has.");
        Files.writeString(points, "clouds.azure.capacityScale,clouds.azure.capacityScale\n1,2\n");
        assertThat(problems(list))
                .containsExactly("points.csv:1:28: 'clouds.azure.capacityScale' stands twice; expected" + " it once.");
        Files.writeString(points, "# an open quote\nclouds.azure.capacityScale\n1\n\"2\n3\n");
        assertThat(problems(list))
                .containsExactly(
                        "points.csv:4:1: a quote is opened that nothing closes; expected a quote at the end of the cell.");
        Files.writeString(points, "");
        assertThat(problems(list))
                .containsExactly("points.csv:1:1: the file is empty; expected a head, and rows below.");
        Files.writeString(points, "clouds.azure.capacityScale;launches.load.holding\n1;2h\n");
        assertThat(problems(list))
                .containsExactly(
                        "points.csv:1:1: 'clouds.azure.capacityScale;launches.load.holding' is one column; expected commas"
                                + " between columns. Maybe 'clouds.azure.capacityScale,launches.load.holding'.");
    }

    @Test
    void quotedCellsOfAList_mayHoldAnything() throws Exception {
        Files.writeString(
                folder.resolve("points.csv"),
                "# \"a remark\nclouds.azure.capacityScale,description\n1,\"a \"\"b\"\",\n\"\n2,c \"d\n");
        assertThat(values("design: list\nfile: points.csv\n")).hasSize(2);
    }

    @Test
    void samePointsInAnyOrder_haveTheSameIdentity_anotherSeedOrSelectionAnother() throws Exception {
        String axes = "axes: {clouds.azure.capacityScale: [1, 2]}\n";
        List<Plan.PlannedPoint> points = plan(axes).points();
        assertThat(plan("axes: {clouds.azure.capacityScale: [2.0, 1]}\n")
                        .points()
                        .get(0)
                        .identity())
                .isEqualTo(points.get(1).identity())
                .isNotEqualTo(plan(axes + "seed: 2\n").points().get(1).identity())
                .isNotEqualTo(plan(axes + "by: [cloud]\n").points().get(1).identity())
                .isNotEqualTo(points.get(0).identity());
    }

    @Test
    void precision_mayLookAtANarrowedMeasure_thatEveryPointHas() throws Exception {
        String axes = "axes: {clouds.azure.capacityScale: [1, 2]}\nmeasures: [spend]\nby: []\n";
        String wanted = axes + "precision: {halfWidth: 1%, measure: placedShare/aws}\n";
        Plan plan = plan(wanted);
        assertThat(plan.precision().orElseThrow().measure().text()).isEqualTo("placedShare/aws");
        assertThat(PlanFile.text(plan)).contains("\"measure\":\"placedShare/aws\"");
        Selection selection = read(wanted).selection();
        assertThat(selection.keeps(Row.of(Measure.PLACED_SHARE).cloud("aws"))).isTrue();
        assertThat(selection.keeps(Row.of(Measure.PLACED_SHARE).cloud("azure"))).isFalse();
        assertThat(selection.keeps(Row.of(Measure.SPEND))).isTrue();
        assertThat(problems(axes + "precision: {halfWidth: 1%, measure: placedShare/asw}\n"))
                .containsExactly(
                        "sweep.yaml:6:37: precision.measure: 'placedShare/asw' is not measured in this scenario;"
                                + " expected one of placedShare/azure, placedShare/aws, placedShare/azure/load,"
                                + " placedShare/aws/load. Maybe 'placedShare/aws'.");
    }

    @Test
    void everyProblemOfTheFile_isToldAtItsPlace() throws IOException {
        assertThat(problems("""
                desing: grid
                axes:
                  a: {path: clouds.azure.capacityScale, from: 1}
                  b: {from: 1, to: 2d, steps: 3, path: clouds.azure.capacityScale}
                  c: {path: 'clouds."azure', values: [1]}
                  d: {from: 2, to: 1, steps: 3, path: clouds.azure.capacityScale}
                  e: {from: 1, to: 2, path: clouds.azure.capacityScale}
                  f: {from: many, to: 2, steps: 2, path: clouds.azure.capacityScale}
                constraints: ["a < ", "zz < 2"]
                precision: {halfWidth: 1%, measure: spilShare}
                measures: [spend, spil]
                set: ["clouds.azure"]
                """))
                .containsExactly(
                        "sweep.yaml:3:1: desing: unknown key 'desing'; expected one of name, description, scenario, set,"
                                + " design, axes, points, file, constraints, seed, replications, precision, measures, by."
                                + " Maybe 'design'.",
                        "sweep.yaml:5:3: axes.a: says no values; expected a list of values, or from and to.",
                        "sweep.yaml:6:3: axes.b: 1 and 2d are in different units; expected the same unit at both ends.",
                        "sweep.yaml:7:3: axes.c.path: 'clouds.\"azure' leaves a \" open.",
                        "sweep.yaml:8:3: axes.d: 2 is not below 1; expected the smaller end first.",
                        "sweep.yaml:9:3: axes.e: does not say how many values; expected steps or step beside from and to.",
                        "sweep.yaml:10:13: axes.f.from: 'many' has no size; expected a number, share, duration, date or"
                                + " amount of money.",
                        "sweep.yaml:11:15: constraints.0: 'a < ' is no comparison; expected one such as"
                                + " 'capacity <= 1.2', of < <= > >= == !=.",
                        "sweep.yaml:11:23: constraints.1: 'zz' is not an axis; expected one of a, b, c, d, e, f, point.",
                        "sweep.yaml:12:37: precision.measure: 'spilShare' is not a measure of the whole run; expected one"
                                + " of " + String.join(", ", io.spillway.model.ThresholdMeasures.NAMES)
                                + ". Maybe 'spillShare'.",
                        "sweep.yaml:13:19: measures.1: 'spil' is not a measure; expected one that 'spillway measures'"
                                + " lists.",
                        "sweep.yaml:14:7: set.0: 'clouds.azure' is not path=value, such as"
                                + " launches.gpt-6.demand.scale=1.5.");
    }

    @Test
    void everythingWrongWithASpan_isToldAtOnce() throws IOException {
        assertThat(problems("""
                axes:
                  a: {path: clouds.azure.capacityScale, from: 0, to: -1, step: 1, scale: log}
                  b: {path: clouds.aws.capacityScale, from: 2, to: 1, step: 1, steps: 3}
                """))
                .containsExactly(
                        "sweep.yaml:4:3: axes.a: 0 is not below -1; expected the smaller end first.",
                        "sweep.yaml:4:3: axes.a: a logarithmic scale from 0; expected an end above 0.",
                        "sweep.yaml:4:3: axes.a: a step on a logarithmic scale; expected steps, or a linear scale.",
                        "sweep.yaml:5:3: axes.b: 2 is not below 1; expected the smaller end first.",
                        "sweep.yaml:5:3: axes.b: expected a step above 0 or a number of values, not both.");
    }

    @Test
    void problemsOfShape_ofAxes_andOfPoints_areToldTogether() throws IOException {
        assertThat(problems("""
                axes:
                  a: {path: clouds.azure.capacityScle, from: 1, to: 2, steps: 0}
                  b: {path: launches.load.holding, values: [3h, 4x]}
                replications: many
                """))
                .satisfiesExactly(
                        path -> assertThat(path)
                                .startsWith("sweep.yaml:4:13: clouds.azure.capacityScle: ")
                                .endsWith("Maybe 'capacityScale'."),
                        steps -> assertThat(steps)
                                .isEqualTo(
                                        "sweep.yaml:4:63: axes.a.steps: '0'; expected 2 or more, both ends included."),
                        value -> assertThat(value).startsWith("sweep.yaml:5:49: launches.load.holding: '4x'; expected"),
                        replications -> assertThat(replications)
                                .startsWith("sweep.yaml:6:15: replications: 'many'; expected a whole number"));
    }

    @Test
    void aValueThatIsRefused_hidesNothingOfTheRest() throws IOException {
        assertThat(problems("""
                axes:
                  a: {path: clouds.azure.capacityScale, from: 2, to: 1, steps: 3}
                  b: {path: clouds.aws.capacityScale, values: [1, 1]}
                  c: {path: launches.load.holding, from: 1h, to: 2h, steps: 1}
                constraints: ["zz < 2", "b < c"]
                measures: [spil]
                replications: 0
                points: 0
                """))
                .satisfiesExactly(
                        a -> assertThat(a).startsWith("sweep.yaml:4:3: axes.a: 2 is not below 1;"),
                        b -> assertThat(b).startsWith("sweep.yaml:5:51: axes.b: '1' stands twice"),
                        c -> assertThat(c).startsWith("sweep.yaml:6:61: axes.c.steps: '1'; expected 2 or more"),
                        zz -> assertThat(zz)
                                .startsWith(
                                        "sweep.yaml:7:15: constraints.0: 'zz' is not an axis; expected one of a, b, c,"),
                        measure -> assertThat(measure).startsWith("sweep.yaml:8:12: measures.0: 'spil'"),
                        replications -> assertThat(replications)
                                .isEqualTo("sweep.yaml:9:15: replications: '0'; expected 1 or more."),
                        points -> assertThat(points).isEqualTo("sweep.yaml:10:9: points: '0'; expected 1 or more."));
    }

    @Test
    void aDesignThatIsNone_isNotTakenForAnother() throws IOException {
        assertThat(problems("""
                design: sobool
                points: 0
                axes: {a: {path: clouds.azure.capacityScale, from: 1, to: 2}}
                """)).hasSize(2);
        assertThat(problems("""
                design: sobol
                points: 0
                axes: {a: {path: clouds.azure.capacityScale, from: 1, to: 2}}
                """)).containsExactly("sweep.yaml:4:9: points: '0'; expected 1 or more.");
    }

    @Test
    void axesOrADesignThatCannotBeRead_hideNothingBesideThem() throws IOException {
        String beside = """
                precision: {halfWidth: 2, measure: spilShare}
                measures: [spil]
                set: [foo]
                """;
        String[] known = {
            "sweep.yaml:4:24: precision.halfWidth: '2'", "sweep.yaml:4:36: precision.measure: 'spilShare'",
            "sweep.yaml:5:12: measures.0: 'spil'", "sweep.yaml:6:7: set.0: 'foo'"
        };
        for (String first : List.of("axes: 7\n", "design: grd\n")) {
            List<String> told = problems(first + beside);
            assertThat(told).hasSize(1 + known.length);
            assertThat(told.get(0)).startsWith("sweep.yaml:3:");
            for (int i = 0; i < known.length; i++) {
                assertThat(told.get(1 + i)).startsWith(known[i]);
            }
        }
    }

    @Test
    void anUnknownPath_isToldOnce_whereItIsWritten() throws IOException {
        assertThat(problems("axes: {clouds.azure.capacityScle: [1, 2]}\n"))
                .singleElement()
                .asString()
                .startsWith("sweep.yaml:3:8: clouds.azure.capacityScle: unknown key");
        Files.writeString(folder.resolve("points.csv"), "clouds.azure.capacityScle\n1\n2\n");
        assertThat(problems("design: list\nfile: points.csv\n"))
                .singleElement()
                .asString()
                .startsWith("points.csv:1:1: clouds.azure.capacityScle: unknown key");
    }

    @Test
    void everyProblemOfEveryPoint_isToldOnce_atTheValueThatMakesIt() throws IOException {
        assertThat(problems("""
                axes:
                  a: {path: clouds.azure.capacityScle, values: [1, 2]}
                  b: {path: launches.load.holding, values: [3h, 3, 4x]}
                  end: [2027-02-01, 2026-01-01]
                """))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("sweep.yaml:4:13: clouds.azure.capacityScle: unknown key 'capacityScle';")
                        .endsWith("Maybe 'capacityScale'."))
                .contains(
                        "sweep.yaml:5:49: launches.load.holding: '3'; expected a duration such as 14d, 72h, 90m or 1d12h,"
                                + " or a map with one of constant, exponential, lognormal, gamma, weibull, pareto,"
                                + " uniform, discrete, empirical. Maybe '3h' or '3d'.")
                .anySatisfy(text -> assertThat(text).startsWith("sweep.yaml:5:52: launches.load.holding: '4x'"))
                .anySatisfy(text -> assertThat(text).startsWith("sweep.yaml:6:21: end: '2026-01-01'"))
                .doesNotHaveDuplicates();
    }

    @Test
    void axesThatSetTheSame_areRefused_atTheLaterOne() throws IOException {
        assertThat(problems("""
                axes:
                  a: {path: clouds.azure.capacityScale, values: [1, 2]}
                  b: {path: 'clouds[azure]."capacityScale"', values: [3, 4]}
                  c: {path: clouds.azure, values: ["{}"]}
                  d: {path: clouds, values: [1]}
                """))
                .contains(
                        "sweep.yaml:5:3: axes.b: sets 'clouds[azure].\"capacityScale\"', as axis 'a' does; expected a"
                                + " path of its own.",
                        "sweep.yaml:6:3: axes.c: sets 'clouds.azure', as axis 'a' does; expected a path of its own.",
                        "sweep.yaml:7:3: axes.d: sets 'clouds', as axis 'a' does; expected a path of its own.");
    }

    @Test
    void anAxis_maySetWhatLiesWithinWhatAnotherOneBeforeItSets() throws Exception {
        assertThat(values("""
                axes:
                  hold: {path: launches.load.holding, values: ["{exponential: {mean: 1h}}"]}
                  average: {path: launches.load.holding.exponential.mean, values: [2h]}
                """)).hasSize(1);
    }

    @Test
    void namesThatAreColumnsOfTheResults_areRefused() throws IOException {
        assertThat(problems("""
                axes:
                  Mean: {path: clouds.azure.capacityScale, values: [1, 2]}
                  seed: [1, 2]
                  point: {path: clouds.azure.headroom, values: [1%]}
                """))
                .containsExactly(
                        "sweep.yaml:4:3: axes.Mean: 'Mean' is a word of the results already; expected another name. Maybe"
                                + " 'axisMean'.",
                        "sweep.yaml:5:3: axes.seed: 'seed' is a word of the results already; expected another name. Maybe"
                                + " an axis with a name in a sweep's file, 'axisSeed: {path: seed, …}'.",
                        "sweep.yaml:6:3: axes.point: 'point' is a word of the results already; expected another name. Maybe"
                                + " 'axisPoint'.");
    }

    @Test
    void namesThatMakeOneColumn_withTheirUnitsAndWhateverTheirCase_areRefused() throws IOException {
        assertThat(problems("""
                design: lhs
                points: 2
                axes:
                  hold: {path: launches.load.holding, from: 1h, to: 2h}
                  HoldHours: {path: clouds.azure.capacityScale, values: [1]}
                  HOLD: {path: clouds.aws.capacityScale, values: [1]}
                """))
                .containsExactly(
                        "sweep.yaml:7:3: axes.HoldHours: makes the column 'HoldHours', as axis 'hold' does, whatever the"
                                + " case; expected a name of its own. Maybe 'HoldHours2'.",
                        "sweep.yaml:8:3: axes.HOLD: makes the column 'HOLD', as axis 'hold' does, whatever the case;"
                                + " expected a name of its own. Maybe 'HOLD2'.");
    }

    @Test
    void whatEveryPointIsToHave_isNoAxis() throws IOException {
        assertThat(problems("""
                axes:
                  a: {path: seed, values: [1, 2]}
                  b: {path: replications, values: [1, 2]}
                seed: 9
                replications: 5
                """))
                .containsExactly(
                        "sweep.yaml:4:3: axes.a: sets 'seed', though every point is to have seed 9; expected one of the"
                                + " two.",
                        "sweep.yaml:5:3: axes.b: sets 'replications', though every point is to have replications 5;"
                                + " expected one of the two.");
    }

    @Test
    void aValueThatStandsTwice_isRefused_whereItWouldMakeTheSamePointsAgain() throws Exception {
        String axis = "axes: {clouds.azure.capacityScale: [1, 2, 1.0]}\n";
        assertThat(problems(axis))
                .containsExactly("sweep.yaml:3:43: axes.clouds.azure.capacityScale: '1.0' stands twice; expected each"
                        + " value once.");
        assertThat(problems("design: one-at-a-time\n" + axis)).hasSize(1);
        assertThat(values("design: zip\n" + axis)).hasSize(3);
    }

    @Test
    void anAxisOfTheCommandLine_givesItsValuesToTheFilesAxisWithItsNameOrItsPath() throws Exception {
        String axes = """
                axes:
                  scale: {path: clouds.azure.capacityScale, values: [1, 2]}
                  hold: {path: launches.load.holding, values: [1h]}
                """;
        for (String said : List.of("scale=3", "clouds[azure].capacityScale=3")) {
            Plan plan = Planning.of(read(axes, said), "1", 1).plan();
            assertThat(plan.parameters()).extracting(Parameter::column).containsExactly("scale", "holdHours");
            assertThat(plan.points())
                    .singleElement()
                    .satisfies(point -> assertThat(point.values()).containsExactly("3", "1h"));
        }
        assertThatExceptionOfType(ScenarioException.class)
                .isThrownBy(() -> read(axes, "scale=3", "clouds.azure.capacityScale=4"))
                .withMessageContaining("--axis clouds.azure.capacityScale=4: 'scale' stands twice; expected it once.");
    }

    private Sweep read(String sweep, String... axes) throws IOException, ScenarioException {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), "name: test\nscenario: small.yaml\n" + sweep);
        ImmutableList<Axis> said = Stream.of(axes).map(AxisArgument::parse).collect(ImmutableList.toImmutableList());
        return SweepReader.read(
                file,
                new Overrides(
                        said,
                        ImmutableList.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void oneSignOfEquality_isAdvisedTwice() throws IOException {
        assertThat(
                        problems(
                                "axes: {clouds.azure.capacityScale: [1, 2]}\nconstraints: ['clouds.azure.capacityScale = 1']\n"))
                .singleElement()
                .asString()
                .endsWith("Maybe 'clouds.azure.capacityScale == 1'.");
    }

    @Test
    void designsThatLackSomething_areRefused() throws IOException {
        String axis = "axes: {clouds.azure.capacityScale: {from: 1, to: 2}}\n";
        assertThat(problems(axis + "design: sobol\n"))
                .containsExactly("sweep.yaml:4:9: design: without a number of points;" + " expected the key 'points'.");
        assertThat(problems("design: list\n"))
                .containsExactly(
                        "sweep.yaml:3:9: design: list without a file; expected the" + " key 'file', a CSV file.");
        assertThat(problems("design: oneAtATime\n"))
                .anySatisfy(text -> assertThat(text).endsWith("Maybe 'one-at-a-time'."));
        assertThat(problems("design: list\nfile: none.csv\n"))
                .anySatisfy(
                        text -> assertThat(text).startsWith("sweep.yaml:4:7: file: 'none.csv': there is no such file"));
        assertThat(problems("axes: {a: {path: end, values: []}}\n"))
                .anySatisfy(text -> assertThat(text).contains("axes.a: has no values; expected one at least."));
    }

    @Test
    void aScenarioThatIsNotThere_isAProblemOfTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), "name: x\nscenario: smal.yaml\naxes: {end: [1]}\n");
        assertThat(file).exists();
        assertThat(problems("axes: {end: [2027-02-01]}\n")).isEmpty();
        Files.delete(folder.resolve("small.yaml"));
        assertThat(problems("axes: {end: [2027-02-01]}\n"))
                .containsExactly(
                        "sweep.yaml:2:11: scenario: 'small.yaml': there is no such file; expected a scenario's file,"
                                + " named from this one.");
    }

    @Test
    void drawnPoints_areTheSameEveryTime() throws Exception {
        String sweep = """
                design: lhs
                points: 9
                axes:
                  clouds.azure.capacityScale: {from: 0.5, to: 2}
                  launches.load.demand.unitsWanted: {from: 5, to: 50, step: 5}
                """;
        assertThat(values(sweep)).isEqualTo(values(sweep)).hasSize(9);
        assertThat(values(sweep))
                .allSatisfy(
                        point -> assertThat(Integer.parseInt(point.get(1)) % 5).isZero());
        assertThat(values(sweep + "seed: 2\n")).isNotEqualTo(values(sweep));
    }

    @Test
    void theShippedSweeps_haveNoProblem() throws Exception {
        try (var files = Files.list(SWEEPS)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".yaml"))
                    .filter(one -> !one.getFileName().toString().startsWith("kubernetes-"))
                    .toList()) {
                assertThat(Planning.of(SweepReader.read(file, NOTHING), "1", 2)
                                .plan()
                                .points())
                        .as("%s", file)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void theExampleOfTheReadme_isASweep() throws Exception {
        String readme = Files.readString(SWEEPS.resolve("README.md"));
        int begin = readme.indexOf("```yaml\n") + "```yaml\n".length();
        String example = readme.substring(begin, readme.indexOf("```", begin));
        Path file = Files.writeString(
                folder.resolve("example.yaml"),
                example.replace("../azure", SWEEPS.toRealPath().getParent() + "/azure"));
        Plan plan = Planning.of(SweepReader.read(file, NOTHING), "1", 2).plan();
        assertThat(plan.points()).hasSizeBetween(20, 63);
        assertThat(plan.precision()).isPresent();
    }
}
