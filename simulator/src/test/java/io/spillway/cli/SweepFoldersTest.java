package io.spillway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
        for (String command : List.of("status", "merge")) {
            assertThat(run(command, at("cut"))).isEqualTo(ExitCode.NO_INPUT.status());
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

    private int sweep(String name, String... options) {
        return sweepOf("sweep.yaml", name, options);
    }

    private int sweepOf(String file, String name, String... options) {
        String[] call = {"sweep", at(file), "--out", at(name), "-q"};
        String[] whole = java.util.Arrays.copyOf(call, call.length + options.length);
        System.arraycopy(options, 0, whole, call.length, options.length);
        return run(whole);
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
