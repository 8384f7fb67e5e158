package io.spillway.measures;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RatioOfMeansTest {
    private static final Map<Measure, Measure> NUMERATORS = Map.of(
            Measure.SPILL_SHARE, Measure.REQUESTS_SPILLED,
            Measure.SPILL_SHARE_UNIT_HOURS, Measure.UNIT_HOURS_SPILLED,
            Measure.LOSS_SHARE, Measure.REQUESTS_LOST,
            Measure.PLACED_SHARE, Measure.UNIT_HOURS_PLACED,
            Measure.PRICE_PER_UNIT_HOUR, Measure.SPEND,
            Measure.PRICE_PER_UNIT_HOUR_SPILLED, Measure.SPEND_SPILLED);

    /** What a report says of a ratio, times what it says of what that is to, is what it says of the rest. */
    @Test
    void aRatiosEstimate_isTheRatioOfEstimates_howeverItIsBrokenDown() throws Exception {
        LoadedScenario scenario = ScenarioFile.load(Path.of("src/test/resources/explain/every-reason.yaml"), List.of());
        ExperimentResult result = Experiment.of(scenario.scenario(), "ratios").run(Settings.of(5, 7), Progress.NONE);
        List<Row> rows = result.table().rows();
        int[] weightRows = result.table().weightRows();
        Map<Measure, Integer> held = new HashMap<>();
        for (int i = 0; i < weightRows.length; i++) {
            Row row = rows.get(i);
            Measure numerator = NUMERATORS.get(row.measure());
            Estimate ratio = result.estimate(row);
            if (numerator != null && ratio.n() > 0) {
                Row above = with(row, numerator);
                double below = result.estimate(rows.get(weightRows[i])).mean();
                assertThat(ratio.mean() * below)
                        .as(row.toString())
                        .isCloseTo(result.estimate(above).mean(), Percentage.withPercentage(1e-9));
                held.merge(row.measure(), 1, Integer::sum);
            }
        }
        assertThat(held).containsOnlyKeys(NUMERATORS.keySet());
    }

    private static Row with(Row row, Measure measure) {
        return new Row(
                measure,
                row.cloud(),
                row.pool(),
                row.kind(),
                row.reason(),
                row.launch(),
                row.market(),
                row.period(),
                row.year(),
                row.transfer(),
                row.party(),
                row.commitment());
    }
}
