package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import io.spillway.compare.Holm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One variant in two reports, by its forks. Times are compared: the geometric mean of the new ones over that of the old.
 *
 * @param variant its id
 * @param oldForks forks that the old report has of it
 * @param newForks forks that the new report has of it
 * @param slowdown how many times as long it takes now; NaN when the new report has no fork
 * @param p of a Mann-Whitney test, two-sided, that both are of one distribution, and corrected after Holm for the number
 *     of variants
 */
record Comparison(String variant, int oldForks, int newForks, Estimate slowdown, double p, Verdict verdict) {
    private static final double SIGNIFICANCE = 1 - Intervals.CONFIDENCE;

    /** What the forks allow to be said. */
    enum Verdict {
        /** The whole interval of the slowdown lies above the threshold. */
        REGRESSION("REGRESSION"),
        /** The new report has no fork of it; nothing can be said, least of all that it is no regression. */
        MISSING("MISSING from the new report"),
        /** The test tells them apart; that the slowdown is above the threshold is not sure. */
        SLOWER("slower"),
        FASTER("faster"),
        /** Nothing was shown; which is not to say that nothing changed. */
        NO_DIFFERENCE("no difference shown"),
        /** The interval does not lie above the threshold; the test could tell apart nothing at all of so few forks. */
        NO_REGRESSION("no regression shown"),
        /** A single fork on one side, which has no interval, and the test could tell apart nothing at all. */
        TOO_FEW_FORKS("too few forks to decide");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** Whether there were too few forks for the test, whatever they had been. */
        boolean isUntested() {
            return this == NO_REGRESSION || this == TOO_FEW_FORKS;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Before the correction, which needs all of them. */
    private record Tested(String variant, double[] before, double[] now, double p) {
        static Tested of(String variant, double[] before, double[] now) {
            return new Tested(variant, before, now, RankSum.p(before, now));
        }
    }

    /**
     * Every variant that the old report measured.
     *
     * @param metric what is compared
     * @param threshold a slowdown that is still accepted, as a part of the old time
     */
    static List<Comparison> of(Report before, Report now, Metric metric, double threshold) {
        Scores old = new Scores(before.forks());
        Scores current = new Scores(now.forks());
        List<Tested> tested = new ArrayList<>();
        List<Comparison> comparisons = new ArrayList<>();
        for (Variant variant : before.variants()) {
            double[] oldNanos = old.of(variant, metric);
            double[] newNanos = current.of(variant, metric);
            if (oldNanos.length > 0 && newNanos.length > 0) {
                tested.add(Tested.of(variant.id(), oldNanos, newNanos));
            } else if (oldNanos.length > 0) {
                comparisons.add(missing(variant.id(), oldNanos.length));
            }
        }
        double[] corrected =
                Holm.adjusted(tested.stream().mapToDouble(Tested::p).toArray());
        for (int i = 0; i < corrected.length; i++) {
            comparisons.add(of(tested.get(i), corrected[i], corrected.length, threshold));
        }
        comparisons.sort(Comparator.comparing(Comparison::verdict));
        return ImmutableList.copyOf(comparisons);
    }

    private static Comparison missing(String variant, int oldForks) {
        return new Comparison(
                variant, oldForks, 0, new Estimate(Double.NaN, Double.NaN, Double.NaN, 0), Double.NaN, Verdict.MISSING);
    }

    private static Comparison of(Tested tested, double p, int variants, double threshold) {
        Estimate slowdown = Intervals.ratio(tested.now(), tested.before());
        int oldForks = tested.before().length;
        int newForks = tested.now().length;
        boolean testable = isEnough(oldForks, newForks, variants);
        return new Comparison(
                tested.variant(), oldForks, newForks, slowdown, p, verdict(slowdown, p, testable, threshold));
    }

    private static Verdict verdict(Estimate slowdown, double p, boolean testable, double threshold) {
        if (slowdown.low() > 1 + threshold) {
            return Verdict.REGRESSION;
        }
        if (p < SIGNIFICANCE) {
            return slowdown.value() > 1 ? Verdict.SLOWER : Verdict.FASTER;
        }
        if (testable) {
            return Verdict.NO_DIFFERENCE;
        }
        return slowdown.hasInterval() ? Verdict.NO_REGRESSION : Verdict.TOO_FEW_FORKS;
    }

    /** Whether one of so many variants could be told apart alone: 4 against 4 forks are enough for one. */
    private static boolean isEnough(int oldForks, int newForks, int variants) {
        return RankSum.smallestP(oldForks, newForks) * variants < SIGNIFICANCE;
    }

    /** How many forks of each report are enough to tell apart one of so many variants. */
    static int enoughForks(int variants) {
        return IntStream.iterate(2, forks -> forks + 1)
                .filter(forks -> isEnough(forks, forks, variants))
                .findFirst()
                .orElseThrow();
    }
}
