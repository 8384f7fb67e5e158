package io.spillway.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spillway.measures.Estimate;
import io.spillway.measures.Measure;
import io.spillway.measures.RowName;
import io.spillway.measures.Usual;
import org.junit.jupiter.api.Test;

class PrecisionTest {
    private final Precision onePercent = new Precision(RowName.of(Measure.SPILL_SHARE), 0.01, 1000);

    @Test
    void isMet_whenTheHalfWidthIsThatPartOfTheMean() {
        assertThat(onePercent.isMetBy(new Estimate(0.5, 0.005, 10), often())).isTrue();
        assertThat(onePercent.isMetBy(new Estimate(0.5, 0.0051, 10), often())).isFalse();
        assertThat(onePercent.isMetBy(new Estimate(-0.5, 0.005, 10), often())).isTrue();
    }

    @Test
    void aMeasureThatNeverVaries_isKnown_butOneThatIsAlwaysZeroOrNoNumberIsNot() {
        assertThat(onePercent.isMetBy(new Estimate(1000, 0, 10), often())).isTrue();
        assertThat(onePercent.isMetBy(new Estimate(0, 0, 10), often())).isFalse();
        assertThat(onePercent.isMetBy(new Estimate(0, 1e-9, 10), often())).isFalse();
        assertThat(onePercent.isMetBy(new Estimate(3, Double.NaN, 1), often())).isFalse();
        assertThat(onePercent.isMetBy(new Estimate(Double.NaN, Double.NaN, 0), often()))
                .isFalse();
    }

    /** A share that was all in ten replications may be 99 % or 99.999 %. */
    @Test
    void aShareThatIsAlwaysAll_isNotKnown_andNoneAreAdded() {
        Estimate all = new Estimate(1, 0, 10);
        assertThat(onePercent.isMetBy(all, often())).isFalse();
        assertThat(onePercent.next(10, all, often())).isEqualTo(10);
        assertThat(new Precision(RowName.of(Measure.SPEND), 0.01, 1000).isMetBy(all, often()))
                .isTrue();
    }

    @Test
    void whatIsRarelyElse_isNotKnown_andATenthMoreIsAdded() {
        Usual rarely = new Usual();
        for (int r = 0; r < 100; r++) {
            rarely.add(r % 10 == 0 ? 0.9 : 1, 1);
        }
        assertThat(onePercent.isMetBy(new Estimate(0.99, 0.006, 100), rarely)).isFalse();
        assertThat(onePercent.next(100, new Estimate(0.99, 0.006, 100), rarely)).isEqualTo(110);
        assertThat(onePercent.next(1000, new Estimate(0.99, 0.006, 1000), rarely))
                .isEqualTo(1000);
    }

    /** Of a measure that is something else each time. */
    private static Usual often() {
        return new Usual();
    }

    @Test
    void nextIsWhatWouldMeetIt_withinATenthMoreAndTwice() {
        // Half-width 1.3 % of the mean: 1.69 times as many.
        assertThat(onePercent.next(100, new Estimate(1, 0.013, 100), often())).isEqualTo(169);
        assertThat(onePercent.next(100, new Estimate(1, 0.0101, 100), often())).isEqualTo(110);
        assertThat(onePercent.next(100, new Estimate(1, 0.5, 100), often())).isEqualTo(200);
        assertThat(onePercent.next(1, new Estimate(1, Double.NaN, 1), often())).isEqualTo(2);
        assertThat(onePercent.next(100, new Estimate(0, 0.5, 100), often())).isEqualTo(200);
    }

    @Test
    void noMoreAreAdded_whereItIsMetOrNothingIsKnown() {
        assertThat(onePercent.next(10, new Estimate(1, 0.01, 10), often())).isEqualTo(10);
        assertThat(onePercent.next(10, new Estimate(0, 0, 10), often())).isEqualTo(10);
        assertThat(onePercent.next(10, new Estimate(Double.NaN, Double.NaN, 0), often()))
                .isEqualTo(10);
        assertThat(onePercent.next(1000, new Estimate(1, 0.5, 1000), often())).isEqualTo(1000);
    }

    @Test
    void nextStopsAtTheMost() {
        assertThat(onePercent.next(900, new Estimate(1, 0.5, 900), often())).isEqualTo(1000);
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
