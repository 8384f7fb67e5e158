package io.spillway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.report.Format;
import io.spillway.scenario.ScenarioFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revenue along a path, where a third of January's demand finds a quarter of the units that it wants. */
class RevenuePathTest {
    private static final String SCENARIO = """
            name: seats
            start: 2027-01-01
            end: 2027-02-01
            accelerators: {unit: {}}
            clouds:
              azure: {regions: {r: {geography: us, pools: {unit: {capacity: {2026-01-01: 10, 2027-01-11: 40}}}}}}
              aws: {regions: {r: {geography: us, pools: {unit: {capacity: 0}}}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              chat:
                date: 2027-01-01
                kind: consumer
                demand: {unitsWanted: {trace: {points: {0d: 40, 10d: 5}}}}
                holding: 1h
            money:
              revenues: {seats: {perYear: 365 k USD}}
            """;
    /** Nothing is ever spent on it, and nothing billed. */
    private static final String ELSEWHERE =
            "  commitments: {none: {cloud: aws, from: 2027-01-11, until: 2027-01-12, total: 1 USD, shortfall: waived}}\n";

    private static final Row PLACED = Row.of(Measure.REQUESTS_PLACED).cloud("azure");

    @TempDir
    private Path folder;

    @Test
    void doesNotDependOnTheDatesOfOtherThings() throws Exception {
        ExperimentResult plain = run(SCENARIO);
        ExperimentResult cut = run(SCENARIO + ELSEWHERE);
        assertThat(of(cut, PLACED)).isEqualTo(of(plain, PLACED));
        assertThat(of(cut, Row.of(Measure.REVENUE))).isCloseTo(of(plain, Row.of(Measure.REVENUE)), within(1e-5));
    }

    @Test
    void aCommitmentOfWhichNothingIsBilled_isMarkedInTheTable() throws Exception {
        StringWriter table = new StringWriter();
        Format.TABLE.write(run(SCENARIO + ELSEWHERE), table);
        assertThat(table.toString()).containsPattern("\nnone +0 USD +1.00 USD +waived +0 USD +never\n");
    }

    /**
     * One request an hour, the first an hour after the day, each a unit for an hour. wave-1 comes on January 21st and has 11 days of
     * January, 263 hours in use; wave-2 comes on February 10th and has 19 days, 455 hours beside the 672 of wave-1.
     */
    @Test
    void revenueOfALaunchProcess_isThatOfEachOfItsLaunchesFromItsDayOn() throws Exception {
        String demand = "kind: api, demand: {requestsPerHour: 1, arrivalCv: 0}, holding: 1h";
        ExperimentResult result = run("""
                name: wave
                start: 2027-01-01
                end: 2027-03-01
                accelerators: {unit: {}}
                clouds: {azure: {regions: {r: {geography: us, pools: {unit: {capacity: 10}}}}}}
                primary: azure
                terms: {always: {rule: first}}
                launches: {chat: {date: 2027-01-01, %s}}
                launchProcesses: {wave: {gap: 20d, atMost: 2, %s}}
                money: {revenues: {of-the-wave: {launches: [wave], rate: 1 USD/unit-hour}}}
                """.formatted(demand, demand));
        assertThat(of(result, Row.of(Measure.REVENUE).period(YearMonth.of(2027, 1))))
                .isEqualTo(263);
        assertThat(of(result, Row.of(Measure.REVENUE).period(YearMonth.of(2027, 2))))
                .isEqualTo(672 + 455);
    }

    private ExperimentResult run(String scenario) throws Exception {
        Path file = Files.writeString(folder.resolve("seats.yaml"), scenario);
        return Experiment.of(ScenarioFile.load(file).scenario(), "seats").run(Settings.of(1, 1), Progress.NONE);
    }

    private static double of(ExperimentResult result, Row row) {
        return result.estimate(row).mean();
    }
}
