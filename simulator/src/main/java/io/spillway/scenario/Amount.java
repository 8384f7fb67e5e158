package io.spillway.scenario;

import com.google.common.collect.ImmutableMap;
import io.spillway.model.Dates;
import io.spillway.scenario.Scalar.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value of a scenario that has a size: a number in a unit, read without knowing what it is for.
 *
 * @param number how many of the unit
 */
public record Amount(Unit unit, BigDecimal number) {
    /** What an amount counts. */
    public enum Unit {
        NUMBER,
        /** A part of a whole, written {@code 5%}; the number is 0.05. */
        SHARE,
        /** Seconds, written {@code 14d}. */
        DURATION,
        /** Seconds since 1970, written {@code 2026-04-27}. */
        DATE,
        /** US dollars. */
        MONEY,
        /** US dollars per unit-hour. */
        PRICE
    }

    private static final ImmutableMap<Integer, String> THOUSANDS = ImmutableMap.of(9, "B", 6, "M", 3, "k");

    /** The amount that a text says, if it says one. */
    public static Optional<Amount> of(String text) {
        Amount number = read(Unit.NUMBER, Amounts.decimal(text), Function.identity());
        if (number == null && text.endsWith("%")) {
            number = read(Unit.SHARE, Amounts.share(text), Function.identity());
        }
        if (number == null) {
            number = read(Unit.DURATION, Amounts.duration(text), Amount::seconds);
        }
        if (number == null) {
            number = read(Unit.DATE, Amounts.date(text), date -> BigDecimal.valueOf(date.getEpochSecond()));
        }
        if (number == null) {
            number = read(Unit.MONEY, Amounts.money(text), micros -> BigDecimal.valueOf(micros, 6));
        }
        if (number == null) {
            number = read(Unit.PRICE, Amounts.price(text), micros -> BigDecimal.valueOf(micros, 6));
        }
        return Optional.ofNullable(number);
    }

    /**
     * The amount that a text says.
     *
     * @throws IllegalArgumentException when it says none
     */
    public static Amount parse(String text) {
        return of(text).orElseThrow(
                        () -> new IllegalArgumentException("'" + text + "' has no size; expected " + expected(text)));
    }

    /** What a text without a size should have been. */
    public static String expected(String text) {
        return text.endsWith("%") ? "a share from 0% to 100%" : "a number, share, duration, date or amount of money";
    }

    /** A duration as an amount. */
    public static Amount of(Duration duration) {
        return new Amount(Unit.DURATION, seconds(duration));
    }

    /** The date or time that a text which is none was probably meant to be, in quotes; empty where there is no guess. */
    public static String meantDate(String text) {
        return Meant.date(text);
    }

    private static <T> @Nullable Amount read(Unit unit, Reading<T> reading, Function<T, BigDecimal> number) {
        T value = reading.value();
        return value == null ? null : new Amount(unit, number.apply(value));
    }

    private static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.getSeconds()).add(BigDecimal.valueOf(duration.getNano(), 9));
    }

    /** As a scenario would write it. */
    public String text() {
        return switch (unit) {
            case NUMBER -> Amounts.write(number);
            case SHARE -> Amounts.write(number.movePointRight(2)) + "%";
            case DURATION ->
                Amounts.write(Duration.ofSeconds(
                        number.longValue(),
                        number.remainder(BigDecimal.ONE).movePointRight(9).longValue()));
            case DATE -> Dates.written(Instant.ofEpochSecond(number.longValue()));
            case MONEY -> money(number) + " USD";
            case PRICE -> Amounts.write(number) + " USD/unit-hour";
        };
    }

    /** Exact, with the largest of B, M and k that is not larger. */
    private static String money(BigDecimal dollars) {
        for (Map.Entry<Integer, String> word : THOUSANDS.entrySet()) {
            BigDecimal inWord = dollars.movePointLeft(word.getKey());
            if (inWord.abs().compareTo(BigDecimal.ONE) >= 0) {
                return Amounts.write(inWord) + " " + word.getValue();
            }
        }
        return Amounts.write(dollars);
    }
}
