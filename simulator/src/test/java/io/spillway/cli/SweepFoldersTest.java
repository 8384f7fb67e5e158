package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the folder of a sweep fits together, or is refused. */
class SweepFoldersTest {
    private static final String SWEEP = """
            name: small-sweep
            scenario: small.yaml
            axes:
              azure: {path: clouds.azure.capacityScale, values: [0.5, 1]}
              aws: {path: clouds.aws.capacityScale, values: [2, 3]}
            replications: 3
            measures: [spillShare]
            by: []
            """;

    /** The same with its axes in another order. */
    private static final String TURNED = """
            name: small-sweep
            scenario: small.yaml
            axes:
              aws: {path: clouds.aws.capacityScale, values: [2, 3]}
              azure: {path: clouds.azure.capacityScale, values: [0.5, 1]}
            replications: 3
            measures: [spillShare]
            by: []
            """;

    @TempDir
    private Path folder;

    private final Program program = new Program();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("small.yaml"), SweepCommandTest.SCENARIO);
        Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    }

    @Test
    void aPlanThatWasCutOff_isToldByItsLine_andMendedByTheSameSweep() throws IOException {
        sweep("cut");
        Path plan = folder.resolve("cut/plan.jsonl");
        String whole = Files.readString(plan);
        int third = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
        assertCutOff("", plan + ":1: ");
        assertCutOff(whole.substring(0, third + 40), plan + ":3: ");
        assertCutOff(whole.substring(0, third), plan + ":2: ");
        sweep("cut");
        assertThat(plan).hasContent(whole);
        assertThat(plan.getParent().toFile().list())
                .containsExactlyInAnyOrder("journal", "manifest.json", "plan.jsonl", "points.csv", "results.csv");
    }

    private void assertCutOff(String plan, String place) throws IOException {
        Files.writeString(folder.resolve("cut/plan.jsonl"), plan);
        for (List<String> command : List.of(
                List.of("status", at("cut")),
                List.of("merge", at("cut")),
                List.of("query", at("cut"), "select * from results"),
                List.of("export", at("cut"), "--parquet", at("none.parquet")))) {
            assertThat(run(command.toArray(String[]::new))).isEqualTo(ExitCode.NO_INPUT.status());
            assertThat(program.err())
                    .isEqualTo(
                            place
                                    + "the plan was cut off or changed here. Maybe the same sweep again, which writes it anew\n");
        }
    }

    /** The first point is done and vaguely known, the others have not been begun. */
    @Test
    void pointsThatAreNotDone_areNotPrecise() throws IOException {
        String[] wanted = {"--precision", "0.1%", "--max-replications", "4", "--shard", "1/4"};
        assertThat(sweep("vague", wanted)).isEqualTo(ExitCode.UNMET.status());
        assertThat(run("merge", at("vague"))).isEqualTo(ExitCode.UNMET.status());
        assertThat(program.err())
                .isEqualTo("4 points: 1 done, of which 1 not as precise as asked for, 0 failed, 3 left\n");
        assertThat(Files.readAllLines(folder.resolve("vague/points.csv")))
                .satisfiesExactly(
                        head -> assertThat(head).endsWith(",status,replications,replicationsDone,precise,reason"),
                        done -> assertThat(done).endsWith(",done,4,4,false,"),
                        left -> assertThat(left).endsWith(",left,3,0,false,"),
                        left -> assertThat(left).endsWith(",left,3,0,false,"),
                        left -> assertThat(left).endsWith(",left,3,0,false,"));
    }

    @Test
    void tablesOfAnotherPlan_areNotUsed() throws IOException {
        sweep("turned");
        Files.writeString(folder.resolve("other.yaml"), TURNED);
        assertThat(sweepOf("other.yaml", "turned", "--shard", "1/2")).isZero();
        assertNotUsed("turned", "results.csv is of another plan than plan.jsonl");
        run("merge", at("turned"));
        assertThat(ask("turned", "select pointSeq, aws, azure from results order by all"))
                .isEqualTo("pointSeq,aws,azure\n0,2.0,0.5\n1,2.0,1.0\n2,3.0,0.5\n3,3.0,1.0\n");
    }

    @Test
    void tablesThatLackWhatWasDoneSince_areNotUsed() throws IOException {
        sweep("halves", "--shard", "1/2");
        run("merge", at("halves"));
        assertThat(ask("halves", "select count(*) as n from results")).isEqualTo("n\n2\n");
        sweep("halves", "--shard", "2/2");
        assertNotUsed("halves", "results.csv lacks what was done since");
        run("merge", at("halves"));
        assertThat(ask("halves", "select count(*) as n from results")).isEqualTo("n\n4\n");
    }

    /** As a merge leaves them that is killed between two files, and as a disk does that lost what was written. */
    @Test
    void tablesThatAreNotAsTheyWereMerged_areNotUsed() throws IOException {
        sweep("one");
        Files.writeString(folder.resolve("other.yaml"), TURNED);
        sweepOf("other.yaml", "two");
        Path results = folder.resolve("one/results.csv");
        Files.copy(folder.resolve("two/results.csv"), results, StandardCopyOption.REPLACE_EXISTING);
        assertNotUsed("one", "results.csv is not as it was merged");
        Files.writeString(results, "");
        assertNotUsed("one", "results.csv is not as it was merged");
        Files.writeString(folder.resolve("one/manifest.json"), "{\"points\" : 4, \"outp");
        assertNotUsed("one", "holds no manifest.json of results.csv");
    }

    private void assertNotUsed(String name, String why) {
        String told = at(name) + ": " + why + ". Maybe 'spillway merge " + at(name) + "'\n";
        assertThat(run("query", at(name), "select * from results")).isEqualTo(ExitCode.NO_INPUT.status());
        assertThat(program.err()).isEqualTo(told);
        assertThat(run("export", at(name), "--parquet", at("none.parquet"))).isEqualTo(ExitCode.NO_INPUT.status());
        assertThat(program.err()).isEqualTo(told);
        assertThat(folder.resolve("none.parquet")).doesNotExist();
    }

    @Test
    void mergedResults_bringTheirPlan() throws IOException {
        sweep("one");
        Files.writeString(folder.resolve("other.yaml"), TURNED);
        sweepOf("other.yaml", "two");
        run("merge", at("one"), "--out", at("merged"));
        assertThat(run("merge", at("two"), "--out", at("merged"))).isZero();
        assertThat(folder.resolve("merged/plan.jsonl")).hasSameBinaryContentAs(folder.resolve("two/plan.jsonl"));
        assertThat(ask("merged", "select aws, azure from points where pointSeq = 1"))
                .isEqualTo("aws,azure\n2.0,1.0\n");
    }

    @Test
    void mergedResults_doNotGoWhereAnotherSweepIs() throws IOException {
        sweep("one", "--shard", "1/2");
        sweep("two", "--shard", "2/2");
        assertThat(run("merge", at("one"), "--out", at("two"))).isEqualTo(ExitCode.CANNOT_CREATE.status());
        assertThat(program.err())
                .isEqualTo(at("two")
                        + ": holds a sweep that is not among those to merge. Maybe name it too, or another --out\n");
        assertThat(run("merge", at("one"), at("two"), "--out", at("one/../two")))
                .isZero();
        assertThat(ask("two", "select count(*) as n from results")).isEqualTo("n\n4\n");
    }

    @Test
    void foldersOfDifferentSweeps_areNotMerged() throws IOException {
        sweep("one");
        Files.writeString(folder.resolve("sweep.yaml"), TURNED);
        sweep("other");
        assertThat(run("merge", at("one"), at("other"), "--out", at("none"))).isEqualTo(ExitCode.BAD_SCENARIO.status());
        assertThat(program.err()).isEqualTo(at("other") + ": holds another sweep than " + at("one") + "\n");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    /** The system finds the file and gives nothing of it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aJournalThatCannotBeRead_isNoInput() throws IOException {
        sweep("broken");
        Path journal = folder.resolve("broken/journal/broken.jsonl");
        Files.createSymbolicLink(journal, Path.of("/proc/self/mem"));
        assertThat(run("status", at("broken"))).isEqualTo(ExitCode.NO_INPUT.status());
        assertThat(program.err()).startsWith(journal + ": cannot be read: ");
        Files.delete(journal);
    }

    @Test
    void aTableOfReplications_isKeptUpOnceItIsThere() throws IOException {
        sweep("more");
        run("merge", at("more"), "--per-replication");
        sweep("more", "--replications", "5", "--shard", "1/1");
        run("merge", at("more"));
        assertThat(ask("more", "select max(replication) as last from replications"))
                .isEqualTo("last\n4\n");
    }

    /** What two machines did, merged into a third folder or into one of theirs. */
    @Test
    void exportsOfMergedResults_sayWhatTheResultsSay() throws IOException {
        sweep("one", "--shard", "1/2");
        sweep("two", "--shard", "2/2");
        for (String out : List.of("both", "one")) {
            run("merge", at("one"), at("two"), "--out", at(out));
            for (String table : List.of("points", "results")) {
                assertThat(run(
                                "export",
                                at(out),
                                "--force",
                                "--table",
                                table,
                                "--csv",
                                at("x.csv"),
                                "--jsonl",
                                at("x.jsonl"),
                                "--parquet",
                                at("x.parquet")))
                        .as(program.err())
                        .isZero();
                assertThat(folder.resolve("x.csv")).hasSameBinaryContentAs(folder.resolve(out + "/" + table + ".csv"));
                assertThat(ask(out, "select count(*) as n from '" + at("x.parquet") + "'"))
                        .isEqualTo("n\n4\n");
                assertThat(Files.readAllLines(folder.resolve("x.jsonl")))
                        .hasSize(4)
                        .first()
                        .asString()
                        .startsWith("{\"schemaVersion\":1,\"sweep\":\"small-sweep\",\"pointSeq\":0,");
            }
        }
        assertThat(run("export", at("both"), "--table", "replications", "--csv", at("y.csv")))
                .isEqualTo(ExitCode.NO_INPUT.status());
        assertThat(program.err())
                .isEqualTo(at("both") + ": holds no replications.csv. Maybe 'spillway merge … --out " + at("both")
                        + " --per-replication' of the folders that it was made of\n");
    }

    @Test
    void exportsOfJournals_needNoMerge_andTellWhatIsLeft() throws IOException {
        sweep("half", "--shard", "1/2");
        assertThat(run("export", at("half"), "--csv", at("half.csv"))).isEqualTo(ExitCode.UNMET.status());
        assertThat(Files.readAllLines(folder.resolve("half.csv"))).hasSize(3);
        run("merge", at("half"));
        assertThat(run("export", at("half"), "--csv", at("half.csv"), "--force"))
                .isEqualTo(ExitCode.UNMET.status());
        sweep("half", "--shard", "2/2");
        assertThat(run("export", at("half"), "--csv", at("whole.csv"))).isZero();
        assertThat(Files.readAllLines(folder.resolve("whole.csv"))).hasSize(5);
    }

    private String ask(String name, String sql) {
        assertThat(run("query", at(name), sql, "--format", "csv"))
                .as(program.err())
                .isZero();
        return program.out();
    }

    private int sweep(String name, String... options) {
        return sweepOf("sweep.yaml", name, options);
    }

    private int sweepOf(String file, String name, String... options) {
        List<String> call = new ArrayList<>(List.of("sweep", at(file), "--out", at(name), "-q"));
        call.addAll(List.of(options));
        return run(call.toArray(String[]::new));
    }

    private int run(String... arguments) {
        program.forgetOut();
        program.forgetErr();
        return program.main(arguments);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }
}
