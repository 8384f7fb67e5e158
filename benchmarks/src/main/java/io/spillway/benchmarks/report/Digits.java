package io.spillway.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as a reader wants them. */
final class Digits {
    private static final MathContext SHOWN = new MathContext(3);
    private static final double GROUPED_FROM = 1000;
    private static final double ZERO_BELOW = 0.0005;

    private Digits() {}

    /** Three digits that mean something, thousands apart: 0.0123, 12.3, 12,300; nothing for what is no number. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (Math.abs(value) < ZERO_BELOW) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(SHOWN);
        return Math.abs(value) < GROUPED_FROM
                ? rounded.toPlainString()
                : String.format(Locale.ROOT, "%,d", rounded.longValue());
    }

    /** Both ends of an interval; nothing when there is none. */
    static String interval(Estimate estimate) {
        return estimate.hasInterval() ? of(estimate.low()) + " to " + of(estimate.high()) : "";
    }
}
