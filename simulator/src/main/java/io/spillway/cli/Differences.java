package io.spillway.cli;

import io.spillway.measures.RowName;
import io.spillway.scenario.Amount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.TypeConversionException;

/** Reads a difference of a measure, as a number in its unit or as an amount that says its own. */
final class Differences {
    private static final BigDecimal SECONDS_PER_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toSeconds());

    private Differences() {}

    /** @throws TypeConversionException if it is none of this measure */
    static double of(RowName measure, String text) {
        String unit = measure.unit();
        Optional<Amount> amount = Amount.of(text);
        if (amount.isEmpty() || !isOf(amount.get().unit(), unit)) {
            boolean isPerCent = text.endsWith("%") && !unit.equals("share");
            String what = isPerCent
                    ? ": " + measure + " is no share, its unit is " + unit
                    : " is no difference of " + measure;
            throw new TypeConversionException("'" + text + "'" + what + "; expected " + expected(unit));
        }
        double number = amount.get().number().doubleValue();
        return amount.get().unit() == Amount.Unit.DURATION ? number / SECONDS_PER_HOUR.doubleValue() : number;
    }

    private static boolean isOf(Amount.Unit amount, String unit) {
        return switch (amount) {
            case NUMBER -> true;
            case SHARE -> unit.equals("share");
            case DURATION -> unit.equals("hours");
            case MONEY -> unit.equals("USD");
            case PRICE -> unit.equals("USD/unit-hour");
            case DATE -> false;
        };
    }

    private static String expected(String unit) {
        return switch (unit) {
            case "share" -> "a share, such as 2% or 0.02";
            case "hours" -> "hours or a duration, such as 12 or 12h";
            case "USD" -> "an amount of money, such as '100 k USD' or 100k";
            case "USD/unit-hour" -> "a price, such as '0.05 USD/unit-hour' or 0.05";
            default -> "a number in its unit, " + unit;
        };
    }
}
