package io.spillway.benchmarks.report;

import com.google.common.collect.ImmutableList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a goal.
 *
 * @param numerator the one that counted; null when nothing was measured
 * @param estimate null when nothing was measured
 * @param lacking of those that could have counted the ones that were not measured
 */
record Outcome(
        Goal goal, @Nullable Variant numerator, @Nullable Estimate estimate, List<Variant> lacking) {
    Outcome {
        lacking = ImmutableList.copyOf(lacking);
    }

    /** Whether a goal is met, by the number and by its interval. */
    enum Verdict {
        MET("met"),
        MET_NARROWLY("met, but the interval reaches past the goal"),
        MISSED_NARROWLY("missed, but the interval reaches the goal"),
        MISSED("missed"),
        TOLD("no goal"),
        NOT_MEASURED("not measured");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        boolean isFine() {
            return this == MET || this == MET_NARROWLY || this == TOLD;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    static Outcome of(Goal goal, Scores scores) {
        Optional<Variant> fastest = goal.numerators().stream()
                .filter(variant -> ratios(goal, variant, scores).length > 0)
                .min(Comparator.comparingDouble(
                        variant -> estimate(goal, variant, scores).value()));
        return new Outcome(
                goal,
                fastest.orElse(null),
                fastest.map(variant -> estimate(goal, variant, scores)).orElse(null),
                goal.numerators().stream()
                        .filter(variant -> ratios(goal, variant, scores).length == 0)
                        .toList());
    }

    private static double[] ratios(Goal goal, Variant numerator, Scores scores) {
        Variant denominator = goal.denominator();
        return denominator == null
                ? scores.of(numerator, goal.metric())
                : scores.ratios(numerator, denominator, goal.metric());
    }

    private static Estimate estimate(Goal goal, Variant numerator, Scores scores) {
        double[] ratios = ratios(goal, numerator, scores);
        return goal.denominator() == null && !goal.metric().isTime()
                ? Intervals.mean(ratios)
                : Intervals.geometricMean(ratios);
    }

    Verdict verdict() {
        if (estimate == null) {
            return Verdict.NOT_MEASURED;
        }
        if (!goal.isJudged()) {
            return Verdict.TOLD;
        }
        boolean met = holds(estimate.value());
        boolean sure = !estimate.hasInterval() || holds(estimate.low()) == met && holds(estimate.high()) == met;
        if (met) {
            return sure ? Verdict.MET : Verdict.MET_NARROWLY;
        }
        return sure ? Verdict.MISSED : Verdict.MISSED_NARROWLY;
    }

    /** The verdict as it is told: of a single round nobody knows how sure it is. */
    String words() {
        boolean single = goal.isJudged() && estimate != null && !estimate.hasInterval();
        return verdict() + (single ? ", one round" : "");
    }

    private boolean holds(double value) {
        return goal.relation().holds(value, goal.bound());
    }

    /** How far it is met: 1 is exactly, more is better. */
    @Nullable
    Estimate margin() {
        if (estimate == null) {
            return null;
        }
        return switch (goal.relation()) {
            case AT_LEAST -> estimate.map(value -> value / goal.bound());
            case AT_MOST -> estimate.map(value -> goal.bound() / value);
            case NOTHING, TOLD -> null;
        };
    }
}
