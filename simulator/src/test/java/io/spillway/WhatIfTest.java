package io.spillway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.engine.Kind;
import io.spillway.engine.Reason;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each what-if differs from the scenario that it includes in the direction that its head expects, in one and the same world:
 * both have the same seed.
 */
class WhatIfTest {
    private static final Path SCENARIOS = Path.of("../scenarios");
    private static final Path FOLDER = SCENARIOS.resolve("what-if");
    private static final Row AZURE = Row.of(Measure.PLACED_SHARE).cloud("azure");

    private static ExperimentResult asItIs;

    @BeforeAll
    static void runsAsItIs() throws Exception {
        asItIs = result(SCENARIOS.resolve("azure-first-2026.yaml"));
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void asksAQuestionInItsFirstLine(Path file) throws Exception {
        assertThat(Files.readAllLines(file).get(0)).startsWith("# ").contains("?");
    }

    @Test
    void exclusiveForever_whatSpilledIsLostOrFillsAzure() throws Exception {
        ExperimentResult exclusive = whatIf("exclusive-forever");
        assertThat(mean(exclusive, Row.of(Measure.SPILL_SHARE))).isZero();
        assertThat(mean(exclusive, Row.of(Measure.REQUESTS_PLACED)))
                .isEqualTo(mean(exclusive, Row.of(Measure.REQUESTS_PLACED).cloud("azure")));
        assertThat(mean(exclusive, Row.of(Measure.LOSS_SHARE))).isGreaterThan(mean(asItIs, Row.of(Measure.LOSS_SHARE)));
        assertThat(mean(exclusive, AZURE)).isGreaterThan(mean(asItIs, AZURE));
    }

    @Test
    void azureDeclinesMore_moreIsSpilledByChoice() throws Exception {
        ExperimentResult declines = whatIf("azure-declines-more");
        Row declined = Row.of(Measure.SPILL_SHARE).reason(Reason.DECLINED);
        assertThat(mean(declines, declined)).isGreaterThan(2 * mean(asItIs, declined));
        assertThat(mean(declines, AZURE)).isLessThan(mean(asItIs, AZURE));
    }

    @Test
    void azureBuildsLate_moreIsSpilledForWantOfRoomAndLost() throws Exception {
        ExperimentResult late = whatIf("azure-builds-late");
        assertThat(wantOfRoom(late)).isGreaterThan(wantOfRoom(asItIs));
        assertThat(mean(late, AZURE)).isLessThan(mean(asItIs, AZURE));
        assertThat(mean(late, Row.of(Measure.LOSS_SHARE))).isGreaterThan(mean(asItIs, Row.of(Measure.LOSS_SHARE)));
    }

    @Test
    void usEastOutage_spillsForOutage() throws Exception {
        ExperimentResult outage = whatIf("us-east-outage");
        assertThat(mean(outage, Row.of(Measure.UNIT_HOURS_SPILLED).reason(Reason.OUTAGE)))
                .isPositive();
        assertThat(mean(outage, Row.of(Measure.AVAILABILITY))).isLessThan(1);
        assertThat(mean(outage, AZURE)).isLessThan(mean(asItIs, AZURE));
    }

    @Test
    void unlessAll_hardlyAnythingSpillsAndNothingByChoice() throws Exception {
        ExperimentResult all = whatIf("unless-all");
        assertThat(mean(all, Row.of(Measure.SPILL_SHARE))).isLessThan(mean(asItIs, Row.of(Measure.SPILL_SHARE)) / 10);
        assertThat(mean(all, Row.of(Measure.SPILL_SHARE).kind(Kind.CHOOSES_NOT)))
                .isZero();
        assertThat(mean(all, Row.of(Measure.LOSS_SHARE))).isGreaterThan(2 * mean(asItIs, Row.of(Measure.LOSS_SHARE)));
        assertThat(mean(all, AZURE)).isGreaterThan(mean(asItIs, AZURE));
    }

    @Test
    void headStart90d_whatCustomersMayNotChooseSpillsAsAzureIsFull() throws Exception {
        ExperimentResult headStart = whatIf("head-start-90d");
        Row chosen = Row.of(Measure.UNIT_HOURS_CUSTOMER_CHOICE);
        assertThat(mean(headStart, chosen)).isLessThan(mean(asItIs, chosen));
        assertThat(mean(headStart, Row.of(Measure.SPILL_SHARE)))
                .isGreaterThan(mean(asItIs, Row.of(Measure.SPILL_SHARE)));
        assertThat(mean(headStart, AZURE)).isCloseTo(mean(asItIs, AZURE), within(0.002));
    }

    @Test
    void openMarket_nothingIsASpillAndTheCheaperCloudGains() throws Exception {
        ExperimentResult open = whatIf("open-market");
        Row gcp = Row.of(Measure.PLACED_SHARE).cloud("gcp");
        assertThat(mean(open, Row.of(Measure.SPILL_SHARE))).isZero();
        assertThat(mean(open, AZURE)).isLessThan(mean(asItIs, AZURE));
        assertThat(mean(open, gcp)).isGreaterThan(mean(asItIs, gcp));
        assertThat(mean(open, Row.of(Measure.SPEND))).isLessThan(mean(asItIs, Row.of(Measure.SPEND)));
    }

    /** Without the clause nobody is asked whether to decline, and Azure is still tried first: hardly anything moves. */
    @Test
    void noFirstRight_nothingIsASpillAndTheOrderKeepsAzureFirst() throws Exception {
        ExperimentResult noRight = whatIf("no-first-right");
        assertThat(mean(noRight, Row.of(Measure.SPILL_SHARE))).isZero();
        assertThat(mean(noRight, AZURE)).isBetween(mean(asItIs, AZURE), mean(asItIs, AZURE) + 0.01);
        double moved = mean(noRight, AZURE) - mean(asItIs, AZURE);
        assertThat(mean(asItIs, AZURE) - mean(whatIf("open-market"), AZURE)).isGreaterThan(5 * moved);
    }

    @Test
    void outagesDrawn_littleMovesThoughOutagesSpill() throws Exception {
        ExperimentResult drawn = whatIf("outages-drawn");
        assertThat(mean(drawn, Row.of(Measure.UNIT_HOURS_SPILLED).reason(Reason.OUTAGE)))
                .isPositive();
        assertThat(mean(drawn, Row.of(Measure.REQUESTS_EVACUATED))).isPositive();
        assertThat(mean(drawn, Row.of(Measure.AVAILABILITY))).isBetween(0.998, 1 - 1e-6);
        assertThat(mean(drawn, AZURE)).isCloseTo(mean(asItIs, AZURE), within(0.01));
    }

    @Test
    void launchesDrawn_demandAndSharesStayAboutWhatTheyAre() throws Exception {
        ExperimentResult drawn = whatIf("launches-drawn");
        assertThat(mean(drawn, Row.of(Measure.REQUESTS_ARRIVED).launch("gpt-9-1")))
                .isPositive();
        Row placed = Row.of(Measure.UNIT_HOURS_PLACED);
        assertThat(mean(drawn, placed) / mean(asItIs, placed)).isCloseTo(1, within(0.03));
        assertThat(mean(drawn, AZURE)).isCloseTo(mean(asItIs, AZURE), within(0.01));
    }

    private static double wantOfRoom(ExperimentResult result) {
        Row spilled = Row.of(Measure.SPILL_SHARE);
        return mean(result, spilled.reason(Reason.CAPACITY)) + mean(result, spilled.reason(Reason.RESERVED));
    }

    private static double mean(ExperimentResult result, Row row) {
        return result.estimate(row).mean();
    }

    private static ExperimentResult whatIf(String name) throws Exception {
        return result(FOLDER.resolve(name + ".yaml"));
    }

    private static ExperimentResult result(Path file) throws Exception {
        LoadedScenario loaded = ScenarioFile.load(file);
        return Experiment.of(loaded.scenario(), loaded.fingerprint()).run(Settings.of(1, 2), Progress.NONE);
    }
}
