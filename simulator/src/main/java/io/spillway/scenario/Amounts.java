package io.spillway.scenario;

import io.spillway.scenario.Scalar.Reading;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes numbers, shares, durations, dates and amounts of money, exactly. */
final class Amounts {
    /** No zero before other digits: to some readers of YAML {@code 0500} is 320. */
    private static final String WHOLE = "(?:0|[1-9](?:_?[0-9])*)";

    static final String NUMBER = "[+-]?(?:" + WHOLE + "(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?[kM]?";
    static final String SHARE = "[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?%?";
    static final String DURATION = "[0-9]+(?:\\.[0-9]+)?[wdhms](?:[0-9]+(?:\\.[0-9]+)?[dhms])*";
    static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z)?";
    static final String MONEY = WHOLE + "(?:\\.[0-9]+)?(?: [kMB])? USD";
    static final String PRICE = WHOLE + "(?:\\.[0-9]+)? USD/unit-hour";

    private static final Pattern NUMBER_TEXT = Pattern.compile(NUMBER);
    private static final Pattern SHARE_TEXT = Pattern.compile(SHARE);
    private static final Pattern DURATION_TEXT = Pattern.compile(DURATION);
    private static final Pattern DURATION_PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([wdhms])");
    private static final Pattern DATE_TEXT = Pattern.compile(DATE);
    private static final Pattern MONEY_TEXT = Pattern.compile(MONEY);
    private static final Pattern PRICE_TEXT = Pattern.compile(PRICE);

    /** Longer texts are not read. */
    static final int LONGEST = 60;

    private static final int LENGTH_OF_DAY = "2026-04-27".length();
    private static final int LENGTH_OF_MINUTE = "2026-04-27T12:00Z".length();
    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    /** A hundred years: with the years below far beyond any question asked, and far from every overflow. */
    private static final BigDecimal LONGEST_SECONDS = BigDecimal.valueOf(36_525L * 86_400);

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2099;

    private Amounts() {}

    static Reading<BigDecimal> decimal(String text) {
        if (isShortWhole(text)) {
            return Reading.of(BigDecimal.valueOf(Integer.parseInt(text)));
        }
        if (text.length() > LONGEST || !NUMBER_TEXT.matcher(text).matches()) {
            return Reading.refused(Meant.number(text));
        }
        String digits = text.replace("_", "");
        int thousands = digits.endsWith("k") ? 3 : digits.endsWith("M") ? 6 : 0;
        if (thousands > 0) {
            digits = digits.substring(0, digits.length() - 1);
        }
        return Reading.of(new BigDecimal(digits).scaleByPowerOfTen(thousands));
    }

    /** Most numbers are; a list can hold many. */
    private static boolean isShortWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 9 && (text.length() == 1 || text.charAt(0) != '0');
    }

    static Reading<Double> number(String text) {
        Reading<BigDecimal> decimal = decimal(text);
        if (decimal.value() != null && Double.isInfinite(decimal.value().doubleValue())) {
            return Reading.refused("is too large", "");
        }
        return decimal.map(BigDecimal::doubleValue);
    }

    static Reading<Long> whole(String text) {
        Reading<BigDecimal> decimal = decimal(text);
        BigDecimal value = decimal.value();
        if (value == null) {
            return decimal.map(BigDecimal::longValue);
        }
        if (value.signum() == 0) {
            return Reading.of(0L);
        }
        if (value.precision() - value.scale() > 19) {
            return Reading.refused("is too large", "");
        }
        if (value.stripTrailingZeros().scale() > 0) {
            return Reading.refused(
                    "'" + value.setScale(0, RoundingMode.HALF_EVEN).toPlainString() + "'");
        }
        try {
            return Reading.of(value.longValueExact());
        } catch (ArithmeticException e) {
            return Reading.refused("is too large", "");
        }
    }

    /** A share from 0 to 1, exact. */
    static Reading<BigDecimal> share(String text) {
        if (text.length() > LONGEST || !SHARE_TEXT.matcher(text).matches()) {
            String bare = text.replace(" ", "")
                    .replace(",", ".")
                    .replaceFirst("(?<=[0-9])(?:percent|pct|[%\uFF05\u066A]+)$", "%");
            return Reading.refused(SHARE_TEXT.matcher(bare).matches() ? "'" + bare + "'" : "");
        }
        boolean percent = text.endsWith("%");
        BigDecimal share =
                percent ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2) : new BigDecimal(text);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            boolean forgotten = !percent && share.signum() > 0 && share.compareTo(BigDecimal.valueOf(100)) <= 0;
            return Reading.refused(forgotten ? "'" + text + "%'" : "");
        }
        return Reading.of(share);
    }

    /** Seconds, exact. */
    private static Reading<BigDecimal> seconds(String text) {
        if (text.length() > LONGEST || !DURATION_TEXT.matcher(text).matches()) {
            return Reading.refused(Meant.duration(text));
        }
        BigDecimal total = BigDecimal.ZERO;
        String units = "wdhms";
        int before = -1;
        Matcher part = DURATION_PART.matcher(text);
        while (part.find()) {
            int unit = units.indexOf(part.group(2));
            if (unit <= before) {
                return Reading.refused("names its units out of order", "");
            }
            before = unit;
            long unitSeconds = switch (unit) {
                case 0 -> 604_800;
                case 1 -> 86_400;
                case 2 -> 3_600;
                case 3 -> 60;
                default -> 1;
            };
            total = total.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unitSeconds)));
        }
        if (total.compareTo(LONGEST_SECONDS) > 0) {
            return Reading.refused("is longer than a hundred years", "");
        }
        return Reading.of(total);
    }

    static Reading<Duration> duration(String text) {
        return seconds(text)
                .map(seconds -> Duration.ofNanos(0)
                        .plusSeconds(seconds.longValue())
                        .plusNanos(seconds.remainder(BigDecimal.ONE)
                                .movePointRight(9)
                                .longValue()));
    }

    static Reading<Double> hours(String text) {
        return seconds(text)
                .map(seconds ->
                        seconds.divide(SECONDS_PER_HOUR, MathContext.DECIMAL64).doubleValue());
    }

    static Reading<Instant> date(String text) {
        if (!DATE_TEXT.matcher(text).matches()) {
            return Reading.refused(Meant.date(text));
        }
        try {
            LocalDate day = LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10));
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                return Reading.refused("is not between " + FIRST_YEAR + " and " + LAST_YEAR, "");
            }
            if (text.length() == LENGTH_OF_DAY) {
                return Reading.of(day.atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            int seconds = text.length() == LENGTH_OF_MINUTE ? 0 : digits(text, 17, 19);
            return Reading.of(day.atTime(digits(text, 11, 13), digits(text, 14, 16), seconds)
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Reading.refused("is not a day or time of the calendar", "");
        }
    }

    private static int digits(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** Micro-dollars of {@code 38 B USD}. */
    static Reading<Long> money(String text) {
        if (text.length() > LONGEST || !MONEY_TEXT.matcher(text).matches()) {
            return Reading.refused(Meant.money(text));
        }
        String amount = text.substring(0, text.length() - " USD".length());
        int power = amount.endsWith("k") ? 3 : amount.endsWith("M") ? 6 : amount.endsWith("B") ? 9 : 0;
        return micros(power == 0 ? amount : amount.substring(0, amount.length() - 2), power);
    }

    /** Micro-dollars per unit-hour of {@code 10.60 USD/unit-hour}. */
    static Reading<Long> price(String text) {
        if (text.length() > LONGEST || !PRICE_TEXT.matcher(text).matches()) {
            return Reading.refused(Meant.price(text));
        }
        return micros(text.substring(0, text.indexOf(' ')), 0);
    }

    private static Reading<Long> micros(String amount, int power) {
        BigDecimal micros =
                new BigDecimal(amount.replace("_", "")).scaleByPowerOfTen(power).multiply(MICROS);
        if (micros.stripTrailingZeros().scale() > 0) {
            return Reading.refused("has more than 6 decimals", "");
        }
        if (micros.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            return Reading.refused("is too large", "");
        }
        return Reading.of(micros.longValueExact());
    }

    static String write(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    static String write(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }

    static String write(Duration duration) {
        long seconds = duration.getSeconds();
        if (duration.getNano() != 0) {
            return write(BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(duration.getNano(), 9))) + "s";
        }
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        return seconds % 3_600 == 0 ? seconds / 3_600 + "h" : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    static String writeMicros(long micros) {
        return write(BigDecimal.valueOf(micros, 6));
    }
}
