package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweepCommandTest {
    static final String SCENARIO = RunCommandTest.SCENARIO;

    private static final String PRICE = "clouds.azure.regions.east.pools.unit.price";
    /** Of which two months are more than can be counted. */
    private static final String TOO_MUCH = "1000000000 USD/unit-hour";
    /** At which replications 8, 10, 18 and 21 come to more than can be counted, and no other of the first 25. */
    private static final String TOO_MUCH_AT_TIMES = "775000000 USD/unit-hour";

    static final String SWEEP = """
            name: small-sweep
            scenario: small.yaml
            axes:
              capacity: {path: clouds.azure.capacityScale, from: 0.5, to: 2, steps: 4}
              holding: {path: launches.load.holding, values: [3h, 12h]}
            replications: 25
            """;

    @TempDir
    private Path folder;

    private String sweep = "";
    private final Program program = new Program();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SCENARIO);
        sweep = Files.writeString(folder.resolve("sweep.yaml"), SWEEP).toString();
    }

    @Test
    void aSweep_writesATidyTable_withParametersAsColumns() throws IOException {
        assertThat(sweep("whole")).isZero();
        assertThat(program.out()).isEmpty();
        assertThat(program.err()).isEqualTo("8 points: 8 done, 0 failed, 0 left; " + at("whole") + "\n");
        List<String> points = lines("whole", "points.csv");
        assertThat(points.get(0))
                .isEqualTo("schemaVersion,sweep,pointSeq,pointId,capacity,holdingHours,fingerprint,seed,status,"
                        + "replications,replicationsDone,precise,reason");
        assertThat(points).hasSize(9);
        assertThat(points.get(3))
                .startsWith("1,small-sweep,2,")
                .contains(",1.0,3.0,")
                .contains(",done,25,25,true,");
        assertThat(lines("whole", "results.csv"))
                .anySatisfy(line ->
                        assertThat(line).startsWith("1,small-sweep,0,").contains(",spillShare,,,,,,,,,,,,,,share,"));
    }

    @Test
    void aPointOfASweep_saysWhatARunSays() throws IOException {
        sweep("whole");
        run(
                "run",
                folder.resolve("small.yaml").toString(),
                "--set",
                "clouds.azure.capacityScale=1",
                "--set",
                "launches.load.holding=12h",
                "--replications",
                "25",
                "--format",
                "csv");
        List<String> rows = lines("whole", "results.csv").stream()
                .filter(line -> line.startsWith("1,small-sweep,3,"))
                .map(line -> line.substring(line.indexOf(",1,25,")))
                .toList();
        List<String> asRun = program.out()
                .lines()
                .skip(1)
                .map(line -> line.substring(line.indexOf(",1,25,")))
                .toList();
        String head = lines("whole", "results.csv").get(0);
        assertThat(program.out())
                .startsWith("schemaVersion,scenario," + head.substring(head.indexOf("fingerprint,")) + "\n");
        assertThat(rows).hasSizeGreaterThan(100).allMatch(row -> asRun.contains(row) || row.contains(",0,0,25"));
        assertThat(rows.stream().filter(asRun::contains).count()).isGreaterThan(80);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anyNumberOfJobs_theSameBytes(int jobs) throws IOException {
        sweep("whole", "--jobs", "2");
        sweep("jobs", "--jobs", Integer.toString(jobs));
        assertSameResults("jobs");
    }

    @Test
    void shardsInOneFolder_makeTheWhole() throws IOException {
        sweep("whole");
        for (int shard : List.of(2, 3, 1)) {
            assertThat(sweep("my shards", "--shard", shard + "/3")).isZero();
            assertThat(folder.resolve("my shards/results.csv")).doesNotExist();
        }
        assertThat(program.err()).endsWith("spillway merge \"" + at("my shards") + "\"\n");
        assertThat(run("merge", at("my shards"))).isZero();
        assertSameResults("my shards");
    }

    @Test
    void shardsOnMachinesThatShareNothing_areMergedFromTheirFolders() throws IOException {
        sweep("whole");
        sweep("one", "--shard", "1/2");
        sweep("two", "--shard", "2/2");
        assertThat(run("merge", at("one"))).isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err()).endsWith("8 points: 4 done, 0 failed, 4 left\n");
        assertThat(run("merge", at("one"), at("two"), "--out", at("both"))).isZero();
        assertSameResults("both");
        for (String command : List.of("merge", "status")) {
            program.forgetErr();
            assertThat(run(command, at("both"))).isEqualTo(ExitCode.NO_INPUT.status());
            assertThat(program.err())
                    .isEqualTo(
                            at("both")
                                    + ": holds results and not what they were made of. Maybe name the folders that were merged\n");
        }
        assertSameResults("both");
    }

    @Test
    void theSameCallAgain_doesNothingAndSaysTheSame() throws IOException {
        sweep("whole");
        List<Path> journals = journals("whole");
        List<String> before = lines("whole", "results.csv");
        assertThat(sweep("whole")).isZero();
        assertThat(journals("whole")).isEqualTo(journals);
        assertThat(lines("whole", "results.csv")).isEqualTo(before);
    }

    @Test
    void moreReplications_goOnFromThoseThereAre() throws IOException {
        sweep("whole");
        sweep("grown", "--replications", "7");
        Path first = journals("grown").get(0);
        long before = Files.size(first);
        sweep("grown");
        assertSameResults("grown");
        assertThat(Files.size(first)).isEqualTo(before);
        List<Path> more = new ArrayList<>(journals("grown"));
        more.remove(first);
        assertThat(more).hasSize(1);
        assertThat(Files.readString(more.get(0))).contains("\"first\":7,").doesNotContain("\"first\":0,");
    }

    @Test
    void tornAndChangedLines_doNotCount_andAreRunAgain() throws IOException {
        sweep("whole");
        sweep("torn");
        Path journal = journals("torn").get(0);
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        int block = lines.size() - 3;
        lines.set(block, lines.get(block).replaceFirst("\\[\\[\\d", "[[9"));
        String last = lines.remove(lines.size() - 1);
        Files.writeString(journal, String.join("\n", lines) + "\n" + last.substring(0, last.length() / 2));

        run("status", at("torn"));
        assertThat(program.out()).contains("2 lines not written in full").contains("left");
        assertThat(sweep("torn")).isZero();
        assertSameResults("torn");
    }

    /** Without the line that says what their numbers are, blocks are none. */
    @Test
    void aTornLayout_isMadeGoodByRunningAgain() throws IOException {
        sweep("whole");
        sweep("torn");
        Path journal = journals("torn").get(0);
        List<String> lines = Files.readAllLines(journal);
        assertThat(lines.get(1)).startsWith("{\"layout\"");
        lines.set(1, "\0".repeat(lines.get(1).length()));
        Files.writeString(journal, String.join("\n", lines) + "\n");
        run("status", at("torn"));
        assertThat(program.out()).contains("0 done").contains("8 left");
        assertThat(sweep("torn")).isZero();
        assertSameResults("torn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan.jsonl", "manifest.json"})
    void whatIsNoText_isWrittenAnew_andAFolderInItsPlaceIsTold(String name) throws IOException {
        sweep("whole");
        sweep("odd");
        Path odd = folder.resolve("odd").resolve(name);
        Files.write(odd, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(sweep("odd")).isZero();
        assertSameResults("odd");
        Files.delete(odd);
        Files.createDirectory(odd);
        assertThat(sweep("odd")).isNotZero();
        assertThat(program.err().lines().reduce("", (before, last) -> last)).contains(odd.toString());
    }

    @Test
    void whereOnlyThePlanIsGone_theJournalsTellWhoseTheFolderIs() throws IOException {
        sweep("whole");
        sweep("half");
        Files.delete(folder.resolve("half/plan.jsonl"));
        assertThat(sweep("half")).isZero();
        assertSameResults("half");
    }

    @Test
    void whatIsNamedAsALock_andIsNone_isInNobodysWay() throws IOException {
        Path journal = Files.createDirectories(folder.resolve("odd/journal"));
        Files.createSymbolicLink(journal.resolve("foo.lock"), Path.of("a:1:2"));
        assertThat(sweep("odd")).isZero();
    }

    @Test
    void journalsThatDisagree_areToldAndNothingIsMerged() throws IOException {
        sweep("whole");
        sweep("other", "--seed", "1");
        Path journal = journals("other").get(0);
        Path copy = folder.resolve("whole/journal/copy.jsonl");
        Files.copy(journal, copy);
        assertThat(run("merge", at("whole"))).isZero();
        // The same program would never write this: another value under a checksum of its own.
        Files.writeString(copy, Forged.withAnotherFirstValue(Files.readString(journal)));
        assertThat(run("merge", at("whole"))).isEqualTo(ExitCode.CANNOT_WRITE.status());
        assertThat(program.err()).contains("disagree on replications from 0 of one point");
    }

    /** A table that a value names is an input as any file; when it changes, so does what is to be done. */
    @Test
    void tablesOfTheScenario_areInTheManifest_andDoneAnewWhenTheyChange() throws IOException {
        Files.writeString(
                folder.resolve("small.yaml"),
                SCENARIO.replace("unitsWanted: 12", "unitsWanted: {trace: {file: t.csv, level: 12}}"));
        Path table = Files.writeString(folder.resolve("t.csv"), "hours,factor\n0,1\n700,0.5\n");
        assertThat(sweep("whole", "--replications", "2")).isZero();
        assertThat(Files.readString(folder.resolve("whole/manifest.json")))
                .contains("\"" + table + "\"", "\"" + sha256(table) + "\"");
        String half = Files.readString(folder.resolve("whole/results.csv"));

        Files.writeString(table, "hours,factor\n0,1\n700,2\n");
        assertThat(sweep("whole", "--replications", "2")).isZero();
        assertThat(Files.readString(folder.resolve("whole/manifest.json")))
                .contains("\"" + table + "\"", "\"" + sha256(table) + "\"");
        assertThat(journals("whole")).as("all is done anew").hasSize(2);
        assertThat(sweep("fresh", "--replications", "2")).isZero();
        assertThat(folder.resolve("whole/results.csv"))
                .hasSameBinaryContentAs(folder.resolve("fresh/results.csv"))
                .content()
                .isNotEqualTo(half);
    }

    private static String sha256(Path file) throws IOException {
        return Hashing.sha256().hashBytes(Files.readAllBytes(file)).toString();
    }

    @Test
    void whatIsHardlyMeantAtSomePoint_isWarnedOfOnce() {
        String[] axes = {"--axis", "spill.order=priority,commitment-first", "--axis", "clouds.azure.capacityScale=1,2"};
        assertThat(scenario("warned", axes)).isZero();
        assertThat(program.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("warning: ")
                                .contains("spill.order: 'commitment-first' finds nothing to draw down")
                                .endsWith("Maybe 'priority'."),
                        line -> assertThat(line).startsWith("4 points: 4 done"));
        program.forgetErr();
        assertThat(scenario("quiet", "-q", axes[0], axes[1])).isZero();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void aPointThatFails_isRecordedWithItsReason_andTheOthersAreRun() throws IOException {
        String[] failing = {"--axis", PRICE + "=2 USD/unit-hour," + TOO_MUCH};
        assertThat(scenario("failed", failing)).isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err())
                .contains("2 points: 1 done, 1 failed, 0 left")
                .contains("failed: point 1 (" + PRICE + " " + TOO_MUCH + "): replication 0: "
                        + "an amount of money is larger than 9223372036854 USD");
        assertThat(lines("failed", "points.csv").get(2)).contains(",failed,3,0,false,replication 0: an amount");
        assertThat(lines("failed", "results.csv")).noneMatch(line -> line.startsWith("1,small,1,"));

        List<Path> journals = journals("failed");
        assertThat(scenario("failed", failing)).isEqualTo(ExitCode.UNMET.status());
        assertThat(journals("failed")).as("not tried again unless asked").isEqualTo(journals);
        assertThat(scenario("failed", "--retry-failed", failing[0], failing[1])).isEqualTo(ExitCode.UNMET.status());
        assertThat(journals("failed")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 25})
    void aPointThatFailsAtTimes_isToldByItsFirstFailure_withAnyJobs(int jobs) throws IOException {
        assertThat(failingAtTimes("whole", "--jobs", "2")).isEqualTo(ExitCode.UNMET.status());
        assertThat(lines("whole", "points.csv").get(2))
                .contains(",failed,25,8,false,replication 8: an amount of money is larger");
        failingAtTimes("jobs", "--jobs", Integer.toString(jobs));
        assertSameResults("jobs");
        failingAtTimes("jobs", "--retry-failed");
        assertSameResults("jobs");
        assertThat(failingAtTimes("fast", "--fail-fast", "--jobs", Integer.toString(jobs), "--filter", "point == 1"))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err())
                .endsWith("larger than 9223372036854 USD in 2027-02 as load pays for azure/east/unit\n")
                .contains("failed, 0 left");
    }

    @Test
    void aPointThatFailsAtTimes_isToldByItsFirstFailure_ofShardsOnOtherMachines() throws IOException {
        failingAtTimes("whole");
        failingAtTimes("one", "--shard", "1/2", "--jobs", "1");
        failingAtTimes("two", "--shard", "2/2", "--jobs", "8");
        program.forgetErr();
        assertThat(run("merge", at("one"), at("two"), "--out", at("both"))).isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err())
                .startsWith("2 points: 1 done, 1 failed, 0 left\nfailed: point 1 (" + PRICE + " " + TOO_MUCH_AT_TIMES
                        + "): replication 8: an amount of money is larger");
        assertSameResults("both");
    }

    /** All that a kill left is that replications 18 and 10 failed; those before them were under way. */
    @Test
    void aPointThatFailedAheadOfOthers_isGoneOnWith_untilItsFirstFailureIsKnown() throws IOException {
        failingAtTimes("whole");
        failingAtTimes("killed", "--jobs", "25");
        Path journal = journals("killed").get(0);
        List<String> lines = Files.readAllLines(journal).stream()
                .filter(line -> !line.contains("\"first\":8,"))
                .filter(line -> !line.contains("\"block\"") || line.contains("\"first\":9,"))
                .toList();
        Files.writeString(journal, String.join("\n", lines) + "\n");
        run("status", at("killed"));
        assertThat(program.out()).contains("2: 0 done, 0 failed, 2 left");
        failingAtTimes("killed", "--jobs", "1");
        assertSameResults("killed");
    }

    private int failingAtTimes(String name, String... options) {
        return scenario(
                name,
                Stream.concat(
                                Stream.of(
                                        "--axis",
                                        PRICE + "=2 USD/unit-hour," + TOO_MUCH_AT_TIMES,
                                        "--replications",
                                        "25"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    @Test
    void failFast_endsWithTheFirstFailure() throws IOException {
        assertThat(scenario(
                        "fast",
                        "--jobs",
                        "1",
                        "--fail-fast",
                        "--axis",
                        PRICE + "=" + TOO_MUCH + ",1 USD/unit-hour,2 USD/unit-hour"))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err()).contains("3 points: 0 done, 1 failed, 2 left");
    }

    @Test
    void filter_runsAPartOfThePoints_andTheRestLater() throws IOException {
        sweep("whole");
        assertThat(sweep("part", "--filter", "capacity <= 1", "--filter", "holding == 3h"))
                .isZero();
        assertThat(program.err()).endsWith("2 points: 2 done, 0 failed, 0 left; " + at("part") + "\n");
        run("status", at("part"), "--format", "json");
        assertThat(program.out()).contains("\"pointsDone\" : 2").contains("\"pointsLeft\" : 6");
        sweep("part", "--filter", "point >= 0");
        assertSameResults("part");
    }

    @Test
    void dryRun_listsThePoints_estimates_andWritesNothing() throws IOException {
        assertThat(run("sweep", sweep, "--dry-run", "--out", at("dry"))).isZero();
        assertThat(program.out().lines()).hasSize(9).last().asString().startsWith("1,small-sweep,7,");
        assertThat(program.err())
                .matches("8 points, 200 replications left: about \\d+ s on \\d+ threads and .* MB of journal.*\n");
        assertThat(folder.resolve("dry")).doesNotExist();

        sweep("whole", "--filter", "point < 6");
        program.forgetErr();
        assertThat(run("sweep", sweep, "--dry-run", "--out", at("whole"))).isZero();
        assertThat(program.out().lines().filter(line -> line.contains(",done,")))
                .hasSize(6);
        assertThat(program.err()).startsWith("2 points, 50 replications left: ");
        sweep("whole");
        program.forgetErr();
        run("sweep", sweep, "--dry-run", "--out", at("whole"));
        assertThat(program.err()).isEqualTo("nothing is left to run.\n");
    }

    @Test
    void quietDryRun_listsThePoints_andSaysNothing() {
        assertThat(run("sweep", sweep, "--dry-run", "-q")).isZero();
        assertThat(program.out().lines()).hasSize(9);
        assertThat(program.err()).isEmpty();
    }

    @Test
    void anInterruptedThread_writesWhatIsDone_andGoesOnLater() throws Exception {
        sweep("whole", "--precision", "1%", "--max-replications", "40");
        int[] status = new int[1];
        Thread thread = new Thread(() -> status[0] = sweep("stopped", "--precision", "1%", "--max-replications", "40"));
        thread.start();
        Path journal = folder.resolve("stopped/journal");
        while (thread.isAlive()
                && (Files.notExists(journal) || journals("stopped").size() < 3)) {
            Thread.sleep(1);
        }
        thread.interrupt();
        thread.join();
        assertThat(status[0]).isIn(ExitCode.INTERRUPTED.status(), ExitCode.DONE.status(), ExitCode.UNMET.status());
        assertThat(journal.resolve("1-of-1.lock")).doesNotExist();
        sweep("stopped", "--precision", "1%", "--max-replications", "40");
        assertSameResults("stopped");
    }

    /** Points of much room lose nothing: they are not precise, and none gets more than the 4 replications. */
    @Test
    void pointsWhereTheMeasureIsAlwaysZero_getNoMoreReplications() throws IOException {
        assertThat(sweep(
                        "exact",
                        "--precision",
                        "3%",
                        "--measure",
                        "lossShare",
                        "--replications",
                        "4",
                        "--set",
                        "clouds.aws.capacityScale=100"))
                .isEqualTo(ExitCode.UNMET.status());
        assertThat(lines("exact", "points.csv").stream().skip(1))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains(",done,4,4,false,"));
    }

    @Test
    void precision_addsReplicationsToEachPoint_andResumesToTheSame() throws IOException {
        String[] wanted = {"--precision", "3%", "--replications", "4", "--max-replications", "60"};
        sweep("exact", wanted);
        List<String> points = lines("exact", "points.csv");
        assertThat(points.stream()
                        .skip(1)
                        .map(line -> line.split(",")[9])
                        .distinct()
                        .count())
                .as("different points need different numbers")
                .isGreaterThan(2);

        sweep(
                "again",
                "--filter",
                "point < 3",
                "--jobs",
                "1",
                wanted[0],
                wanted[1],
                wanted[2],
                wanted[3],
                wanted[4],
                wanted[5]);
        Path journal = journals("again").get(0);
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, String.join("\n", lines.subList(0, lines.size() - 2)) + "\n");
        sweep("again", wanted);
        assertThat(lines("again", "points.csv")).isEqualTo(points);
        assertThat(lines("again", "results.csv")).isEqualTo(lines("exact", "results.csv"));
    }

    @Test
    void perReplication_hasARowForEach_andTheirWeightedMeanIsTheResult() throws IOException {
        sweep("whole");
        run("merge", at("whole"), "--per-replication");
        List<String> rows = lines("whole", "replications.csv").stream()
                .filter(line -> line.startsWith("1,small-sweep,2,") && line.contains(",spillShare,,,,,,,,,,,,,,share,"))
                .toList();
        assertThat(rows).hasSize(25);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(",");
            assertThat(cells[9]).isEqualTo(Integer.toString(i));
            double weight = Double.parseDouble(cells[cells.length - 1]);
            sum += Double.parseDouble(cells[cells.length - 2]) * weight;
            weights += weight;
        }
        String result = lines("whole", "results.csv").stream()
                .filter(line -> line.startsWith("1,small-sweep,2,") && line.contains(",spillShare,,,,,,,,,,,,,,share,"))
                .findFirst()
                .orElseThrow();
        String[] cells = result.split(",");
        assertThat(Double.parseDouble(cells[cells.length - 3]))
                .isCloseTo(sum / weights, org.assertj.core.data.Offset.offset(1e-12));
    }

    @Test
    void pointsThatAreTheSame_areRunOnce() throws IOException {
        scenario("twice", "--design", "zip", "--axis", "clouds.azure.capacityScale=1,1.0,1e0", "--jobs", "3");
        assertThat(Files.readAllLines(journals("twice").get(0)).stream().filter(line -> line.contains("\"block\"")))
                .hasSize(1);
        List<String> results = lines("twice", "results.csv");
        assertThat(results.stream().filter(line -> line.startsWith("1,small,2,")))
                .isNotEmpty();
    }

    @Test
    void folderInUse_isTold() throws Exception {
        Path journal = Files.createDirectories(folder.resolve("busy/journal"));
        long process = ProcessHandle.current().pid();
        Files.createSymbolicLink(
                journal.resolve("1-of-1.lock"),
                Path.of(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip() + ":" + process + ":0"));
        assertThat(sweep("busy")).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.err()).contains("process " + process).contains("is at work in it (shard 1/1). Maybe");
        assertThat(sweep("busy", "--shard", "1/2")).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(journal.resolve("1-of-2.lock")).as("given back").doesNotExist();
    }

    @Test
    void lockOfAProcessThatIsGone_isTakenOver() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path journal = Files.createDirectories(folder.resolve("left/journal"));
        Files.createSymbolicLink(
                journal.resolve("1-of-1.lock"),
                Path.of(Files.readString(Path.of("/proc/sys/kernel/hostname")).strip() + ":" + gone.pid() + ":0"));
        assertThat(sweep("left")).isZero();
        assertThat(journal.resolve("1-of-1.lock")).doesNotExist();
    }

    @Test
    void readOnlyFolder_isToldBeforeAnythingIsRun() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        assertThat(locked.toFile().setWritable(false)).isTrue();
        boolean root = Files.isWritable(locked);
        Path out = root ? Path.of("/proc/spillway") : locked;
        assertThat(run("sweep", sweep, "--out", out.toString())).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.err()).startsWith(out + ": cannot be made").hasLineCount(1);
    }

    @Test
    void fileInPlaceOfTheFolder_isTold() throws IOException {
        Files.writeString(folder.resolve("file"), "");
        assertThat(sweep("file")).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.err()).contains("file: cannot be made");
        program.forgetErr();
        Files.createSymbolicLink(folder.resolve("link"), Path.of("nothing"));
        assertThat(sweep("link")).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.err()).contains("link: cannot be made: ").endsWith("link is no folder\n");
    }

    @Test
    void foldersWithoutASweep_areNoInput() {
        for (String command : List.of("status", "merge")) {
            assertThat(run(command, folder.toString())).isEqualTo(ExitCode.NO_INPUT.status());
        }
        assertThat(program.err()).contains("holds no sweep. Maybe");
        assertThat(run("sweep", at("nothing.yaml"), "--out", at("x"))).isEqualTo(ExitCode.NO_INPUT.status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--shard 0/3",
                "--shard 3",
                "--axis clouds.azure.capacityScale",
                "--axis clouds.azure.capacityScale=2..1:3",
                "--axis clouds.azure.capacityScale=1..2d:3",
                "--filter capacty>1",
                "--jobs 0",
                "--replications 0",
                "--replications 5 --precision 1% --max-replications 4",
                "--axis clouds.azure.capacityScale=1,2 --axis clouds.azure.capacityScale=3,4",
                "--axis clouds[azure].capacityScale=1,2 --axis clouds.\"azure\".capacityScale=3,4",
                "--axis clouds.azure.capacityScale=1,2 --axis clouds.azure={capacityScale:1}",
                "--axis clouds.azure.capacityScale=1,2,1.0",
                "--axis clouds.azure.headroom=5%,0.05",
                "--axis seed=1,2",
                "--design grid --points 5",
                "--points 5",
                "--filter point<x",
                "--filter launches.load.holding>3",
                "--filter point>=3",
                "--design sobool",
                "--design zip",
                "--design lhs"
            })
    void commandLinesThatCannotBeUnderstood(String options) {
        List<String> call =
                new ArrayList<>(List.of("sweep", folder.resolve("small.yaml").toString(), "--dry-run"));
        call.addAll(List.of("--axis", "launches.load.holding=3h,6h,9h"));
        call.addAll(List.of(options.split(" ")));
        if (options.equals("--design zip")) {
            call.addAll(List.of("--axis", "clouds.azure.capacityScale=1..2:4"));
        }
        assertThat(run(call.toArray(String[]::new))).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).startsWith("spillway sweep: ").contains("See 'spillway sweep --help'.");
    }

    @Test
    void whatIsWrongWithOptions_isToldAtOnce() {
        assertThat(run(
                        "sweep",
                        sweep,
                        "--jobs",
                        "0",
                        "--replications",
                        "0",
                        "--filter",
                        "a<1",
                        "--filter",
                        "holding=3h"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err().lines().map(line -> line.replaceFirst("^spillway sweep: ", "")))
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("where to? --out DIR"),
                        line -> assertThat(line).isEqualTo("--replications 0; expected 1 or more"),
                        line -> assertThat(line).isEqualTo("--jobs 0; expected 1 or more"),
                        line -> assertThat(line).startsWith("'a' is not an axis"),
                        line -> assertThat(line).endsWith("Maybe 'holding == 3h'"),
                        line -> assertThat(line).isEqualTo("See 'spillway sweep --help'."));
    }

    @Test
    void noAxis_noFolder_areUsage() {
        assertThat(run("sweep", folder.resolve("small.yaml").toString(), "--dry-run"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(run("sweep", sweep)).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("no axis").contains("where to? --out DIR, or --dry-run");
    }

    @Test
    void anotherSweepInTheFolder_takesItOver_andTheFirstOneFindsItsWorkAgain() throws IOException {
        sweep("whole");
        sweep("shared", "--set", "clouds.aws.capacityScale=3");
        sweep("shared");
        assertSameResults("shared");
        List<Path> journals = journals("shared");
        sweep("shared", "--set", "clouds.aws.capacityScale=3");
        assertThat(journals("shared")).isEqualTo(journals);
    }

    /** Files that a folder holds already are somebody's, unless a sweep wrote them. */
    @Test
    void filesThatNoSweepWrote_areNotReplaced() throws IOException {
        for (String name : List.of("points.csv", "results.csv", "replications.csv", "manifest.json")) {
            Path own = Files.createDirectories(folder.resolve("own-" + name));
            Files.writeString(own.resolve(name), "precious");
            assertThat(sweep("own-" + name)).isEqualTo(ExitCode.CANNOT_CREATE.status());
            assertThat(program.err())
                    .endsWith(own.resolve(name) + ": exists, and is no sweep's. Maybe another --out\n");
            assertThat(own).isDirectoryNotContaining("glob:**{plan.jsonl,journal}");
            assertThat(own.resolve(name)).hasContent("precious");
        }
        sweep("whole");
        assertThat(run("merge", at("whole"), "--out", at("own-results.csv")))
                .isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(folder.resolve("own-results.csv/results.csv")).hasContent("precious");
        assertThat(run("merge", at("whole"), "--out", sweep)).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(run("merge", at("whole"), "--out", at("merged"))).isZero();
        assertThat(run("merge", at("whole"), "--out", at("merged"))).isZero();
    }

    @Test
    void aListOfPoints_isNotReplacedByTheResults() throws IOException {
        Path points = Files.writeString(folder.resolve("points.csv"), "capacity\n1\n2\n");
        Path list = Files.writeString(folder.resolve("list.yaml"), """
                name: list
                scenario: small.yaml
                design: list
                file: points.csv
                axes: {capacity: {path: clouds.azure.capacityScale}}
                replications: 1
                """);
        assertThat(run("sweep", list.toString(), "--out", folder.toString())).isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err()).contains("--out would write over " + points + ", which is read");
        assertThat(points).hasContent("capacity\n1\n2\n");
    }

    /** With a point in common it is the same sweep that has grown. */
    @Test
    void aSweepWithOtherPoints_isToldOf() {
        String[] first = {"--axis", "clouds.azure.capacityScale=1,2", "--replications", "2"};
        String[] grown = {"--axis", "clouds.azure.capacityScale=2,3", "--replications", "2"};
        String[] other = {"--axis", "clouds.aws.capacityScale=4,5", "--replications", "2"};
        scenario("shared", first);
        scenario("shared", grown);
        assertThat(program.err()).doesNotContain("held sweep");
        assertThat(scenario("shared", other)).isZero();
        assertThat(program.err())
                .contains(at("shared") + ": held sweep small with other points alone; its tables are replaced,"
                        + " what it has done is kept\n");
    }

    @Test
    void aSettingThatEveryPointReplaces_isRefused() {
        String axis = "clouds.azure.capacityScale=1,2";
        assertThat(scenario("void", "--axis", axis, "--set", "clouds.azure.capacityScale=7"))
                .isEqualTo(ExitCode.USAGE.status());
        assertThat(program.err())
                .contains("sets 'clouds.azure.capacityScale' at every point, over 'clouds.azure.capacityScale=7';"
                        + " expected one of the two.");
        assertThat(scenario(
                        "void",
                        "--axis",
                        axis,
                        "--set",
                        "clouds.azure.capacityScale=7",
                        "--design",
                        "one-at-a-time",
                        "--replications",
                        "1"))
                .isZero();
    }

    private int scenario(String name, String... options) {
        List<String> call =
                new ArrayList<>(List.of("sweep", folder.resolve("small.yaml").toString(), "--out", at(name)));
        call.addAll(List.of(options));
        return run(call.toArray(String[]::new));
    }

    private int sweep(String name, String... options) {
        List<String> call = new ArrayList<>(List.of("sweep", sweep, "--out", at(name)));
        call.addAll(List.of(options));
        return run(call.toArray(String[]::new));
    }

    private int run(String... arguments) {
        program.forgetOut();
        return program.main(arguments);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private List<String> lines(String name, String file) throws IOException {
        return Files.readAllLines(folder.resolve(name).resolve(file));
    }

    private void assertSameResults(String name) {
        for (String file : List.of("plan.jsonl", "points.csv", "results.csv")) {
            assertThat(folder.resolve(name).resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(file));
        }
    }

    private List<Path> journals(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name).resolve("journal"))) {
            return files.sorted().toList();
        }
    }
}
