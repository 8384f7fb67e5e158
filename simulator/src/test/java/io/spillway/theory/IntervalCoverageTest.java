package io.spillway.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.Fixtures;
import io.spillway.experiment.Experiment;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.model.Distribution;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IntervalCoverageTest {
    private static final int EXPERIMENTS = 400;
    private static final int REPLICATIONS = 5;

    /**
     * Eight Erlang on pools of 6 and 4: B(6, 8) − B(10, 8) of the requests spill and B(10, 8) are lost. Of 400 intervals
     * at 95 % that many cover within four standard errors: 4 sqrt(0.95 · 0.05 / 400) = 0.0436.
     */
    @Test
    void intervalsCoverTheExactAnswer_asOftenAsTheySay() {
        double lost = Theory.erlangB(10, 8);
        double spilled = Theory.erlangB(6, 8) - lost;
        Experiment experiment = Experiment.of(
                Fixtures.scenario()
                        .cloud("azure", Fixtures.cloud(6))
                        .cloud("aws", Fixtures.cloud(4))
                        .launch("load", Fixtures.launch(8, new Distribution.Exponential(1)))
                        .length(Duration.ofDays(2), Duration.ofDays(20))
                        .build(),
                "erlang");
        int coversSpilled = 0;
        int coversLost = 0;
        for (int seed = 0; seed < EXPERIMENTS; seed++) {
            var result = experiment.run(Settings.of(seed, REPLICATIONS), Progress.NONE);
            coversSpilled += covers(result.estimate(Measure.SPILL_SHARE), spilled);
            coversLost += covers(result.estimate(Measure.LOSS_SHARE), lost);
        }
        assertThat(coversSpilled / (double) EXPERIMENTS).isCloseTo(0.95, within(0.0436));
        assertThat(coversLost / (double) EXPERIMENTS).isCloseTo(0.95, within(0.0436));
    }

    /**
     * Six Erlang on a pool of 10 for a day, in which few requests wait and often none: long waits come where many wait, so that
     * a mean of each day's own mean is too short by a sixth, however many days. The ratio of means is not.
     */
    @Test
    void aMeanOverFewEvents_isNotBiased_andItsIntervalsCover() {
        double exact = Theory.erlangAWait(10, 6, 2);
        Experiment experiment = Experiment.of(
                Fixtures.scenario()
                        .cloud("azure", Fixtures.cloud(10))
                        .launch(
                                "load",
                                Fixtures.patient(
                                        Fixtures.launch(6, new Distribution.Exponential(1)),
                                        new Distribution.Exponential(2)))
                        .length(Duration.ofDays(2), Duration.ofDays(1))
                        .build(),
                "few");
        int covers = 0;
        for (int seed = 0; seed < EXPERIMENTS; seed++) {
            var result = experiment.run(Settings.of(seed, 200), Progress.NONE);
            covers += covers(result.estimate(Measure.WAIT_HOURS), exact);
        }
        assertThat(covers / (double) EXPERIMENTS).isCloseTo(0.95, within(0.0436));
    }

    private static int covers(Estimate estimate, double exact) {
        return Math.abs(estimate.mean() - exact) <= estimate.halfWidth() ? 1 : 0;
    }
}
