package io.spillway.benchmarks.report;

import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as a reader wants them. */
final class Digits {
    private static final int SHOWN = 3;
    private static final double THOUSAND = 1000;
    private static final double ZERO_BELOW = 0.0005;
    private static final double SMALLEST_PROBABILITY = 0.001;

    private Digits() {}

    /** Three digits that mean something, thousands apart: 0.0123, 12.3, 12,345; nothing for what is no number. */
    static String of(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        if (Math.abs(value) < ZERO_BELOW) {
            return "0";
        }
        int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return String.format(Locale.ROOT, "%,." + Math.max(0, SHOWN - before) + "f", value);
    }

    /** A probability, which is not 0 however small. */
    static String probability(double p) {
        return p < SMALLEST_PROBABILITY ? "<" + SMALLEST_PROBABILITY : of(p);
    }

    /** A number that somebody chose, as it was written: 2, 0.8. */
    static String chosen(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** A time in the unit that suits it: 12.3 ns, 45.6 ms; nothing for what is no number. */
    static String time(double nanos) {
        if (!Double.isFinite(nanos)) {
            return "";
        }
        String[] units = {"ns", "µs", "ms", "s"};
        double amount = nanos;
        int unit = 0;
        while (amount >= THOUSAND && unit < units.length - 1) {
            amount /= THOUSAND;
            unit++;
        }
        return of(amount) + " " + units[unit];
    }

    /** Both ends of an interval; nothing when there is none. */
    static String interval(Estimate estimate) {
        return estimate.hasInterval() ? of(estimate.low()) + " to " + of(estimate.high()) : "";
    }
}
