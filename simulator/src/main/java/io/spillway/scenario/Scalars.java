package io.spillway.scenario;

import io.spillway.model.Availability;
import io.spillway.model.Dates;
import io.spillway.model.Headroom;
import io.spillway.model.Money;
import io.spillway.model.Threshold;
import io.spillway.model.UnitPrice;
import io.spillway.scenario.Scalar.Json;
import io.spillway.scenario.Scalar.Reading;
import io.spillway.scenario.Scalar.Samples;
import io.spillway.scenario.Shape.One;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The kinds of single values that the language knows. */
final class Scalars {
    static final Scalar<String> TEXT = new Scalar<>(
            "text", "a text", ".*", new Samples("a", "z"), Json.ANY, null, Reading::of, Function.identity());

    static final One ONE_TEXT = new One(TEXT, String.class);

    static final Scalar<Long> WHOLE = new Scalar<>(
            "whole-number",
            "a whole number such as 1200, 120_000 or 250k",
            Amounts.NUMBER,
            new Samples("0", "1000M"),
            Json.INTEGER,
            Long::doubleValue,
            Amounts::whole,
            String::valueOf);

    static final Scalar<Integer> SMALL_WHOLE = new Scalar<>(
            WHOLE.name(),
            "a whole number up to 1_000_000_000",
            Amounts.NUMBER,
            new Samples("0", "1000M"),
            Json.INTEGER,
            Integer::doubleValue,
            text -> {
                Reading<Long> whole = Amounts.whole(text);
                return whole.value() != null && Math.abs(whole.value()) > 1_000_000_000
                        ? Reading.refused("is too large", "")
                        : whole.map(Long::intValue);
            },
            String::valueOf);

    static final Scalar<Double> NUMBER = new Scalar<>(
            "number",
            "a number such as 0.95, 1200 or 250k",
            Amounts.NUMBER,
            new Samples("0.000001", "1000M"),
            Json.NUMBER,
            Double::doubleValue,
            Amounts::number,
            Amounts::write);

    /** A number of which the engine takes the nearest whole one. */
    static final Scalar<Double> ROUNDED = new Scalar<>(
            NUMBER.name(),
            NUMBER.expected(),
            NUMBER.pattern(),
            NUMBER.samples(),
            Json.ROUNDED,
            NUMBER.amount(),
            NUMBER.reader(),
            NUMBER.writer());

    static final Scalar<BigDecimal> DECIMAL = new Scalar<>(
            NUMBER.name(),
            NUMBER.expected(),
            Amounts.NUMBER,
            new Samples("0.000001", "1000M"),
            Json.NUMBER,
            BigDecimal::doubleValue,
            Scalars::moderate,
            Amounts::write);

    static final Scalar<Double> SHARE = new Scalar<>(
            "share",
            "a share from 0% to 100%, such as 30% or 0.3",
            Amounts.SHARE,
            new Samples("0%", "100%"),
            Json.FRACTION,
            Double::doubleValue,
            text -> Amounts.share(text).map(BigDecimal::doubleValue),
            Amounts::write);

    static final Scalar<Duration> DURATION = new Scalar<>(
            "duration",
            "a duration such as 14d, 72h, 90m or 1d12h",
            Amounts.DURATION,
            new Samples("1s", "36500d"),
            Json.TEXT,
            Scalars::seconds,
            Amounts::duration,
            Amounts::write);

    static final Scalar<Double> HOURS = new Scalar<>(
            DURATION.name(),
            DURATION.expected(),
            Amounts.DURATION,
            new Samples("1s", "36500d"),
            Json.TEXT,
            Double::doubleValue,
            Amounts::hours,
            hours -> Amounts.write(hours) + "h");

    /** The plain hours of a column whose head names the unit. */
    static final Scalar<Duration> PLAIN_HOURS = new Scalar<>(
            "hours",
            "a number of hours such as 6 or 1.5",
            "[0-9]+(?:\\.[0-9]+)?",
            DURATION.samples(),
            Json.NUMBER,
            Scalars::seconds,
            text -> {
                Reading<Duration> hours = Amounts.duration(text + "h");
                return hours.value() == null ? Reading.refused("") : hours;
            },
            Amounts::write);

    static final Scalar<Instant> DATE = new Scalar<>(
            "date",
            "a date such as 2026-04-27 or 2026-04-27T12:00Z",
            Amounts.DATE,
            new Samples("1950-01-01", "2099-12-31"),
            Json.TEXT,
            Instant::getEpochSecond,
            Amounts::date,
            Dates::written);

    static final Scalar<Boolean> TRUTH = new Scalar<>(
            "truth",
            "true or false",
            "true|false",
            new Samples("false", "true"),
            Json.BOOLEAN,
            null,
            text -> switch (text) {
                case "true" -> Reading.of(true);
                case "false" -> Reading.of(false);
                case "yes", "on", "True" -> Reading.refused("'true'");
                case "no", "off", "False" -> Reading.refused("'false'");
                default -> Reading.refused("");
            },
            String::valueOf);

    static final Scalar<Availability> AVAILABILITY = new Scalar<>(
            "availability",
            "a date such as 2026-04-27, or always",
            Amounts.DATE + "|always",
            new Samples("always", "2099-12-31"),
            Json.TEXT,
            available -> available.equals(Availability.ALWAYS)
                    ? Double.NEGATIVE_INFINITY
                    : available.from().getEpochSecond(),
            Scalars::availability,
            available -> available.from().equals(Instant.MIN) ? "always" : Dates.written(available.from()));

    static final Scalar<Headroom> HEADROOM = new Scalar<>(
            "headroom",
            "a share of the capacity such as 10%, or a whole number of accelerators",
            Amounts.SHARE + "|" + Amounts.NUMBER,
            new Samples("0", "1000M"),
            Json.INTEGER,
            headroom -> headroom instanceof Headroom.Share share
                    ? share.share().doubleValue()
                    : ((Headroom.Units) headroom).units(),
            text -> text.endsWith("%")
                    ? Amounts.share(text).<Headroom>map(Headroom.Share::new)
                    : fractionAsShare(text, Amounts.whole(text).<Headroom>map(Headroom.Units::new)),
            headroom -> headroom instanceof Headroom.Share share
                    ? Amounts.write(share.share().movePointRight(2)) + "%"
                    : Long.toString(((Headroom.Units) headroom).units()));

    static final Scalar<UnitPrice> PRICE = new Scalar<>(
            "price",
            "a price such as 10.60 USD/unit-hour, with 6 decimals at most",
            Amounts.PRICE,
            new Samples("0 USD/unit-hour", "1_000_000 USD/unit-hour"),
            Json.TEXT,
            UnitPrice::microsPerUnitHour,
            text -> Amounts.price(text).map(UnitPrice::new),
            price -> Amounts.writeMicros(price.microsPerUnitHour()) + " USD/unit-hour");

    static final Scalar<Money> MONEY = new Scalar<>(
            "money",
            "an amount such as 38 B USD, 1.5 M USD or 12.50 USD",
            Amounts.MONEY,
            new Samples("0 USD", "1000 B USD"),
            Json.TEXT,
            Money::micros,
            text -> Amounts.money(text).map(Money::new),
            money -> Amounts.writeMicros(money.micros()) + " USD");

    static final Pattern THRESHOLD_TEXT = Pattern.compile("(<=|<|>=|>) *(" + Amounts.NUMBER + ")(%?)");

    static final Scalar<Threshold> THRESHOLD = new Scalar<>(
            "threshold",
            "a condition such as \"< 0.3\", \"<= 30%\" or \">= 1000\"",
            THRESHOLD_TEXT.pattern(),
            new Samples("> 0", "< 0"),
            Json.TEXT,
            null,
            Scalars::threshold,
            threshold -> threshold.comparison().sign() + " " + Amounts.write(threshold.bound()));

    /** By the type of the record component that holds it. */
    static final Map<Class<?>, Scalar<?>> BY_TYPE = Map.ofEntries(
            Map.entry(String.class, TEXT),
            Map.entry(long.class, WHOLE),
            Map.entry(Long.class, WHOLE),
            Map.entry(int.class, SMALL_WHOLE),
            Map.entry(Integer.class, SMALL_WHOLE),
            Map.entry(double.class, NUMBER),
            Map.entry(Double.class, NUMBER),
            Map.entry(BigDecimal.class, DECIMAL),
            Map.entry(boolean.class, TRUTH),
            Map.entry(Boolean.class, TRUTH),
            Map.entry(Duration.class, DURATION),
            Map.entry(Instant.class, DATE),
            Map.entry(Availability.class, AVAILABILITY),
            Map.entry(Headroom.class, HEADROOM),
            Map.entry(UnitPrice.class, PRICE),
            Map.entry(Money.class, MONEY),
            Map.entry(Threshold.class, THRESHOLD));

    private static final Set<String> YES = Set.of("yes", "true", "on", "Yes", "True");

    private Scalars() {}

    /** One of a few words, written in kebab-case. */
    static Scalar<Enum<?>> words(Class<?> type) {
        List<Enum<?>> constants = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            constants.add((Enum<?>) constant);
        }
        List<String> words = constants.stream().map(Scalars::word).toList();
        return new Scalar<>(
                kebab(type.getSimpleName()),
                Words.oneOf(words),
                String.join("|", words),
                new Samples(words.get(0), words.get(words.size() - 1)),
                Json.TEXT,
                null,
                text -> words.contains(text)
                        ? Reading.of(constants.get(words.indexOf(text)))
                        : Reading.refused(Nearest.to(text, words)),
                Scalars::word);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code OrderStrategy} as {@code order-strategy}. */
    static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** Factors are numbers that a person can read; a power beyond thirty digits is a slip. */
    private static Reading<BigDecimal> moderate(String text) {
        Reading<BigDecimal> decimal = Amounts.decimal(text);
        BigDecimal value = decimal.value();
        return value != null && value.signum() != 0 && Math.abs(value.precision() - value.scale()) > 30
                ? Reading.refused(value.abs().compareTo(BigDecimal.ONE) > 0 ? "is too large" : "is too small", "")
                : decimal;
    }

    private static Reading<Threshold> threshold(String text) {
        Matcher parts = THRESHOLD_TEXT.matcher(text);
        if (!parts.matches()) {
            return Reading.refused(Meant.threshold(text));
        }
        Threshold.Comparison comparison = Arrays.stream(Threshold.Comparison.values())
                .filter(candidate -> candidate.sign().equals(parts.group(1)))
                .findFirst()
                .orElseThrow();
        int hundredth = parts.group(3).isEmpty() ? 0 : 2;
        return Amounts.decimal(parts.group(2))
                .map(bound ->
                        new Threshold(comparison, bound.movePointLeft(hundredth).doubleValue()));
    }

    private static Reading<Headroom> fractionAsShare(String text, Reading<Headroom> units) {
        Reading<BigDecimal> share = Amounts.share(text);
        if (units.value() == null && share.value() != null) {
            return Reading.refused("'" + Amounts.write(share.value().movePointRight(2)) + "%'");
        }
        return units;
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }

    private static Reading<Availability> availability(String text) {
        if (text.equals("always")) {
            return Reading.of(Availability.ALWAYS);
        }
        if (YES.contains(text)) {
            return Reading.refused("'always'");
        }
        Reading<Availability> date = Amounts.date(text).map(Availability::new);
        return date.value() == null && date.maybe().isEmpty()
                ? Reading.refused(date.refusal(), Nearest.to(text, List.of("always")))
                : date;
    }
}
