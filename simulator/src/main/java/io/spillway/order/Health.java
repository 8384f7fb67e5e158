package io.spillway.order;

import java.util.Locale;

/** Shares and health in words, for those who explain a choice. */
final class Health {
    private Health() {}

    static String of(long healthyUnits, long units) {
        return units == 0
                ? "no units in force"
                : percent((double) healthyUnits / units) + String.format(Locale.ROOT, " of %,d units healthy", units);
    }

    /** A share in per cents, to a tenth. */
    static String percent(double share) {
        long tenths = Math.round(share * 1000);
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " %";
    }
}
