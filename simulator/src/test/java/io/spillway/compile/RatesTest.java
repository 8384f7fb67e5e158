package io.spillway.compile;

import static io.spillway.Fixtures.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.spillway.Fixtures;
import io.spillway.engine.Clock;
import io.spillway.engine.RateTable;
import io.spillway.model.Curve;
import io.spillway.model.Demand;
import io.spillway.model.Distribution;
import io.spillway.model.Launch;
import io.spillway.model.Points;
import io.spillway.model.Scenario;
import io.spillway.model.Surge;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates by hand: a run of 10 days from Thursday 2026-01-01, in requests per hour. */
class RatesTest {
    private static final Curve DOUBLING = new Curve.Exponential(8, Duration.ofDays(2), Optional.of(256.0));

    @Test
    void levelDemand_isOnePiece_unitsWantedBySizeAndHolding() {
        // 60 units wanted in requests of 3 units held 5 h: 4 requests an hour
        RateTable table = table(new Curve.Constant(60), ImmutableList.of(), START, Optional.empty());
        assertThat(table.tick()).containsExactly(0, 240 * Clock.TICKS_PER_HOUR);
        assertThat(perHour(table, 0)).isEqualTo(4, offset(1e-12));
    }

    @Test
    void curve_standsAtTheMiddleOfEachDay_andAtTheMeanOfEachHourWhenFast() {
        RateTable table = table(DOUBLING, ImmutableList.of(), START, Optional.empty());
        assertThat(table.perTick()).hasSize(2 + 8 * 24);
        // 8 units doubling every 2 days: 8 * 2^0.25 in the middle of the first day, in which 3.3 come of the 256 at the
        // end
        assertThat(perHour(table, 0)).isEqualTo(8 * Math.pow(2, 0.25) / 15, offset(1e-12));
        // more than a fiftieth of 256 from the third day on: the mean of 8 * 2^(h / 48) in its third hour
        assertThat(perHour(table, 2 + 2)).isEqualTo(8 * halving(50, 51, -48) / 15, offset(1e-12));
    }

    @Test
    void curveThatGrowsWithoutEnd_isFastByItsOwnLevel() {
        RateTable fast = table(doubling(2), ImmutableList.of(), START, Optional.empty());
        assertThat(fast.perTick()).hasSize(10 * 24);
        assertThat(perHour(fast, 2)).isEqualTo(8 * halving(2, 3, -48) / 15, offset(1e-12));
        RateTable slow = table(doubling(40), ImmutableList.of(), START, Optional.empty());
        assertThat(slow.perTick()).hasSize(10);
    }

    private static Curve doubling(int days) {
        return new Curve.Exponential(8, Duration.ofDays(days), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"PT36H, PT6H", "PT100H30M, PT40M", "PT5H, PT24H"})
    void logisticCurve_hasItsVolumeInEveryQuarterOfADay_howeverSteep(Duration midpoint, Duration tenToNinety) {
        RateTable table =
                table(new Curve.Logistic(0, 15, midpoint, tenToNinety), ImmutableList.of(), START, Optional.empty());
        double middle = hours(midpoint);
        double scale = hours(tenToNinety) / (2 * Math.log(9));
        double floor = 1 / (1 + Math.exp(middle / scale));
        for (int from = 0; from < 240; from += 6) {
            double s = scale * (softplus((from + 6 - middle) / scale) - softplus((from - middle) / scale));
            assertThat(requests(table, from, from + 6)).isEqualTo((s - 6 * floor) / (1 - floor), offset(0.05));
        }
        assertThat(requests(table))
                .isEqualTo(
                        (scale * (softplus((240 - middle) / scale) - softplus(-middle / scale)) - 240 * floor)
                                / (1 - floor),
                        offset(0.02));
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
        assertThat(perHour(table, 0)).isEqualTo(8 * halving(96, 97, -48) / 15, offset(1e-12));
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
        // fades from day 2 over 4 days, by more than a fiftieth in each: in the middle of its tenth hour 9.5 of 96 h
        // have
        // gone
        RateTable table =
                table(new Curve.Constant(15), ImmutableList.of(), START, Optional.of(START.plus(Duration.ofDays(2))));
        assertThat(table.tick()).startsWith(hours(0, 24, 48, 49));
        assertThat(perHour(table, 1)).isEqualTo(1, offset(1e-12));
        assertThat(perHour(table, 2 + 9)).isEqualTo(1 - 9.5 / 96, offset(1e-12));
        assertThat(perHour(table, 2 + 96)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"PT54H, PT6H", "PT48H, PT12H", "PT66H, PT1H", "PT50H20M, PT0S", "PT55H, PT720H"})
    void retiringLaunch_fadesFromItsInstantOn_howeverFast(Duration retires, Duration over) {
        // 1 an hour: what is there before, and half of what the fade has or the part of it that the run sees
        RateTable table = table(
                new Curve.Constant(15),
                ImmutableList.of(),
                START,
                Optional.of(START.plus(retires)),
                over,
                ImmutableMap.of());
        double seen = Math.min(hours(over), 240 - hours(retires));
        double left = over.isZero() ? 0 : 1 - seen / hours(over);
        assertThat(requests(table)).isEqualTo(hours(retires) + seen * (1 + left) / 2, offset(1e-9));
        assertThat(requests(table, 0, hours(retires))).isEqualTo(hours(retires), offset(1e-9));
    }

    @Test
    void trace_isCutAtItsOwnTimes_andNothingComesBeforeItsFirst() {
        // 30 * factor units wanted in requests of 15 unit-hours: 2 * factor requests an hour
        RateTable table = table(trace(Optional.empty(), Optional.empty(), 6, 1.5, 30, 0.5), START);
        assertThat(table.tick()).containsExactly(hours(0, 6, 30, 240));
        assertThat(perHour(table, 0)).isZero();
        assertThat(perHour(table, 1)).isEqualTo(3, offset(1e-12));
        assertThat(perHour(table, 2)).isEqualTo(1, offset(1e-12));
    }

    @Test
    void traceThatRepeats_beginsAnewWithItsFirstPoint_alsoBeforeTheRun() {
        // launched 50 h before the run: periods of 48 h begin at hours -50, -2, 46, 94, …; the second point 12 h later
        RateTable table = table(
                trace(Optional.empty(), Optional.of(Duration.ofHours(48)), 0, 1, 12, 0.25),
                START.minus(Duration.ofHours(50)));
        assertThat(table.tick()).startsWith(hours(0, 10, 46, 58, 94)).endsWith(hours(238, 240));
        assertThat(perHour(table, 0)).isEqualTo(2, offset(1e-12));
        assertThat(perHour(table, 1)).isEqualTo(0.5, offset(1e-12));
        assertThat(perHour(table, 2)).isEqualTo(2, offset(1e-12));
        // 5 of the 10 days' periods begin in the run; the first began 2 h before it
        assertThat(requests(table)).isEqualTo(10 * 2 + 36 * 0.5 + 4 * (12 * 2 + 36 * 0.5) + 2 * 2, offset(1e-9));
    }

    @Test
    void datedTrace_standsStill_wheneverTheLaunchComes() {
        Curve dated = trace(Optional.of(START.plus(Duration.ofHours(20))), Optional.empty(), 0, 1, 10, 2);
        RateTable table = table(dated, START.plus(Duration.ofHours(25)));
        assertThat(table.tick()).containsExactly(hours(25, 30, 240));
        assertThat(perHour(table, 0)).isEqualTo(2, offset(1e-12));
        assertThat(perHour(table, 1)).isEqualTo(4, offset(1e-12));
    }

    private static Curve trace(
            Optional<Instant> from, Optional<Duration> repeat, int hour, double factor, int laterHour, double later) {
        Points points = new Points(
                from, ImmutableSortedMap.of(Duration.ofHours(hour), factor, Duration.ofHours(laterHour), later));
        return new Curve.Trace(points, repeat, 30);
    }

    private static RateTable table(Curve curve, Instant launched) {
        return table(curve, ImmutableList.of(), launched, Optional.empty());
    }

    @Test
    void surgeThatStaysAtItsPeak_isOnePieceMore() {
        // three times as much from hour 30 for 36 hours
        RateTable table = surging(after(30, 3, 0, 36, 0));
        assertThat(table.tick()).containsExactly(hours(0, 30, 66, 240));
        assertThat(perHour(table, 0)).isEqualTo(1, offset(1e-12));
        assertThat(perHour(table, 1)).isEqualTo(3, offset(1e-12));
        assertThat(perHour(table, 2)).isEqualTo(1, offset(1e-12));
    }

    @Test
    void surgeThatDecays_isCutIntoHoursWhileItMoves_thenIntoDays() {
        RateTable table = surging(after(0, 5, 0, 0, 24));
        // 4 above the level, half of it gone in a day: it loses 2 * 2^-days a day, 0.01 after log2(200) = 7.64 days or
        // 183.5 hours; then the ninth and tenth day begin
        assertThat(table.tick()).hasSize(184 + 3).endsWith(hours(183, 192, 216, 240));
        assertThat(perHour(table, 0)).isEqualTo(1 + 4 * halving(0, 1, 24), offset(1e-9));
        assertThat(perHour(table, 24)).isEqualTo(1 + 4 * halving(24, 25, 24), offset(1e-9));
        assertThat(perHour(table, 184)).isEqualTo(1 + 4 * halving(192, 216, 24), offset(1e-9));
        // 240 h of 1, and the area under 4 * 2^(-h / 24): 4 * 24 / ln 2 * (1 - 2^-10)
        assertThat(requests(table)).isEqualTo(240 + 4 * 24 / Math.log(2) * (1 - Math.pow(2, -10)), offset(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "PT7M30S", "PT1H", "PT36H", "PT480H"})
    void surgeThatHalves_hasItsVolume_howeverShort(Duration halfLife) {
        // from hour 30.25 on: what is above 1 is 19 * 2^(-h / halfLife), over 209.75 h
        Surge surge = new Surge(
                Optional.of(START.plus(Duration.ofMinutes(1815))),
                Optional.empty(),
                20,
                Duration.ZERO,
                Duration.ZERO,
                Optional.of(halfLife));
        assertThat(requests(surging(surge)))
                .isEqualTo(240 + 19 * 209.75 * halving(0, 209.75, hours(halfLife)), offset(1e-9));
    }

    @Test
    void surgeThatRises_hasTheAreaOfItsStraightLine() {
        // from hour 54.5, 12 h up to twice as much, 24 h at the peak, then over: 6 + 24 requests more
        Surge keynote = new Surge(
                Optional.of(START.plus(Duration.ofMinutes(3270))),
                Optional.empty(),
                2,
                Duration.ofHours(12),
                Duration.ofHours(24),
                Optional.empty());
        RateTable table = surging(keynote);
        assertThat(requests(table)).isEqualTo(240 + 30, offset(1e-9));
        // hours from the third day's seventh: 54.5 to 55, 55 to 56, …, 66 to 66.5
        assertThat(table.tick()).contains(hours(54.5, 55, 56, 66, 66.5, 90.5)).doesNotContain(hours(54, 57.5, 67));
    }

    /**
     * Both begin on the launch and halve in h and k: with a and b their factors less 1 the product is 1 + a 2^(−t/h) + b
     * 2^(−t/k) + a b 2^(−t (1/h + 1/k)).
     */
    @ParameterizedTest
    @CsvSource({"PT20M, PT20M", "PT5M, PT2H", "PT1S, PT40M", "PT6H, PT3H"})
    void surgesThatHalveTogether_haveTheVolumeOfTheirProduct(Duration one, Duration other) {
        double h = one.toSeconds() / 3600.0;
        double k = other.toSeconds() / 3600.0;
        double mean =
                1 + 19 * halving(0, 240, h) + 4 * halving(0, 240, k) + 19 * 4 * halving(0, 240, 1 / (1 / h + 1 / k));
        assertThat(requests(surging(halving(20, one), halving(5, other)))).isEqualTo(240 * mean, offset(240e-5 * mean));
    }

    private static Surge halving(double factor, Duration halfLife) {
        return new Surge(
                Optional.empty(), Optional.empty(), factor, Duration.ZERO, Duration.ZERO, Optional.of(halfLife));
    }

    @Test
    void surges_multiplyEachOther_andTheHourOfTheWeek() {
        ImmutableList.Builder<Double> factors = ImmutableList.builder();
        for (int hour = 0; hour < Demand.HOURS_OF_WEEK; hour++) {
            factors.add(hour % 2 == 0 ? 0.5 : 1.5);
        }
        RateTable table = table(
                new Curve.Constant(15),
                factors.build(),
                START,
                Optional.empty(),
                ImmutableMap.of("a", after(0, 3, 0, 2, 0), "b", after(1, 0.5, 0, 4, 0)));
        assertThat(perHour(table, 0)).isEqualTo(0.5 * 3, offset(1e-12));
        assertThat(perHour(table, 1)).isEqualTo(1.5 * 3 * 0.5, offset(1e-12));
        assertThat(perHour(table, 2)).isEqualTo(0.5 * 0.5, offset(1e-12));
        assertThat(perHour(table, 5)).isEqualTo(1.5, offset(1e-12));
    }

    @Test
    void surgeOfALaunchBeforeTheRun_isThatMuchFurtherOn() {
        RateTable table = table(
                new Curve.Constant(15),
                ImmutableList.of(),
                START.minus(Duration.ofDays(2)),
                Optional.empty(),
                ImmutableMap.of("launch", after(0, 5, 0, 0, 24)));
        assertThat(perHour(table, 0)).isEqualTo(1 + 4 * halving(48, 49, 24), offset(1e-9));
    }

    /** The mean of 2^(-h / halfLife) from one hour to another. */
    private static double halving(double from, double to, double halfLife) {
        return (Math.pow(2, -from / halfLife) - Math.pow(2, -to / halfLife)) * halfLife / (Math.log(2) * (to - from));
    }

    private static long[] hours(double... hours) {
        return Arrays.stream(hours)
                .mapToLong(hour -> Math.round(hour * Clock.TICKS_PER_HOUR))
                .toArray();
    }

    private static double perHour(RateTable table, int piece) {
        return table.perTick()[piece] * Clock.TICKS_PER_HOUR;
    }

    private static double requests(RateTable table) {
        return requests(table, 0, 240);
    }

    private static double requests(RateTable table, double fromHour, double toHour) {
        double requests = 0;
        for (int piece = 0; piece < table.perTick().length; piece++) {
            double from = Math.max(table.tick()[piece], fromHour * Clock.TICKS_PER_HOUR);
            double to = Math.min(table.tick()[piece + 1], toHour * Clock.TICKS_PER_HOUR);
            requests += table.perTick()[piece] * Math.max(0, to - from);
        }
        return requests;
    }

    /** The integral of 1 / (1 + exp(-x)). */
    private static double softplus(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }

    private static double hours(Duration duration) {
        return duration.toMillis() / 3.6e6;
    }

    private static Surge after(int hours, double factor, int riseHours, int forHours, int halfLifeHours) {
        return new Surge(
                Optional.empty(),
                Optional.of(Duration.ofHours(hours)),
                factor,
                Duration.ofHours(riseHours),
                Duration.ofHours(forHours),
                halfLifeHours == 0 ? Optional.empty() : Optional.of(Duration.ofHours(halfLifeHours)));
    }

    /** One request an hour, but for surges. */
    private static RateTable surging(Surge... surges) {
        ImmutableMap.Builder<String, Surge> named = ImmutableMap.builder();
        for (Surge surge : surges) {
            named.put("surge" + Arrays.asList(surges).indexOf(surge), surge);
        }
        return table(new Curve.Constant(15), ImmutableList.of(), START, Optional.empty(), named.buildOrThrow());
    }

    private static RateTable table(
            Curve curve, ImmutableList<Double> hourOfWeek, Instant launched, Optional<Instant> retires) {
        return table(curve, hourOfWeek, launched, retires, ImmutableMap.of());
    }

    private static RateTable table(
            Curve curve,
            ImmutableList<Double> hourOfWeek,
            Instant launched,
            Optional<Instant> retires,
            ImmutableMap<String, Surge> surges) {
        return table(curve, hourOfWeek, launched, retires, Duration.ofDays(4), surges);
    }

    private static RateTable table(
            Curve curve,
            ImmutableList<Double> hourOfWeek,
            Instant launched,
            Optional<Instant> retires,
            Duration retiresOver,
            ImmutableMap<String, Surge> surges) {
        Launch launch = new Launch(
                launched,
                "api",
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableSet.of(),
                ImmutableMap.of(),
                new Demand(Optional.of(curve), Optional.empty(), BigDecimal.ONE, hourOfWeek, 1, surges),
                new Distribution.Constant(3),
                new Distribution.Constant(5),
                Optional.empty(),
                ImmutableMap.of(),
                Optional.empty(),
                Optional.empty(),
                retires,
                retiresOver);
        Scenario scenario = Fixtures.scenario()
                .cloud("azure", Fixtures.cloud(10))
                .launch("product", launch)
                .length(Duration.ZERO, Duration.ofDays(10))
                .build();
        return Compiler.compile(scenario).world().classRate[0];
    }
}
