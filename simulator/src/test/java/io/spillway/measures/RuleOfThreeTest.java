package io.spillway.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.spillway.model.Threshold;
import io.spillway.model.Threshold.Comparison;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RuleOfThreeTest {
    /** Twenty replications of 5000 requests each. */
    private static final Estimate NONE_OF_100_000 = new Sample(
                    new double[20], DoubleStream.generate(() -> 5000).limit(20).toArray())
            .estimate(0.95);

    private static final Estimate NONE_IN_20 = Sample.of(new double[20]).estimate(0.95);

    @Test
    void ofACount_itIsAFewForAllReplications_ofAShareAFewOfAllThatItIsTo() {
        // 0.05 = exp(-x): x = 2.9957
        assertThat(RuleOfThree.most(Measure.REQUESTS_LOST, NONE_IN_20, 0.95)).isEqualTo(2.995732 / 20, offset(1e-6));
        assertThat(RuleOfThree.most(Measure.LOSS_SHARE, NONE_OF_100_000, 0.95)).isEqualTo(2.995732e-5, offset(1e-10));
        assertThat(RuleOfThree.most(Measure.LOSS_SHARE, NONE_OF_100_000, 0.99)).isEqualTo(4.605170e-5, offset(1e-10));
    }

    @Test
    void oneReplication_saysAsMuchAsItSaw() {
        assertThat(RuleOfThree.most(Measure.REQUESTS_LOST, Sample.of(0).estimate(0.95), 0.95))
                .isEqualTo(2.995732, offset(1e-6));
    }

    /** What is no count, or was seen, or is never a number, has an interval of its own or none. */
    @ParameterizedTest
    @EnumSource(
            value = Measure.class,
            names = {"UNIT_HOURS_LOST", "SPEND", "UTILISATION", "REQUESTS_WAITING", "SPILL_DEPTH"})
    void whatIsNoCount_hasNone(Measure measure) {
        assertThat(RuleOfThree.most(measure, NONE_IN_20, 0.95)).isNaN();
    }

    @Test
    void whatWasSeenOrIsNoNumber_hasNone() {
        assertThat(RuleOfThree.most(Measure.REQUESTS_LOST, Sample.of(0, 0, 1).estimate(0.95), 0.95))
                .isNaN();
        assertThat(RuleOfThree.most(Measure.REQUESTS_LOST, Sample.of(Double.NaN).estimate(0.95), 0.95))
                .isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "LESS, 1e-5, true",
        "LESS, 4e-5, false",
        "AT_MOST, 0, true",
        "GREATER, 1e-5, true",
        "AT_LEAST, 0.5, false",
        "AT_LEAST, 0, false"
    })
    void thresholdIsLeftOpen_whereTheMostDecidesOtherwise(Comparison comparison, double bound, boolean isOpen) {
        ThresholdOutcome outcome = new ThresholdOutcome(
                RowName.of(Measure.LOSS_SHARE), new Threshold(comparison, bound), NONE_OF_100_000, 0.95);
        assertThat(outcome.isOfUnseen()).isEqualTo(isOpen);
        assertThat(outcome.isClose()).isEqualTo(isOpen);
    }

    /** Of many who see no event in 20 replications, about one in 20 lives in a world with more than the most, and no more. */
    @Test
    void whereEventsAreAsFrequentAsTheMost_noneIsSeenOnceInTwenty() {
        double most = RuleOfThree.most(Measure.REQUESTS_LOST, NONE_IN_20, 0.95);
        SplittableRandom random = new SplittableRandom(7);
        int none = 0;
        for (int trial = 0; trial < 100_000; trial++) {
            boolean isSeen = false;
            for (int r = 0; r < 20; r++) {
                isSeen |= random.nextDouble() >= Math.exp(-most);
            }
            none += isSeen ? 0 : 1;
        }
        // 5000 are due, with a standard error of 69
        assertThat(none).isBetween(4700, 5300);
    }
}
