package io.spillway.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spillway.Fixtures;
import io.spillway.engine.Reason;
import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.measures.RowName;
import io.spillway.measures.ThresholdOutcome;
import io.spillway.measures.UnknownRowException;
import io.spillway.model.Distribution;
import io.spillway.model.InvalidValueException;
import io.spillway.model.Scenario;
import io.spillway.model.Threshold;
import io.spillway.report.Format;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentTest {
    private static final Settings TEN = Settings.of(42, 10);

    private final Experiment experiment = Experiment.of(scenario().build(), "abc");

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void anyNumberOfJobs_givesTheSameBytes(int jobs) throws IOException {
        ExperimentResult one = experiment.run(TEN.withJobs(1), Progress.NONE);
        ExperimentResult many = experiment.run(TEN.withJobs(jobs), Progress.NONE);
        for (Format format : Format.values()) {
            assertThat(write(format, many)).as("%s", format).isEqualTo(write(format, one));
        }
    }

    @Test
    void anotherSeed_givesOtherNumbers() throws IOException {
        assertThat(write(Format.CSV, experiment.run(Settings.of(43, 10), Progress.NONE))
                        .replace(",43,10,", ",42,10,"))
                .isNotEqualTo(write(Format.CSV, experiment.run(TEN, Progress.NONE)));
    }

    @Test
    void withoutSettings_theScenariosOwnHold() {
        ExperimentResult result = experiment.run();
        assertThat(result.seed()).isEqualTo(5);
        assertThat(result.replications()).isEqualTo(3);
        assertThat(result.scenario()).isEqualTo("fixture");
        assertThat(result.fingerprint()).isEqualTo("abc");
        assertThat(result.events()).isPositive();
    }

    @Test
    void requestsAreConserved_inTheMeans() {
        ExperimentResult result = experiment.run(TEN, Progress.NONE);
        double placed = result.estimate(Measure.REQUESTS_PLACED).mean();
        double lost = result.estimate(Measure.REQUESTS_LOST).mean();
        assertThat(result.estimate(Measure.REQUESTS_ARRIVED).mean()).isCloseTo(placed + lost, within(1e-9));
        assertThat(lost).isPositive();
        assertThat(result.estimate(Row.of(Measure.REQUESTS_SPILLED).cloud("aws"))
                        .mean())
                .isPositive();
    }

    @Test
    void progress_tellsEveryReplicationOnce_inOrder() {
        List<String> heard = new ArrayList<>();
        experiment.run(Settings.of(1, 4).withJobs(3), (done, planned) -> heard.add(done + "/" + planned));
        assertThat(heard).containsExactly("1/4", "2/4", "3/4", "4/4");
    }

    @Test
    void precision_addsReplicationsUntilItIsMet_whateverTheJobs() throws IOException {
        Precision wanted = new Precision(RowName.of(Measure.SPILL_SHARE), 0.005, 1000);
        Settings settings = Settings.of(1, 4).withPrecision(wanted);
        ExperimentResult result = experiment.run(settings.withJobs(1), Progress.NONE);
        Estimate estimate = result.estimate(Measure.SPILL_SHARE);
        assertThat(result.replications()).isGreaterThan(4);
        assertThat(result.isPrecise()).isTrue();
        assertThat(estimate.halfWidth() / estimate.mean()).isLessThanOrEqualTo(0.005);
        assertThat(write(Format.JSON, experiment.run(settings.withJobs(3), Progress.NONE)))
                .isEqualTo(write(Format.JSON, result));
        // Replications of a longer run begin with those of a shorter one.
        assertThat(write(
                        Format.JSON,
                        experiment.run(Settings.of(1, result.replications()).withJobs(2), Progress.NONE)))
                .isEqualTo(write(Format.JSON, result));
    }

    @Test
    void precision_mayLookAtANarrowedMeasure() {
        Precision wanted = new Precision(new RowName(Measure.REQUESTS_SPILLED, "aws"), 0.005, 1000);
        ExperimentResult result = experiment.run(Settings.of(1, 4).withPrecision(wanted), Progress.NONE);
        Estimate estimate = result.estimate(Row.of(Measure.REQUESTS_SPILLED).cloud("aws"));
        assertThat(result.replications()).isGreaterThan(4);
        assertThat(estimate.relativeHalfWidth()).isLessThanOrEqualTo(0.005);
        assertThat(result.isPrecise()).isTrue();
    }

    @Test
    void whatTheScenarioDoesNotMeasure_isRefusedBeforeAnythingIsRun() {
        Precision wanted = new Precision(new RowName(Measure.SPEND, "asw"), 0.05, 1000);
        List<String> heard = new ArrayList<>();
        assertThatThrownBy(() -> experiment.run(
                        Settings.of(1, 4).withPrecision(wanted), (done, planned) -> heard.add(done + "/" + planned)))
                .isInstanceOf(UnknownRowException.class)
                .hasMessageContaining("'spend/asw'");
        Fixtures.Builder scenario = scenario();
        scenario.thresholds.put("placedShare/asw", new Threshold(Threshold.Comparison.LESS, 0.01));
        Experiment unknown = Experiment.of(scenario.build(), "abc");
        assertThatThrownBy(() -> unknown.run(TEN, (done, planned) -> heard.add(done + "/" + planned)))
                .isInstanceOf(UnknownRowException.class)
                .hasMessageContaining("expected one of placedShare/azure, placedShare/aws");
        assertThat(heard).isEmpty();
    }

    @Test
    void precisionOutOfReach_isGivenUp_andSaidSo() {
        Precision wanted = new Precision(RowName.of(Measure.SPILL_SHARE), 1e-6, 12);
        ExperimentResult result = experiment.run(Settings.of(1, 4).withPrecision(wanted), Progress.NONE);
        assertThat(result.replications()).isEqualTo(12);
        assertThat(result.isPrecise()).isFalse();
    }

    @Test
    void thresholds_areHeldAgainstTheMean() {
        Fixtures.Builder scenario = scenario();
        scenario.thresholds.put("spillShare", new Threshold(Threshold.Comparison.LESS, 0.01));
        scenario.thresholds.put("requestsArrived", new Threshold(Threshold.Comparison.GREATER, 10));
        scenario.thresholds.put("pricePerUnitHour", new Threshold(Threshold.Comparison.AT_MOST, 0));
        ExperimentResult result = Experiment.of(scenario.build(), "abc").run();
        assertThat(result.thresholds())
                .extracting(outcome -> outcome.measure() + " " + outcome.threshold() + " " + outcome.isMet())
                .containsExactly("spillShare < 0.01 false", "requestsArrived > 10 true", "pricePerUnitHour <= 0 true");
    }

    @Test
    void thresholds_mayBeOnNarrowedMeasures() {
        Fixtures.Builder scenario = scenario();
        scenario.thresholds.put("placedShare/azure", new Threshold(Threshold.Comparison.GREATER, 0.5));
        scenario.thresholds.put("requestsLost/chat/CAPACITY", new Threshold(Threshold.Comparison.AT_MOST, 0));
        ExperimentResult result = Experiment.of(scenario.build(), "abc").run();
        Row lost = Row.of(Measure.REQUESTS_LOST).launch("chat").reason(Reason.CAPACITY);
        assertThat(result.thresholds())
                .extracting(ThresholdOutcome::estimate)
                .containsExactly(result.estimate(Row.of(Measure.PLACED_SHARE).cloud("azure")), result.estimate(lost));
        assertThat(result.thresholds())
                .extracting(outcome -> outcome.measure() + " " + outcome.isMet())
                .containsExactly("placedShare/azure true", "requestsLost/chat/CAPACITY false");
    }

    @Test
    void aMeanThatIsNoNumber_meetsNoThreshold() {
        assertThat(new ThresholdOutcome(
                                RowName.of(Measure.SPILL_SHARE),
                                new Threshold(Threshold.Comparison.LESS, 1),
                                new Estimate(Double.NaN, Double.NaN, 0),
                                0.95)
                        .isMet())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spilShare", "placedShare", "placedShare/", "placdShare/aws"})
    void aThresholdOnNothing_isRefused(String measure) {
        Fixtures.Builder scenario = scenario();
        scenario.thresholds.put(measure, new Threshold(Threshold.Comparison.LESS, 1));
        Scenario built = scenario.build();
        assertThatThrownBy(() -> Experiment.of(built, "abc"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(measure);
    }

    @Test
    void settingsThatCannotBeMeant_areRefused() {
        assertThatThrownBy(() -> Settings.of(1, 0)).hasMessage("replications: 0; expected 1 or more");
        assertThatThrownBy(() -> TEN.withJobs(0)).hasMessage("jobs: 0; expected 1 or more");
    }

    private static Fixtures.Builder scenario() {
        Fixtures.Builder scenario = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(10))
                .cloud("aws", Fixtures.cloud(4))
                .decline("some", Fixtures.decline(0.1))
                .launch("chat", Fixtures.launch(8, new Distribution.Exponential(12)))
                .launch("agent", Fixtures.launch(4, new Distribution.Exponential(6)));
        scenario.seed = 5;
        scenario.replications = 3;
        return scenario;
    }

    private static String write(Format format, ExperimentResult result) throws IOException {
        StringWriter to = new StringWriter();
        format.write(result, to);
        return to.toString();
    }
}
