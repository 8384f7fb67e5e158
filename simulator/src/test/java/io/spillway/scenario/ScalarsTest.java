package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.model.Availability;
import io.spillway.model.Headroom;
import io.spillway.model.Money;
import io.spillway.model.Threshold;
import io.spillway.model.Treatment;
import io.spillway.model.UnitPrice;
import io.spillway.scenario.Scalar.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarsTest {
    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(Scalars.WHOLE, "1200", 1200L),
                Arguments.of(Scalars.WHOLE, "120_000", 120_000L),
                Arguments.of(Scalars.WHOLE, "250k", 250_000L),
                Arguments.of(Scalars.WHOLE, "1.2M", 1_200_000L),
                Arguments.of(Scalars.WHOLE, "1e3", 1000L),
                Arguments.of(Scalars.WHOLE, "-9223372036854775808", Long.MIN_VALUE),
                Arguments.of(Scalars.NUMBER, ".5", 0.5),
                Arguments.of(Scalars.NUMBER, "0.5k", 500.0),
                Arguments.of(Scalars.DECIMAL, "0.10", new BigDecimal("0.10")),
                Arguments.of(Scalars.SHARE, "30%", 0.3),
                Arguments.of(Scalars.SHARE, "0.3", 0.3),
                Arguments.of(Scalars.SHARE, "12.5%", 0.125),
                Arguments.of(Scalars.SHARE, "1", 1.0),
                Arguments.of(Scalars.DURATION, "14d", Duration.ofDays(14)),
                Arguments.of(Scalars.DURATION, "2w", Duration.ofDays(14)),
                Arguments.of(Scalars.DURATION, "1d12h", Duration.ofHours(36)),
                Arguments.of(Scalars.DURATION, "1.5h", Duration.ofMinutes(90)),
                Arguments.of(Scalars.DURATION, "0d", Duration.ZERO),
                Arguments.of(Scalars.HOURS, "90m", 1.5),
                Arguments.of(Scalars.HOURS, "2d", 48.0),
                Arguments.of(Scalars.DATE, "2026-04-27", Instant.parse("2026-04-27T00:00:00Z")),
                Arguments.of(Scalars.DATE, "2026-04-27T12:30Z", Instant.parse("2026-04-27T12:30:00Z")),
                Arguments.of(Scalars.AVAILABILITY, "always", Availability.ALWAYS),
                Arguments.of(
                        Scalars.AVAILABILITY, "2026-04-27", new Availability(Instant.parse("2026-04-27T00:00:00Z"))),
                Arguments.of(Scalars.HEADROOM, "10%", new Headroom.Share(new BigDecimal("0.10"))),
                Arguments.of(Scalars.HEADROOM, "500", new Headroom.Units(500)),
                Arguments.of(Scalars.PRICE, "10.60 USD/unit-hour", new UnitPrice(10_600_000)),
                Arguments.of(Scalars.PRICE, "0.000001 USD/unit-hour", new UnitPrice(1)),
                Arguments.of(Scalars.MONEY, "38 B USD", new Money(38_000_000_000_000_000L)),
                Arguments.of(Scalars.MONEY, "1.5 M USD", new Money(1_500_000_000_000L)),
                Arguments.of(Scalars.MONEY, "12.50 USD", new Money(12_500_000)),
                Arguments.of(Scalars.THRESHOLD, "< 0.3", new Threshold(Threshold.Comparison.LESS, 0.3)),
                Arguments.of(Scalars.THRESHOLD, ">=30%", new Threshold(Threshold.Comparison.AT_LEAST, 0.3)),
                Arguments.of(Scalars.THRESHOLD, "<= 2k", new Threshold(Threshold.Comparison.AT_MOST, 2000)),
                Arguments.of(Scalars.TRUTH, "true", true),
                Arguments.of(Scalars.TEXT, "any text: at all", "any text: at all"),
                Arguments.of(Scalars.words(Treatment.class), "ride-through", Treatment.RIDE_THROUGH));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("values")
    void isRead(Scalar<?> scalar, String text, Object expected) {
        assertThat(scalar.reader().read(text).value()).isEqualTo(expected);
        assertThat(text).as("the schema's pattern").matches(scalar.pattern());
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("values")
    void isWrittenSoThatItReadsAsTheSame(Scalar<?> scalar, String text, Object expected) {
        String canonical = scalar.write(expected);
        Object again = scalar.reader().read(canonical).value();
        assertThat(scalar.write(again)).isEqualTo(canonical);
        assertThat(Double.compare(scalar.amountOf(again), scalar.amountOf(expected)))
                .as("the amount, which is not a number for what is none")
                .isZero();
    }

    @Test
    void samplesAreReadAndLieApart() {
        Set<Scalar<?>> all = new LinkedHashSet<>(Scalars.BY_TYPE.values());
        all.add(Scalars.SHARE);
        all.add(Scalars.HOURS);
        for (Scalar<?> scalar : all) {
            Object small = scalar.reader().read(scalar.samples().small()).value();
            Object large = scalar.reader().read(scalar.samples().large()).value();
            assertThat(small).as(scalar.name()).isNotNull();
            assertThat(large).as(scalar.name()).isNotNull();
            if (scalar.amount() != null) {
                assertThat(scalar.amountOf(large)).isGreaterThan(scalar.amountOf(small));
            }
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            duration | 14 days      | '14d'
            duration | 8 hours      | '8h'
            duration | 8hr          | '8h'
            duration | 1y           | '365d'
            duration | 2 months     | '60d'
            duration | 8            | '8h' or '8d'
            duration | 0            | '0d'
            duration | 20 ours      | '20h'
            duration | 2 wekes      | '2w'
            duration | 1x           | '1h' or '1d'
            duration | 1 day, 12 hours | '1d12h'
            duration | 2 weeks and 3 days | '2w3d'
            duration | 1 year 2 h   | '365d2h'
            duration | 12 hours 1 day | ''
            duration | 1 week 1 week | ''
            duration | 1 day 12     | '1d12h'
            duration | 200 years    | ''
            duration | 12h1d        | ''
            duration | 1e9d         | ''
            date     | 2026-4-7     | '2026-04-07'
            date     | 2026/04/27   | '2026-04-27'
            date     | 27.04.2026   | '2026-04-27'
            date     | 2026-04      | '2026-04-01'
            date     | 2026         | '2026-01-01'
            date     | 1066         | ''
            date     | 2026-02-30   | ''
            date     | 1949-12-31   | ''
            date     | 2100-01-01   | ''
            duration | 40000d       | ''
            date     | 2026-04-27T12:00+02:00 | '2026-04-27T10:00:00Z'
            date     | 2027-06-01T18:30-0530 | '2027-06-02'
            date     | 2027-02-01 12:00 | '2027-02-01T12:00:00Z'
            date     | 2027-02-01T12:00 | '2027-02-01T12:00:00Z'
            date     | 2027-02-01T12:00:01.5Z | '2027-02-01T12:00:01Z'
            date     | 2027-01-01T00:00 | '2027-01-01'
            date     | 1 January 2027   | '2027-01-01'
            duration | 4d12             | '4d12h'
            duration | 1h30             | '1h30m'
            duration | 1h30s20          | ''
            date     | Mar 3rd, 2027    | '2027-03-03'
            date     | 14-Sep-2027      | '2027-09-14'
            date     | December 2027    | '2027-12-01'
            date     | Q3 2027          | '2027-07-01'
            date     | 2027-Q4          | '2027-10-01'
            date     | 2027-02-01 noon | '2027-02-01'
            date     | 2027-02-01 25:00 | ''
            date     | 20270131   | '2027-01-31'
            date     | 20271301   | ''
            share    | 30           | '30%'
            share    | 30 %         | '30%'
            share    | 130%         | ''
            share    | -0.1         | ''
            number   | 8h           | ''
            number   | 1,200        | '1_200'
            number   | 1,234,567.5  | '1_234_567.5'
            number   | 1,5          | '1.5'
            number   | 1.000,5      | ''
            number   | 3 million    | '3M'
            number   | 0x10         | ''
            number   | 0500         | '500'
            number   | 00.5         | '0.5'
            number   | -007         | '-7'
            number   | 1__000       | '1_000'
            whole    | 0_500        | '500'
            number   | NaN          | ''
            whole    | 1.5          | '2'
            whole    | 1e400        | ''
            whole    | 1e30         | ''
            headroom | 0.1          | '10%'
            headroom | -5           | ''
            price    | 10.60 USD/h  | '10.60 USD/unit-hour'
            price    | $10.60       | '10.60 USD/unit-hour'
            price    | 10.60        | '10.60 USD/unit-hour'
            price    | $4/hour      | '4 USD/unit-hour'
            price    | 5 USD        | '5 USD/unit-hour'
            price    | 5 dollars an hour | '5 USD/unit-hour'
            price    | 5 USD per GPU-hour | '5 USD/unit-hour'
            price    | 1,250 USD/unit-hour | '1_250 USD/unit-hour'
            price    | $1,250.50/hr | '1_250.50 USD/unit-hour'
            price    | 1,25 USD/unit-hour | '1.25 USD/unit-hour'
            price    | 98 cents/hour | ''
            price    | 5 EUR/hour   | ''
            price    | 5 M USD/unit-hour | ''
            price    | 730 USD/month | ''
            price    | 5 USD per million tokens | ''
            price    | 1.1234567 USD/unit-hour | ''
            price    | -1 USD/unit-hour | ''
            price    | 010.60 USD/unit-hour | '10.60 USD/unit-hour'
            money    | 38 billion USD | '38 B USD'
            money    | -3 k USD     | ''
            money    | 038__000 USD | '38_000 USD'
            money    | $38bn        | '38 B USD'
            money    | 3 USD/unit   | '3 USD'
            money    | $3 per unit  | '3 USD'
            money    | 3 USD/unit-hour | ''
            money    | 1,000,000    | '1_000_000 USD'
            money    | $1,5 M       | '1.5 M USD'
            money    | 38B USD      | '38 B USD'
            money    | 38 B         | '38 B USD'
            money    | 0.0000001 USD | ''
            money    | 99999999999 B USD | ''
            threshold | 0.3         | "< 0.3" or "> 0.3"
            threshold | < x         | ''
            threshold | < $25M      | "< 25M"
            threshold | > 1,5 B USD | ''
            threshold | < 2h        | "< 2"
            threshold | <= 90m      | "<= 1.5"
            threshold | < 1,5%      | "< 1.5%"
            threshold | >= 1,000    | ">= 1_000"
            availability | allways  | 'always'
            truth    | yes          | 'true'
            """)
    void isRefusedWithAnAdvice(String kind, String text, String maybe) {
        Scalar<?> scalar = switch (kind) {
            case "duration" -> Scalars.DURATION;
            case "date" -> Scalars.DATE;
            case "share" -> Scalars.SHARE;
            case "number" -> Scalars.NUMBER;
            case "whole" -> Scalars.WHOLE;
            case "headroom" -> Scalars.HEADROOM;
            case "price" -> Scalars.PRICE;
            case "money" -> Scalars.MONEY;
            case "threshold" -> Scalars.THRESHOLD;
            case "availability" -> Scalars.AVAILABILITY;
            default -> Scalars.TRUTH;
        };
        Reading<?> reading = scalar.reader().read(text);
        assertThat(reading.value()).isNull();
        assertThat(reading.maybe()).isEqualTo(maybe.equals("''") ? "" : maybe);
    }

    @Test
    void advicesAreThemselvesAccepted() {
        Collection<String> durations = Set.of("14 days", "1y", "2 months", "8 hours");
        for (String text : durations) {
            String maybe = Scalars.DURATION.reader().read(text).maybe().replace("'", "");
            assertThat(Scalars.DURATION.reader().read(maybe).value()).isNotNull();
        }
    }
}
