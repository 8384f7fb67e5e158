package io.spillway.history;

import java.util.Collection;
import java.util.Map;

/** Scores of forecasts that are best, in the mean, for who says what is believed (Gneiting and Raftery 2007); less is better. */
final class Scores {
    private Scores() {}

    /**
     * Brier's score of chances for what may happen: the squared distance between the chances and what did, from 0 to 2.
     *
     * @param happened what happened; where it is several at once they count as one thing, with the sum of their chances
     */
    static double brier(Map<String, Double> chances, Collection<String> happened) {
        double ofWhatHappened = 0;
        double score = 0;
        for (Map.Entry<String, Double> chance : chances.entrySet()) {
            if (happened.contains(chance.getKey())) {
                ofWhatHappened += chance.getValue();
            } else {
                score += chance.getValue() * chance.getValue();
            }
        }
        return score + (1 - ofWhatHappened) * (1 - ofWhatHappened);
    }

    /** Brier's score of the chance of one thing, for which it happens or not: from 0 to 1. */
    static double brier(double chance, boolean happened) {
        double off = happened ? 1 - chance : chance;
        return off * off;
    }

    /**
     * The continuous ranked probability score of equally likely values, in their unit: E|X − y| − E|X − X′|/2. Of a single
     * value it is the distance.
     *
     * @param sorted the values, ascending
     */
    static double crps(double[] sorted, double happened) {
        double distance = 0;
        double between = 0;
        int n = sorted.length;
        for (int i = 0; i < n; i++) {
            distance += Math.abs(sorted[i] - happened);
            between += (2.0 * i + 1 - n) * sorted[i];
        }
        return distance / n - between / n / n;
    }
}
