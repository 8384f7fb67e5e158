package io.spillway.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableSortedMap;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Levels of curves that can be worked out by hand. */
class CurveTest {
    @Test
    void logistic_beginsAtInitial_andIsSteepestAtItsMidpoint() {
        Curve curve = new Curve.Logistic(10, 110, Duration.ofDays(2), Duration.ofDays(4));
        // The scale is 4 d / (2 ln 9): s(t) = 1 / (1 + 9^((2 - t) / 2)) is 1/10 at first, then 1/2, then 9/10.
        assertThat(curve.at(0)).isEqualTo(10);
        assertThat(curve.at(2 * 24)).isCloseTo(10 + 100 * (0.5 - 0.1) / 0.9, within(1e-9));
        assertThat(curve.at(4 * 24)).isCloseTo(10 + 100 * (0.9 - 0.1) / 0.9, within(1e-9));
        assertThat(curve.at(100 * 24)).isCloseTo(110, within(1e-9));
    }

    @Test
    void bass_growsByInnovatorsAndImitators() {
        Curve curve = new Curve.Bass(100, 0.1, 0.3);
        // exp(-(p + q) t) is 1/2 after ln 2 / 0.4 years: 100 * 0.5 / (1 + 3 * 0.5) = 20.
        assertThat(curve.at(0)).isZero();
        assertThat(curve.at(Math.log(2) / 0.4 * 8766)).isCloseTo(20, within(1e-9));
        assertThat(curve.at(100 * 8766)).isCloseTo(100, within(1e-9));
    }

    @Test
    void exponential_doubles_upToItsCeiling() {
        Curve free = new Curve.Exponential(5, Duration.ofDays(10), Optional.empty());
        assertThat(free.at(0)).isEqualTo(5);
        assertThat(free.at(30 * 24)).isEqualTo(40);
        Curve capped = new Curve.Exponential(5, Duration.ofDays(10), Optional.of(30.0));
        assertThat(capped.at(20 * 24)).isEqualTo(20);
        assertThat(capped.at(30 * 24)).isEqualTo(30);
    }

    /** What a curve never leaves behind; a bound that is too low would cut demand, one too high only costs time. */
    @Test
    void highest_isWhatACurveComesTo() {
        assertThat(new Curve.Constant(7).highest()).isEqualTo(7);
        assertThat(new Curve.Logistic(10, 110, Duration.ofDays(2), Duration.ofDays(4)).highest())
                .isEqualTo(110);
        assertThat(new Curve.Logistic(110, 10, Duration.ofDays(2), Duration.ofDays(4)).highest())
                .isEqualTo(110);
        assertThat(new Curve.Bass(100, 0.1, 0.3).highest()).isEqualTo(100);
        assertThat(new Curve.Exponential(5, Duration.ofDays(10), Optional.empty()).highest())
                .isInfinite();
        assertThat(new Curve.Exponential(5, Duration.ofDays(10), Optional.of(30.0)).highest())
                .isEqualTo(30);
        Points points = new Points(
                Optional.empty(),
                ImmutableSortedMap.of(Duration.ZERO, 0.5, Duration.ofHours(6), 4.0, Duration.ofHours(12), 1.0));
        assertThat(new Curve.Trace(points, Optional.of(Duration.ofHours(24)), 3).highest())
                .isEqualTo(12);
    }
}
