package io.spillway.sweep;

import java.util.Locale;

/**
 * What a sweep is likely to take, by a few replications that were run for it.
 *
 * @param points that are left to run
 * @param replications that are left; with a precision, at least
 * @param timed how many replications were run
 * @param secondsEach of one thread, for one replication
 * @param bytesEach of a replication in a journal
 * @param atLeast whether more replications may be added
 */
public record Pilot(
        int points, long replications, int timed, double secondsEach, long bytesEach, int jobs, boolean atLeast) {
    private static final double BYTES_PER_MB = 1e6;

    /** Seconds on all threads. */
    public double seconds() {
        return replications * secondsEach / jobs;
    }

    /** One sentence of it, that says what it rests on. */
    public String text() {
        if (points == 0) {
            return "nothing is left to run.";
        }
        return String.format(
                Locale.ROOT,
                "%d points, %s%d replications left: about %s on %d threads and %.1f MB of journal, if all are like the fastest of"
                        + " those tried (%d replications of the first, the middle and the last point; %.3f s each).",
                points,
                atLeast ? "at least " : "",
                replications,
                TimeToGo.text(seconds()),
                jobs,
                replications * bytesEach / BYTES_PER_MB,
                timed,
                secondsEach);
    }
}
