package io.spillway.scenario;

import com.google.common.collect.ImmutableMap;
import io.spillway.model.Dates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was probably meant by a text that is no number, duration, date or amount of money: in quotes, or nothing. */
final class Meant {
    /** What people write for units of time. There are no months and years of a length: they are counted in days. */
    private static final ImmutableMap<String, String> UNITS = unitsByWord();

    private static final String UNITS_DOWN = "wdhms";

    private static final Pattern DURATION_PART =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([a-z]*)[\\s,]*(?:and\\s+)?");

    private static final Pattern YEAR_FIRST = Pattern.compile("(?:(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})"
            + "(?:[-/.](?<day>[0-9]{1,2}))?)(?:[ T]\\s*(?<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\\.[0-9]+)?"
            + "\\s*(?:Z|UTC|(?<sign>[+-])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})?)?|[ T].*)?");

    private static final Pattern COMPACT = Pattern.compile("((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})");

    private static final Pattern DAY_FIRST = Pattern.compile("([0-9]{1,2})\\.([0-9]{1,2})\\.([0-9]{4})");

    private static final Pattern MONTH_BY_NAME =
            Pattern.compile("(?i)(?:(?<before>[0-9]{1,2})(?:st|nd|rd|th)?[ .-]+)?(?<month>[a-z]{3})[a-z]*[ .,-]+"
                    + "(?:(?<after>[0-9]{1,2})(?:st|nd|rd|th)?[ ,]+)?(?<year>[0-9]{4})");

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final Pattern QUARTER =
            Pattern.compile("(?i)(?:(?<year>[0-9]{4})[ -]?)?q(?<quarter>[1-4])(?:[ /-]?(?<behind>[0-9]{4}))?");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

    private static final Pattern PRICE = Pattern.compile("(?i)(?:US)?\\$?\\s*([0-9][0-9_]*(?:\\.[0-9]+)?)"
            + "\\s*(?:USD|(?:US)?\\$|dollars?\\b)?"
            + "\\s*(?:(?:/|-|per\\b|an?\\b|unit).*\\b(?:h|hrs?|hours?)|(?:/|per\\b)\\s*unit)?");

    private static final Pattern SIGN_AND_BOUND = Pattern.compile("([<>=]{0,2}) *([^<>=].*)");

    private Meant() {}

    private static ImmutableMap<String, String> unitsByWord() {
        ImmutableMap.Builder<String, String> units = ImmutableMap.builder();
        for (String words : new String[] {
            "w wk wks week weeks",
            "d day days",
            "h hr hrs hour hours",
            "m min mins minute minutes",
            "s sec secs second seconds",
            "mo mon month months",
            "y yr yrs year years"
        }) {
            String[] each = words.split(" ");
            for (String word : each) {
                units.put(word, each[0]);
            }
        }
        return units.buildOrThrow();
    }

    static String number(String text) {
        String bare = text.strip()
                .replaceAll("(?i)\\s*(millions?|mln|mio)$", "M")
                .replaceAll("(?i)\\s*(thousands?|K)$", "k")
                .replace(" ", "");
        String plain = plain(commas(bare));
        return isShort(plain) && plain.matches(Amounts.NUMBER) ? "'" + plain + "'" : "";
    }

    /** Commas between thousands as strokes, and one that can only be a decimal comma as a point. */
    private static String commas(String number) {
        return number.replaceAll("(?<![0-9.,])([0-9]+),([0-9]{1,2}|[0-9]{4,})(?![0-9.,])", "$1.$2")
                .replaceAll("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "_");
    }

    /** A number without zeros before it and with single strokes between its digits. */
    private static String plain(String number) {
        return number.replaceAll("(?<=[0-9])__+(?=[0-9])", "_").replaceAll("(?<![0-9._])0[0_]*(?=[0-9])", "");
    }

    static String duration(String text) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        if (!isShort(bare)) {
            return "";
        }
        Matcher part = DURATION_PART.matcher(bare);
        StringBuilder guess = new StringBuilder();
        int end = 0;
        while (part.find() && part.start() == end) {
            String unit = part.group(2).isEmpty() ? nextUnit(guess) : unit(part.group(2));
            if (unit.isEmpty()) {
                boolean isAlone = part.start() == 0 && part.end() == bare.length();
                return isAlone ? hoursOrDays(part.group(1)) : "";
            }
            guess.append(inUnit(part.group(1), unit));
            end = part.end();
        }
        boolean isDuration = end == bare.length() && guess.toString().matches(Amounts.DURATION);
        return isDuration && Amounts.duration(guess.toString()).value() != null ? "'" + guess + "'" : "";
    }

    /** The unit of what stands without one behind others: the 12 of {@code 4d12} are hours. */
    private static String nextUnit(CharSequence before) {
        int next = before.isEmpty() ? -1 : UNITS_DOWN.indexOf(before.charAt(before.length() - 1)) + 1;
        return next < 0 || next == UNITS_DOWN.length() ? "" : UNITS_DOWN.substring(next, next + 1);
    }

    /** The unit that a word, well spelled or not, stands for. */
    private static String unit(String word) {
        return UNITS.getOrDefault(Nearest.among(UNITS.keySet(), word), "");
    }

    private static String inUnit(String amount, String unit) {
        return switch (unit) {
            case "mo" -> days(amount, 30);
            case "y" -> days(amount, 365);
            default -> amount + unit;
        };
    }

    private static String days(String amount, int each) {
        return Amounts.write(new BigDecimal(amount).multiply(BigDecimal.valueOf(each))) + "d";
    }

    private static String hoursOrDays(String amount) {
        return amount.equals("0") ? "'0d'" : "'" + amount + "h' or '" + amount + "d'";
    }

    private static boolean isShort(String text) {
        return text.length() <= Amounts.LONGEST;
    }

    /**
     * A day, however its parts are parted, the first of a year, quarter or month, or an instant, in whatever zone it is
     * written.
     */
    static String date(String text) {
        Matcher yearFirst = YEAR_FIRST.matcher(COMPACT.matcher(text.strip()).replaceFirst("$1-$2-$3"));
        Matcher dayFirst = DAY_FIRST.matcher(text.strip());
        String guess = YEAR.matcher(text.strip()).matches() ? day(text.strip(), "1", "1") : inWords(text.strip());
        if (yearFirst.matches()) {
            String month = yearFirst.group("month");
            String day = yearFirst.group("day") == null ? "1" : yearFirst.group("day");
            guess = inZone(day(yearFirst.group("year"), month, day), yearFirst);
        } else if (dayFirst.matches()) {
            guess = day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
        }
        return !guess.isEmpty() && Amounts.date(guess).value() != null ? "'" + guess + "'" : "";
    }

    /** A day whose month has its name, or the first of a quarter; empty where there is none. */
    private static String inWords(String text) {
        Matcher named = MONTH_BY_NAME.matcher(text);
        if (named.matches()) {
            int month = MONTHS.indexOf(named.group("month").toLowerCase(Locale.ROOT)) + 1;
            String before = named.group("before");
            String day = before != null ? before : Objects.requireNonNullElse(named.group("after"), "1");
            return month == 0 ? "" : day(named.group("year"), Integer.toString(month), day);
        }
        Matcher quarter = QUARTER.matcher(text);
        if (!quarter.matches() || (quarter.group("year") == null) == (quarter.group("behind") == null)) {
            return "";
        }
        String year = Objects.requireNonNullElse(quarter.group("year"), quarter.group("behind"));
        return day(year, Integer.toString(3 * Integer.parseInt(quarter.group("quarter")) - 2), "1");
    }

    /** The instant that a time of a day is in UTC; the day alone where no time is written. */
    private static String inZone(String day, Matcher time) {
        if (time.group("time") == null) {
            return day;
        }
        Instant local = Amounts.date(day + "T" + time.group("time") + "Z").value();
        if (local == null) {
            return "";
        }
        if (time.group("hours") == null) {
            return Dates.written(local);
        }
        String minutes = time.group("minutes") == null ? "0" : time.group("minutes");
        Duration ahead = Duration.ofHours(Integer.parseInt(time.group("hours"))).plusMinutes(Integer.parseInt(minutes));
        return Dates.written(time.group("sign").equals("-") ? local.plus(ahead) : local.minus(ahead));
    }

    private static String day(String year, String month, String day) {
        return String.format(Locale.ROOT, "%s-%02d-%02d", year, Integer.parseInt(month), Integer.parseInt(day));
    }

    static String money(String text) {
        String guess = text.strip()
                .replaceAll("(?i)\\s*(?:/|per)\\s*units?$", "")
                .replaceAll("^(?:US)?\\$\\s*(.*)$", "$1 USD")
                .replaceAll("(?i)\\s*(?:billion|bn)\\b", " B")
                .replaceAll("(?i)\\s*(?:million|mn|mio)\\b", " M")
                .replaceAll("(?<=[0-9])([kMB])\\b", " $1")
                .replaceAll("(?<=[0-9kMB])USD$", " USD")
                .replaceAll("^USD\\s*(.*)$", "$1 USD");
        guess = plain(commas(guess.endsWith("USD") ? guess : guess + " USD"));
        return isShort(guess) && guess.matches(Amounts.MONEY) ? "'" + guess + "'" : "";
    }

    /** A condition whose sign is turned round or missing, or whose bound is written with a unit. */
    static String threshold(String text) {
        Matcher parts = SIGN_AND_BOUND.matcher(text.strip());
        if (!isShort(text) || !parts.matches()) {
            return "";
        }
        String bound = bound(parts.group(2));
        return switch (parts.group(1)) {
            case "" -> condition("< ", bound, " or ", condition("> ", bound, "", ""));
            case "=", "==" -> condition("<= ", bound, " or ", condition(">= ", bound, "", ""));
            case "=<" -> condition("<= ", bound, "", "");
            case "=>" -> condition(">= ", bound, "", "");
            default -> condition(parts.group(1) + " ", bound, "", "");
        };
    }

    private static String condition(String sign, String bound, String or, String other) {
        return Scalars.THRESHOLD_TEXT.matcher(sign + bound).matches() ? "\"" + sign + bound + "\"" + or + other : "";
    }

    /** A bound as the plain number that it is compared as: dollars, or hours. */
    private static String bound(String text) {
        Long micros =
                Amounts.money(text.contains("$") ? unquoted(money(text)) : text).value();
        if (micros != null) {
            BigDecimal dollars = BigDecimal.valueOf(micros, 6);
            BigDecimal millions = dollars.movePointLeft(6);
            return millions.compareTo(BigDecimal.ONE) < 0 ? Amounts.write(dollars) : Amounts.write(millions) + "M";
        }
        Double hours = Amounts.hours(text).value();
        return hours != null ? Amounts.write(hours) : commas(text.replace(" ", ""));
    }

    private static String unquoted(String guess) {
        return guess.replace("'", "");
    }

    /** Dollars, an hour's where anything is said; nothing for cents, thousands, other currencies and other times. */
    static String price(String text) {
        Matcher amount = PRICE.matcher(commas(text.strip()));
        return isShort(text) && amount.matches() ? "'" + plain(amount.group(1)) + " USD/unit-hour'" : "";
    }
}
