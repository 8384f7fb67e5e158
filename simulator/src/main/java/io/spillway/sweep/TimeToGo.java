package io.spillway.sweep;

import java.util.Locale;

/** How long something will take, as one would say it: {@code 40 s}, {@code 12 min}, {@code 3.5 h}. */
public final class TimeToGo {
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_HOUR = 3600;

    private TimeToGo() {}

    /** Seconds up to two minutes, none of them in part; minutes up to two hours. */
    public static String text(double seconds) {
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return String.format(Locale.ROOT, "%.0f s", Math.ceil(seconds));
        }
        return seconds < 2 * SECONDS_PER_HOUR
                ? String.format(Locale.ROOT, "%.0f min", seconds / SECONDS_PER_MINUTE)
                : String.format(Locale.ROOT, "%.1f h", seconds / SECONDS_PER_HOUR);
    }
}
