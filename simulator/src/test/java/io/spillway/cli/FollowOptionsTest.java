package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.SchemaErrors;
import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.report.ReportSchema;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code run} writes of single replications. */
class FollowOptionsTest {
    /** Two launches and a workload over two clouds, with a warm-up, headroom, a decline and capacity that grows. */
    private static final String SCENARIO = """
            name: followed
            start: 2027-01-01
            end: 2027-03-01
            warmUp: 5d
            replications: 2
            accelerators: {unit: {}}
            clouds:
              azure:
                headroom: 20%
                regions:
                  east: {geography: us, pools: {unit: {capacity: {2026-01-01: 10, 2027-02-01: 14}}}}
                firstParty: {own: {demand: {unitsWanted: 2}, holding: {exponential: 9h}}}
              aws: {regions: {east: {geography: us, pools: {unit: {capacity: 5}}}}}
            primary: {cloud: azure, declines: {mood: {kinds: [agent], probability: 20%}}}
            terms: {before: {rule: exclusive}, later: {from: 2027-01-20, rule: first}}
            launches:
              load: {date: 2026-01-01, kind: api, demand: {unitsWanted: 9}, holding: {exponential: 6h}}
              work: {date: 2027-01-10, kind: agent, demand: {unitsWanted: 3}, size: 2, holding: {exponential: 12h}}
            """;

    @TempDir
    private Path folder;

    private String scenario = "";
    private Path decisions = Path.of("");
    private Path trace = Path.of("");
    private final Program program = new Program();

    @BeforeEach
    void writeScenario() throws IOException {
        scenario = Files.writeString(folder.resolve("followed.yaml"), SCENARIO).toString();
        decisions = folder.resolve("decisions.jsonl");
        trace = folder.resolve("trace.json");
    }

    @Test
    void decisionsAddUpToWhatTheRunReports() throws Exception {
        assertThat(run("--decisions", decisions.toString(), "--follow", "0,1")).isZero();
        List<JsonNode> measured = lines(decisions).stream()
                .filter(isRequest())
                .filter(line -> line.get("measured").booleanValue())
                .toList();
        List<JsonNode> ofLaunches = measured.stream()
                .filter(line -> !line.get("firstParty").booleanValue())
                .toList();
        LoadedScenario loaded = ScenarioFile.load(Path.of(scenario));
        ExperimentResult reported =
                Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, 2), Progress.NONE);

        assertThat(2 * mean(reported, Row.of(Measure.REQUESTS_ARRIVED))).isEqualTo(ofLaunches.size());
        assertThat(2 * mean(reported, Row.of(Measure.FIRST_PARTY_REQUESTS_ARRIVED)))
                .isEqualTo(measured.size() - ofLaunches.size());
        assertThat(2 * mean(reported, Row.of(Measure.REQUESTS_LOST)))
                .isEqualTo(count(ofLaunches, is("outcome", "lost")));
        assertThat(2 * mean(reported, Row.of(Measure.REQUESTS_PLACED)))
                .isEqualTo(count(ofLaunches, is("outcome", "lost").negate()));
        assertThat(2 * mean(reported, Row.of(Measure.REQUESTS_SPILLED)))
                .isEqualTo(count(ofLaunches, is("outcome", "spilled")))
                .isPositive();
        for (Kind kind : Kind.values()) {
            assertThat(2 * mean(reported, Row.of(Measure.REQUESTS_SPILLED).kind(kind)))
                    .isEqualTo(count(ofLaunches, is("outcome", "spilled").and(is("kind", kind.name()))));
        }
        for (Reason reason : Reason.values()) {
            assertThat(2 * mean(reported, Row.of(Measure.REQUESTS_SPILLED).reason(reason)))
                    .isEqualTo(count(ofLaunches, is("outcome", "spilled").and(is("reason", reason.name()))));
        }
        for (String cloud : List.of("azure", "aws")) {
            assertThat(2 * mean(reported, Row.of(Measure.REQUESTS_PLACED).cloud(cloud)))
                    .isEqualTo(count(ofLaunches, is("cloud", cloud)));
        }
    }

    @Test
    void decisionsAreSampledByOrdinal_andTheSameForAnyJobs() throws Exception {
        run("--decisions", decisions.toString(), "--jobs", "1");
        List<JsonNode> all = lines(decisions);
        assertThat(all)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.has("refusals")).isFalse());
        Path sampled = folder.resolve("sampled.jsonl");
        run("--decisions", sampled.toString(), "--decisions-every", "7", "--jobs", "2");
        assertThat(lines(sampled))
                .isEqualTo(all.stream()
                        .filter(isRequest()
                                .negate()
                                .or(line -> line.get("ordinal").longValue() % 7 == 0))
                        .toList())
                .anyMatch(isRequest().negate());
    }

    /** One line of every form that these scenarios have: lines of waiting, launches held, moves, a drop, no failback. */
    @Test
    void everyLineIsAsTheSchemaSays_andNothingInItIsLeftOver() throws Exception {
        String evacuated = SCENARIO.replace("replications: 2", "replications: 1")
                .replace("{geography: us, pools: {unit: {capacity: {", """
                        {
                                geography: us, outages: {storm: {from: 2027-02-03, for: 2d, deployments: evacuate}},
                                pools: {unit: {capacity: {""");
        List<String> files = List.of(
                scenario,
                Files.writeString(folder.resolve("evacuated.yaml"), evacuated).toString(),
                "src/test/resources/explain/every-launch.yaml",
                "src/test/resources/explain/line.yaml",
                "src/test/resources/explain/stays.yaml");
        Map<String, JsonNode> forms = new TreeMap<>();
        for (String file : files) {
            assertThat(program.main("run", file, "--decisions", decisions.toString(), "--decisions-detail", "--force"))
                    .isZero();
            lines(decisions).forEach(line -> forms.put(line.propertyNames() + " " + line.get("outcome"), line));
        }
        Set<String> names = new TreeSet<>();
        for (JsonNode line : forms.values()) {
            assertThat(SchemaErrors.of(ReportSchema.DECISIONS, line.toString()))
                    .as("%s", line)
                    .isEmpty();
            names.addAll(line.propertyNames());
        }
        JsonNode schema = JsonMapper.shared().readTree(ReportSchema.DECISIONS.text());
        assertThat(names)
                .containsAll(
                        schema.get("$defs").get("request").get("properties").propertyNames())
                .containsAll(schema.get("$defs").get("launch").get("properties").propertyNames());
        JsonNode wrong =
                JsonMapper.shared().readTree("{\"schemaVersion\": 1, \"day\": \"2027-01-01T00:00:00Z\", \"x\": 1}");
        assertThat(SchemaErrors.of(ReportSchema.DECISIONS, wrong.toString())).isNotEmpty();
    }

    @Test
    void detailHoldsTheRefusals_ofEachSpillAtLeastOne() throws Exception {
        run("--decisions", decisions.toString(), "--decisions-detail");
        assertThat(lines(decisions))
                .filteredOn(is("outcome", "spilled"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.get("refusals"))
                        .anySatisfy(refusal -> assertThat(refusal.get("reason")).isEqualTo(line.get("reason"))));
    }

    @Test
    void aTraceIsWhole_inOrder_andEndsAsTheDecisionsDo() throws Exception {
        assertThat(run("--trace", trace.toString(), "--trace-points", "50", "--decisions", decisions.toString()))
                .isZero();
        JsonNode root = JsonMapper.shared().readTree(Files.readString(trace));
        assertThat(root.get("otherData").get("timeScale").stringValue()).contains("1 simulated hour");
        Set<List<Integer>> threads = new HashSet<>();
        Map<Integer, String> processes = new HashMap<>();
        Map<String, Integer> points = new HashMap<>();
        Map<String, JsonNode> last = new HashMap<>();
        List<String> marks = new ArrayList<>();
        BigDecimal now = BigDecimal.ZERO;
        for (JsonNode event : root.get("traceEvents")) {
            List<Integer> thread =
                    List.of(event.get("pid").intValue(), event.get("tid").intValue());
            String phase = event.get("ph").stringValue();
            if (phase.equals("M")) {
                threads.add(thread);
                if (event.get("name").stringValue().equals("process_name")) {
                    processes.put(thread.get(0), event.get("args").get("name").stringValue());
                }
                continue;
            }
            assertThat(threads).contains(thread);
            assertThat(event.get("ts").decimalValue()).isGreaterThanOrEqualTo(now);
            now = event.get("ts").decimalValue();
            if (phase.equals("C")) {
                String counter =
                        processes.get(thread.get(0)) + " " + event.get("name").stringValue();
                points.merge(counter, 1, Integer::sum);
                last.put(counter, event.get("args"));
            } else {
                assertThat(phase).isEqualTo("i");
                assertThat(event.get("s").stringValue()).isEqualTo("t");
                marks.add(event.get("name").stringValue());
            }
        }
        assertThat(processes.values()).containsExactlyInAnyOrder("contract and launches", "azure", "aws");
        assertThat(now).isEqualByComparingTo("1536000");
        assertThat(marks)
                .contains("terms before", "terms later", "launch", "may run on azure", "may run on azure, aws")
                .contains("spill CAPACITY", "spill RESERVED", "spill DECLINED", "lost RESERVED");
        assertThat(points.get("azure east/unit units")).isBetween(25, 51);
        assertThat(last.get("azure east/unit capacity").get("installed").intValue())
                .isEqualTo(14);
        for (String cloud : List.of("azure", "aws")) {
            JsonNode units = last.get(cloud + " east/unit units");
            int used = stillRunning(cloud);
            assertThat(units.get("in use").intValue()).isEqualTo(used);
            assertThat(units.get("free").intValue()).isEqualTo((cloud.equals("azure") ? 14 : 5) - used);
        }
    }

    @Test
    void whatOutagesAndFailbacksMove_isTold_inLinesAndMarks() throws Exception {
        scenario = Files.writeString(
                        folder.resolve("moving.yaml"),
                        SCENARIO.replace("rule: exclusive", "rule: first")
                                        .replace(
                                                "east: {geography: us, pools: {unit: {capacity: 5}}}",
                                                "east: {geography: us, pools: {unit: {capacity: 5}}, outages: {fire: {from:"
                                                        + " 2027-02-10, for: 20d, deployments: drop}}}")
                                        .replace(
                                                "headroom: 20%",
                                                "headroom: 20%\n    outages: {storm: {timeBetween: {exponential: 3d}, timeToRepair:"
                                                        + " {exponential: 6h}, deployments: evacuate}}")
                                + "spill: {failback: {rebalance: {every: 6h, moveTime: 1h}}}\n")
                .toString();
        assertThat(run("--trace", trace.toString(), "--decisions", decisions.toString()))
                .as(program.err())
                .isZero();
        List<JsonNode> lines = lines(decisions);
        assertThat(lines).filteredOn(is("outcome", "evacuated")).isNotEmpty().allSatisfy(line -> {
            assertThat(line.get("from").get("cloud").stringValue()).isEqualTo("azure");
            assertThat(line.get("cloud").stringValue()).isEqualTo("aws");
            assertThat(line.get("reason").stringValue()).isEqualTo("OUTAGE");
        });
        assertThat(lines).filteredOn(is("outcome", "failedBack")).isNotEmpty().allSatisfy(line -> {
            assertThat(line.get("from").get("cloud").stringValue()).isEqualTo("aws");
            assertThat(line.get("cloud").stringValue()).isEqualTo("azure");
            assertThat(line.get("cause").stringValue()).isEqualTo("FIRST");
        });
        assertThat(lines).filteredOn(is("outcome", "dropped")).isNotEmpty();
        Set<String> marks = new HashSet<>();
        JsonMapper.shared()
                .readTree(Files.readString(trace))
                .get("traceEvents")
                .forEach(event -> marks.add(event.get("name").stringValue()));
        assertThat(marks).contains("evacuated", "failback", "dropped");
    }

    /** Outages bear their names, and what one takes from a pool is told whole at its instant. */
    @ParameterizedTest
    @ValueSource(strings = {"", ", patience: {exponential: 3h}"})
    void theMarksOfATrace_sumToWhatHappened(String patience) throws Exception {
        scenario = Files.writeString(
                        folder.resolve("dropping.yaml"),
                        SCENARIO.replace("rule: exclusive", "rule: first")
                                        .replace("holding: {exponential: 6h}", "holding: {exponential: 6h}" + patience)
                                        .replace(
                                                "east: {geography: us, pools: {unit: {capacity: 5}}}",
                                                "east: {geography: us, outages: {fire: {from: 2027-02-03T12:00Z, for: 2d,"
                                                        + " deployments: drop}}, pools: {unit: {capacity: 5}}}")
                                        .replace(
                                                "headroom: 20%",
                                                "headroom: 20%\n    outages: {storm: {from: 2027-02-03, for: 2d,"
                                                        + " deployments: evacuate}}")
                                + "spill: {failback: {rebalance: {every: 6h, moveTime: 1h}}}\n")
                .toString();
        assertThat(run("--trace", trace.toString(), "--trace-points", "4", "--decisions", decisions.toString()))
                .as(program.err())
                .isZero();
        Map<String, Long> told = new TreeMap<>();
        Map<String, List<BigDecimal>> at = new TreeMap<>();
        for (JsonNode event :
                JsonMapper.shared().readTree(Files.readString(trace)).get("traceEvents")) {
            String name = event.get("name").stringValue();
            JsonNode requests = event.get("args").get("requestsSinceLast");
            at.computeIfAbsent(name, unseen -> new ArrayList<>())
                    .add(event.has("ts") ? event.get("ts").decimalValue() : BigDecimal.ZERO);
            if (requests != null) {
                told.merge(name.split(" ")[0], requests.longValue(), Long::sum);
            }
            if (name.startsWith("outage")) {
                assertThat(event.get("args").propertyNames()).containsExactly("outage", "of");
            }
            if (name.equals("refused by azure")) {
                assertThat(event.get("args").propertyNames())
                        .containsExactly("kind", "reason", "footprintUnits", "opens");
                assertThat(event.get("args").get("opens").propertyNames()).containsExactly("azure", "aws");
            }
        }
        List<JsonNode> lines = lines(decisions);
        assertThat(told)
                .containsEntry("spill", (long) count(lines, is("outcome", "spilled")))
                .containsEntry("lost", (long) count(lines, is("outcome", "lost")))
                .containsEntry("failback", (long) count(lines, is("outcome", "failedBack")))
                .containsEntry("evacuated", (long) count(lines, is("outcome", "evacuated")));
        assertThat(told.getOrDefault("waits", 0L)).isEqualTo((long) count(lines, is("outcome", "waiting")));
        assertThat(lines)
                .filteredOn(is("outcome", "waiting"))
                .filteredOn(line -> line.has("from"))
                .hasSizeGreaterThanOrEqualTo(patience.isEmpty() ? 0 : 1);
        assertThat(at).containsKeys("refused by azure", "outage storm of azure ends");
        assertThat(at.get("dropped"))
                .contains(at.get("outage fire of aws/east starts").get(0));
        LoadedScenario loaded = ScenarioFile.load(Path.of(scenario));
        ExperimentResult reported =
                Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, 1), Progress.NONE);
        double ofLaunches = mean(reported, Row.of(Measure.REQUESTS_DROPPED));
        assertThat(ofLaunches).isGreaterThan(1);
        assertThat((double) told.get("dropped"))
                .isEqualTo(ofLaunches + mean(reported, Row.of(Measure.FIRST_PARTY_REQUESTS_DROPPED)));
    }

    @Test
    void aLaunchThatIsAccepted_hasNoReasonInATrace() throws IOException {
        scenario = Files.writeString(
                        folder.resolve("accepted.yaml"), SCENARIO.replace("probability: 20%", "probability: 0%"))
                .toString();
        assertThat(run("--trace", trace.toString())).as(program.err()).isZero();
        assertThat(JsonMapper.shared().readTree(Files.readString(trace)).get("traceEvents"))
                .filteredOn(is("name", "accepted by azure"))
                .isNotEmpty()
                .allSatisfy(event ->
                        assertThat(event.get("args").propertyNames()).containsExactly("footprintUnits", "opens"));
    }

    /** Units of the decisions whose holding time goes beyond the end. */
    private int stillRunning(String cloud) throws IOException {
        Instant end = Instant.parse("2027-03-01T00:00:00Z");
        return lines(decisions).stream()
                .filter(is("cloud", cloud))
                .filter(line -> Instant.parse(line.get("time").stringValue())
                        .plusNanos(Math.round(line.get("holdingHours").doubleValue() * 3.6e12))
                        .isAfter(end))
                .mapToInt(line -> line.get("units").intValue())
                .sum();
    }

    @Test
    void filesAppearWhole_orAreRefusedBeforeAnythingIsRun() throws IOException {
        Files.writeString(trace, "mine");
        assertThat(run("--trace", trace.toString(), "--decisions", decisions.toString()))
                .isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.out()).isEmpty();
        assertThat(decisions).doesNotExist();
        assertThat(run("--trace", trace.toString(), "--force")).isZero();
        assertThat(trace).content().startsWith("{");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--decisions-every 2 | need --decisions",
                "--decisions-detail | need --decisions",
                "--trace-points 5 | needs --trace",
                "--follow 1 | needs --decisions, --trace or --focus",
                "--decisions x --decisions-every 0 | --decisions-every 0; expected 1 or more",
                "--trace x --trace-points -5 | --trace-points -5; expected 1 or more",
                "--trace x --follow 0,1 | one replication",
                "--focus x --follow 0,1 | one replication",
                "--decisions x --follow -1 | expected 0 or more"
            })
    void whatCannotBeMeant_isAUsageError(String arguments, String said) {
        assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--decisions d --follow 1,2 | --follow 2: the run has replications 0 to 1",
                "--trace t --follow 7 --replications 3 | --follow 7: the run has replications 0 to 2",
                "--focus f --follow 1 --replications 1 | --follow 1: the run has replication 0 alone",
                "--trace t --follow 9 --precision 1% --max-replications 9 | the run has replications 0 to 8 at most"
            })
    void aReplicationThatIsInNoResult_isNotFollowed(String arguments, String said) {
        assertThat(run(inFolder(arguments))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains(said + "\n");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(Path.of(scenario)));
    }

    @Test
    void withAPrecision_replicationsUpToItsMost_areFollowed() {
        assertThat(run(inFolder("--decisions d --follow 8 --precision 50% --max-replications 9")))
                .isZero();
    }

    /** Arguments whose files stand in the folder. */
    private String[] inFolder(String arguments) {
        return arguments
                .replaceAll("(--(decisions|trace|focus)) ", "$1 " + folder + "/")
                .split(" ");
    }

    @Test
    void aBillIsOfOneReplication_whateverElseIsRunOnHoweverManyThreads() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");
        assertThat(run("--focus", one.toString(), "--jobs", "1", "--follow", "1"))
                .isZero();
        assertThat(run("--focus", other.toString(), "--jobs", "2", "--follow", "1", "--replications", "5"))
                .isZero();
        for (String name : List.of("cost-and-usage.csv", "contract-commitments.csv")) {
            assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
        }
        assertThat(run("--focus", other.toString(), "--force")).isZero();
        assertThat(Files.readString(other.resolve("cost-and-usage.csv")))
                .isNotEqualTo(Files.readString(one.resolve("cost-and-usage.csv")));
    }

    @Test
    void aBillThatIsThereAlready_isKept_andNothingIsWritten() throws IOException {
        Path bill = Files.createDirectory(folder.resolve("bill"));
        Files.writeString(bill.resolve("contract-commitments.csv"), "mine");
        assertThat(run("--focus", bill.toString(), "--trace", trace.toString()))
                .isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.err()).contains("contract-commitments.csv").contains("Maybe --force");
        assertThat(bill.resolve("cost-and-usage.csv")).doesNotExist();
        assertThat(trace).doesNotExist();
    }

    private static double mean(ExperimentResult result, Row row) {
        return result.estimate(row).mean();
    }

    private static double count(List<JsonNode> lines, Predicate<JsonNode> wanted) {
        return lines.stream().filter(wanted).count();
    }

    /** Whether a line is about a request, not about a launch. */
    private static Predicate<JsonNode> isRequest() {
        return line -> line.has("ordinal");
    }

    private static Predicate<JsonNode> is(String name, String value) {
        return line -> line.has(name) && line.get(name).stringValue().equals(value);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JsonMapper.shared().readTree(line));
        }
        return lines;
    }

    private int run(String... arguments) {
        return program.main(
                Stream.concat(Stream.of("run", scenario), Stream.of(arguments)).toArray(String[]::new));
    }
}
