package io.spillway.report;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The calendar months (UTC) of a measured time, in order. It may begin and end within one, which is then cut short. */
final class Months {
    private static final double HOURS_PER_DAY = 24;

    private final ImmutableList<YearMonth> months;
    private final Instant start;
    private final Instant end;

    Months(List<YearMonth> months, Instant start, Instant end) {
        this.months = ImmutableList.copyOf(months);
        this.start = start;
        this.end = end;
    }

    ImmutableList<YearMonth> all() {
        return months;
    }

    int size() {
        return months.size();
    }

    YearMonth get(int month) {
        return months.get(month);
    }

    boolean isCutShort(int month) {
        return daysMeasured(month) < get(month).lengthOfMonth();
    }

    /** {@code 2027-01}; of one that is cut short, {@code 2027-01, 4 of 31 days}. */
    String text(int month) {
        double days = daysMeasured(month);
        return isCutShort(month)
                ? get(month) + ", " + Human.decimal(days, days == Math.rint(days) ? 0 : 1) + " of "
                        + get(month).lengthOfMonth() + " days"
                : get(month).toString();
    }

    private double daysMeasured(int month) {
        Instant from = beginning(get(month));
        Instant until = beginning(get(month).plusMonths(1));
        Duration measured = Duration.between(from.isBefore(start) ? start : from, until.isAfter(end) ? end : until);
        return measured.toSeconds() / (HOURS_PER_DAY * Duration.ofHours(1).toSeconds());
    }

    private static Instant beginning(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** Those that are cut short, for a reader; empty where none is. */
    String cutShort() {
        return IntStream.range(0, size())
                .filter(this::isCutShort)
                .mapToObj(this::text)
                .collect(Collectors.joining("; "));
    }
}
