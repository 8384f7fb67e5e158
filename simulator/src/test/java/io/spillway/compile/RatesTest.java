package io.spillway.compile;

import static io.spillway.Fixtures.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.Fixtures;
import io.spillway.engine.Clock;
import io.spillway.engine.RateTable;
import io.spillway.model.Curve;
import io.spillway.model.Demand;
import io.spillway.model.Distribution;
import io.spillway.model.Launch;
import io.spillway.model.Scenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rates by hand: a run of 10 days from Thursday 2026-01-01, in requests per hour. */
class RatesTest {
    private static final Curve DOUBLING = new Curve.Exponential(8, Duration.ofDays(2), Optional.empty());

    @Test
    void levelDemand_isOnePiece_unitsWantedBySizeAndHolding() {
        // 60 units wanted in requests of 3 units held 5 h: 4 requests an hour
        RateTable table = table(new Curve.Constant(60), ImmutableList.of(), START, Optional.empty());
        assertThat(table.tick()).containsExactly(0, 240 * Clock.TICKS_PER_HOUR);
        assertThat(perHour(table, 0)).isEqualTo(4, offset(1e-12));
    }

    @Test
    void curve_standsAtTheMiddleOfEachDay() {
        RateTable table = table(DOUBLING, ImmutableList.of(), START, Optional.empty());
        assertThat(table.perTick()).hasSize(10);
        // 8 units doubling every 2 days: 8 * 2^0.25 in the middle of the first day, 8 * 2^2.25 in the middle of the
        // fifth
        assertThat(perHour(table, 0)).isEqualTo(8 * Math.pow(2, 0.25) / 15, offset(1e-12));
        assertThat(perHour(table, 4)).isEqualTo(8 * Math.pow(2, 2.25) / 15, offset(1e-12));
    }

    @Test
    void launchInMidDay_beginsThere_andDaysAreThoseOfTheCalendar() {
        Instant launched = START.plus(Duration.ofHours(18));
        RateTable table = table(DOUBLING, ImmutableList.of(), launched, Optional.empty());
        assertThat(table.tick()).startsWith(18 * Clock.TICKS_PER_HOUR, 24 * Clock.TICKS_PER_HOUR);
        // the middle of its first day's 6 hours is 3 hours after the launch
        assertThat(perHour(table, 0)).isEqualTo(8 * Math.pow(2, 3.0 / 48) / 15, offset(1e-12));
    }

    @Test
    void launchBeforeTheRun_isThatMuchFurtherOnItsCurve() {
        RateTable table = table(DOUBLING, ImmutableList.of(), START.minus(Duration.ofDays(4)), Optional.empty());
        assertThat(table.tick()[0]).isZero();
        assertThat(perHour(table, 0)).isEqualTo(8 * Math.pow(2, 2.25) / 15, offset(1e-12));
    }

    @Test
    void hourOfWeek_countsFromMondayMidnightUtc() {
        ImmutableList.Builder<Double> factors = ImmutableList.builder();
        for (int hour = 0; hour < Demand.HOURS_OF_WEEK; hour++) {
            factors.add(2.0 * hour / (Demand.HOURS_OF_WEEK - 1));
        }
        RateTable table = table(new Curve.Constant(15), factors.build(), START, Optional.empty());
        assertThat(table.perTick()).hasSize(240);
        for (int hour = 0; hour < 240; hour++) {
            ZonedDateTime at = START.plus(Duration.ofHours(hour)).atZone(ZoneOffset.UTC);
            int ofWeek = (at.getDayOfWeek().getValue() - 1) * 24 + at.getHour();
            assertThat(perHour(table, hour)).isEqualTo(2.0 * ofWeek / 167, offset(1e-12));
        }
    }

    @Test
    void retiringLaunch_fadesInAStraightLine() {
        // fades from day 2 over 4 days: in the middle of the fourth day 1.5 of 4 days have gone
        RateTable table =
                table(new Curve.Constant(15), ImmutableList.of(), START, Optional.of(START.plus(Duration.ofDays(2))));
        assertThat(perHour(table, 1)).isEqualTo(1, offset(1e-12));
        assertThat(perHour(table, 3)).isEqualTo(1 - 1.5 / 4, offset(1e-12));
        assertThat(perHour(table, 6)).isZero();
    }

    private static double perHour(RateTable table, int piece) {
        return table.perTick()[piece] * Clock.TICKS_PER_HOUR;
    }

    private static RateTable table(
            Curve curve, ImmutableList<Double> hourOfWeek, Instant launched, Optional<Instant> retires) {
        Launch launch = new Launch(
                launched,
                "api",
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableMap.of(),
                new Demand(Optional.of(curve), Optional.empty(), BigDecimal.ONE, hourOfWeek, 1),
                new Distribution.Constant(3),
                new Distribution.Constant(5),
                Optional.empty(),
                retires,
                Duration.ofDays(4));
        Scenario scenario = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(10))
                .launch("product", launch)
                .length(Duration.ZERO, Duration.ofDays(10))
                .build();
        return Compiler.compile(scenario).world().classRate[0];
    }
}
