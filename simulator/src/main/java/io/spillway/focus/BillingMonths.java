package io.spillway.focus;

import com.google.common.collect.ImmutableList;
import io.spillway.compile.Compiled;
import java.time.Instant;
import java.time.YearMonth;

/** The calendar months of a run, and the part of each that it measures. */
final class BillingMonths {
    private final ImmutableList<YearMonth> months;
    private final ImmutableList<Integer> segmentMonth;
    private final ImmutableList<Instant> bounds;

    BillingMonths(Compiled compiled) {
        months = compiled.names().months();
        segmentMonth = compiled.names().segmentMonth();
        bounds = compiled.finances().bounds();
    }

    int count() {
        return months.size();
    }

    YearMonth month(int number) {
        return months.get(number);
    }

    int ofSegment(int segment) {
        return segmentMonth.get(segment);
    }

    /** Begin of a segment; of the one behind the last, the end of the run. */
    Instant begin(int segment) {
        return bounds.get(segment);
    }

    /** Begin of what is measured of a month. */
    Instant from(int month) {
        return bounds.get(segmentMonth.indexOf(month));
    }

    /** End of what is measured of a month. */
    Instant until(int month) {
        return bounds.get(segmentMonth.lastIndexOf(month) + 1);
    }
}
