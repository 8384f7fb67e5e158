package io.spillway.report;

import io.spillway.measures.Estimate;
import io.spillway.measures.Noise;
import io.spillway.measures.RowName;
import io.spillway.measures.ThresholdOutcome;
import io.spillway.model.Threshold;
import io.spillway.scenario.Amount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;

/** Numbers as a reader wants them: few digits, a suffix for size, the half-width in the digits of the mean. */
final class Human {
    private static final String[] SUFFIXES = {"", " k", " M", " B", " T"};
    private static final int DIGITS = 3;
    private static final int MAX_DECIMALS = 3;
    private static final int DAYS_PER_YEAR = 365;
    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final String NONE = "–";
    private static final double LEAST_CHANCE = 0.001;
    private static final int FINGERPRINT_SHOWN = 12;

    private Human() {}

    /** A part of a whole, in per cent. */
    static Cell share(Estimate share, int decimals) {
        return cell(share, 100, decimals, " %");
    }

    /** A count or an amount, to three digits, as 12.3 k, 4.56 M, 7.89 B. */
    static Cell quantity(Estimate quantity) {
        return quantity(quantity, "");
    }

    /** A sum of money in a currency's own unit. */
    static Cell money(Estimate amount, String currency) {
        return quantity(amount, " " + currency);
    }

    /** A number with a fixed number of decimals. */
    static Cell number(Estimate number, int decimals) {
        return cell(number, 1, decimals, "");
    }

    /** A number in the form that its measure's unit asks for. */
    static Cell ofUnit(Estimate estimate, String unit) {
        return switch (unit) {
            case "share" -> share(estimate, 1);
            case "USD" -> money(estimate, unit);
            case "USD/unit-hour", "USD/million tokens" -> cell(estimate, 1, MAX_DECIMALS, " " + unit);
            case "index" -> number(estimate, MAX_DECIMALS);
            case "year" -> day(estimate);
            default -> quantity(estimate);
        };
    }

    /**
     * The day that a moment in calendar years, such as 2029.005, lies in, to the millisecond: a double of years is some
     * microseconds off; its half-width in days.
     */
    static Cell day(Estimate years) {
        if (!Double.isFinite(years.mean())) {
            return Cell.text(NONE);
        }
        Year year = Year.of((int) years.mean());
        long millis = StrictMath.round((years.mean() - year.getValue()) * year.length() * MILLIS_PER_DAY);
        LocalDate day = year.atDay(1).plusDays(millis / MILLIS_PER_DAY);
        boolean isKnown = !(years.halfWidth() > 0);
        return new Cell(day.toString(), isKnown ? "" : decimal(years.halfWidth() * DAYS_PER_YEAR, 0) + " days", "");
    }

    /** The same with a decimal more of a share, as studies tell small effects. */
    static Cell finely(Estimate estimate, String unit) {
        return unit.equals("share") ? share(estimate, 2) : ofUnit(estimate, unit);
    }

    /** A condition on a measure, exact, in the form of the measure's unit. */
    static String bound(Threshold threshold, String unit) {
        BigDecimal bound = BigDecimal.valueOf(threshold.bound());
        String amount = switch (unit) {
            case "share" -> part(threshold.bound());
            case "USD" -> new Amount(Amount.Unit.MONEY, bound).text();
            default -> plain(bound);
        };
        return threshold.comparison().sign() + " " + amount;
    }

    /** How large at most a half-width is as a part of its mean, in per cent, to two digits. */
    static String partAtMost(double part) {
        return Double.isFinite(part) ? plain(ceiling(part).movePointRight(2)) + " %" : NONE;
    }

    /** What is left open by what was 0 in every replication, though it counts events. */
    static String unseen(ThresholdOutcome outcome) {
        RowName measure = outcome.measure();
        String most = measure.unit().equals("share") ? partAtMost(outcome.most()) : plain(ceiling(outcome.most()));
        return "no " + measure.text() + " was seen, which leaves up to " + most + " " + surely(outcome.confidence())
                + ".";
    }

    private static BigDecimal ceiling(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(2, RoundingMode.CEILING));
    }

    /** Such as {@code with 95 % confidence}. */
    static String surely(double confidence) {
        return "with " + part(confidence) + " confidence";
    }

    /** A part of something, in per cent, exact. */
    static String part(double part) {
        return plain(BigDecimal.valueOf(part).movePointRight(2)) + " %";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /**
     * A difference in the form that its measure's unit asks for, with its sign; of shares, in points of per cent, of dates, in
     * days.
     */
    static Cell difference(Estimate estimate, String unit) {
        return distance(estimate, unit).signed();
    }

    /** The size of a difference, whichever way it goes. */
    static Cell distance(Estimate estimate, String unit) {
        return switch (unit) {
            case "share" -> cell(estimate, 100, 2, " points");
            case "year" -> cell(estimate, DAYS_PER_YEAR, 1, " days");
            default -> ofUnit(estimate, unit);
        };
    }

    /** A chance, to three decimals. */
    static String chance(double p) {
        return Double.isNaN(p) ? NONE : p < LEAST_CHANCE ? "<0.001" : decimal(p, 3);
    }

    private static Cell quantity(Estimate quantity, String unit) {
        double size = Math.abs(quantity.mean());
        if (!Double.isFinite(size) || size == 0) {
            return cell(quantity, 1, 0, unit);
        }
        int digitsBeforePoint = digitsBeforePoint(size);
        int group = groupOf(digitsBeforePoint);
        int decimals = Math.max(0, Math.min(MAX_DECIMALS, DIGITS - (digitsBeforePoint - 3 * group)));
        return cell(quantity, StrictMath.pow(10, -3 * group), decimals, SUFFIXES[group] + unit);
    }

    /** How many thousands a size, which is above 0, is told in: 2 for millions. */
    static int group(double size) {
        return groupOf(digitsBeforePoint(size));
    }

    private static int groupOf(int digitsBeforePoint) {
        return Math.max(0, Math.min(SUFFIXES.length - 1, (digitsBeforePoint - 1) / 3));
    }

    /** What stands behind numbers of a group. */
    static String suffix(int group) {
        return SUFFIXES[group];
    }

    /** Once it is rounded. */
    private static int digitsBeforePoint(double size) {
        BigDecimal rounded = new BigDecimal(size).round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        return rounded.precision() - rounded.scale();
    }

    private static Cell cell(Estimate estimate, double factor, int decimals, String unit) {
        if (!Double.isFinite(estimate.mean())) {
            return new Cell(NONE, "", "");
        }
        String halfWidth = Double.isFinite(estimate.halfWidth()) && !Noise.is(estimate.halfWidth(), estimate.mean())
                ? decimal(estimate.halfWidth() * factor, decimals)
                : "";
        return new Cell(decimal(estimate.mean() * factor, decimals), halfWidth, unit);
    }

    /** A decimal number; one that would show as zero and is not shows as nearer to it than the last digit. */
    static String decimal(double value, int decimals) {
        BigDecimal shown = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        if (shown.signum() == 0 && value != 0) {
            return (value > 0 ? "<" : ">-")
                    + BigDecimal.ONE.movePointLeft(decimals).toPlainString();
        }
        return shown.toPlainString();
    }

    /** As much of the fingerprint of a scenario as tells it from others. */
    static String fingerprint(String text) {
        return text.substring(0, Math.min(FINGERPRINT_SHOWN, text.length()));
    }

    /** A part of a whole, in per cent with two decimals. */
    static String percent(double share) {
        return decimal(100 * share, 2) + " %";
    }

    /** A whole number, in groups of three digits. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** So many of something. */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
