package io.spillway.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    private final Precision onePercent = new Precision(RowName.of(Measure.SPILL_SHARE), 0.01, 1000);

    @Test
    void isMet_whenTheHalfWidthIsThatPartOfTheMean() {
        assertThat(onePercent.isMetBy(new Estimate(0.5, 0.005, 10))).isTrue();
        assertThat(onePercent.isMetBy(new Estimate(0.5, 0.0051, 10))).isFalse();
        assertThat(onePercent.isMetBy(new Estimate(-0.5, 0.005, 10))).isTrue();
    }

    @Test
    void aMeasureThatNeverVaries_isKnown_butOneThatIsAlwaysZeroOrNoNumberIsNot() {
        assertThat(onePercent.isMetBy(new Estimate(1000, 0, 10))).isTrue();
        assertThat(onePercent.isMetBy(new Estimate(0, 0, 10))).isFalse();
        assertThat(onePercent.isMetBy(new Estimate(0, 1e-9, 10))).isFalse();
        assertThat(onePercent.isMetBy(new Estimate(3, Double.NaN, 1))).isFalse();
        assertThat(onePercent.isMetBy(new Estimate(Double.NaN, Double.NaN, 0))).isFalse();
    }

    @Test
    void nextIsWhatWouldMeetIt_withinATenthMoreAndTwice() {
        // Half-width 1.3 % of the mean: 1.69 times as many.
        assertThat(onePercent.next(100, new Estimate(1, 0.013, 100))).isEqualTo(169);
        assertThat(onePercent.next(100, new Estimate(1, 0.0101, 100))).isEqualTo(110);
        assertThat(onePercent.next(100, new Estimate(1, 0.5, 100))).isEqualTo(200);
        assertThat(onePercent.next(1, new Estimate(1, Double.NaN, 1))).isEqualTo(2);
        assertThat(onePercent.next(100, new Estimate(0, 0.5, 100))).isEqualTo(200);
    }

    @Test
    void noMoreAreAdded_whereItIsMetOrNothingIsKnown() {
        assertThat(onePercent.next(10, new Estimate(1, 0.01, 10))).isEqualTo(10);
        assertThat(onePercent.next(10, new Estimate(0, 0, 10))).isEqualTo(10);
        assertThat(onePercent.next(10, new Estimate(Double.NaN, Double.NaN, 0))).isEqualTo(10);
        assertThat(onePercent.next(1000, new Estimate(1, 0.5, 1000))).isEqualTo(1000);
    }

    @Test
    void nextStopsAtTheMost() {
        assertThat(onePercent.next(900, new Estimate(1, 0.5, 900))).isEqualTo(1000);
    }

    @Test
    void whatCannotBeMeant_isRefused() {
        assertThatThrownBy(() -> new Precision(RowName.of(Measure.PLACED_SHARE), 0.01, 10))
                .hasMessageContaining("placedShare");
        assertThatThrownBy(() -> new Precision(RowName.of(Measure.SPEND), 0, 10))
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Precision(RowName.of(Measure.SPEND), 1, 10))
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> new Precision(RowName.of(Measure.SPEND), 0.01, 1))
                .hasMessageContaining("2 or more");
    }
}
