package io.spillway.optimize;

import com.google.common.primitives.Doubles;
import io.spillway.experiment.NamedStream;
import io.spillway.optimize.Candidates.Judged;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.exception.MathIllegalStateException;

/**
 * Looks for the best point of the unit cube. It looks along each factor first, to learn how far things move, and then goes
 * where its {@link Strategy} leads it with what the {@link AugmentedLagrangian} says of each point: in one round without
 * limits, else in several that begin where the one before ended and look less far around. Without limits the answer is the best of
 * all points that were looked at. With limits it is the best of a few {@link Candidates}: after each round but the first the point
 * that promises most is judged, and what that teaches is the measure of the next; in the end another that promises most, or the
 * start when nothing is sure to keep the limits.
 *
 * <p>The response must be the same each time it is asked for at a point; a simulation is, with one seed and a fixed number
 * of replications. Chance is then a part of the response that moves little from point to point, which is what the strategies
 * need; that the answer is best for these replications and others may be better for others is left to be seen from the outside.
 */
public final class Search {
    private static final int ROUNDS = 5;
    private static final double NEARER = 0.5;

    private final Strategy strategy;
    private final Goal goal;
    private final int evaluations;
    private final long seed;

    /**
     * @param evaluations of the response, at most; points that are met again do not count
     * @param seed of what the strategy draws by chance
     */
    public Search(Strategy strategy, Goal goal, int evaluations, long seed) {
        this.strategy = strategy;
        this.goal = goal;
        this.evaluations = evaluations;
        this.seed = seed;
    }

    /** Where points kept the limits. */
    public enum Kept {
        /** At no point that was looked at. */
        NOWHERE,
        /** At points as the search saw them, at none that was judged by others. */
        SEEN,
        /** At a point that was judged. */
        JUDGED
    }

    /**
     * The best point found.
     *
     * @param values there, as the search saw them
     * @param evaluations that it took, in all
     * @param candidates that were judged; 0 without limits
     * @param isLate whether it is among the last third of all points, so that more of them might have led farther
     */
    record Found(double[] place, double[] values, int evaluations, int candidates, Kept kept, boolean isLate) {}

    /**
     * Looks for the best point.
     *
     * @param start where to begin
     * @param response the values at a point, as {@link Goal} has them
     * @param judge of a few candidates where there are limits, by other replications than those of the response
     * @throws IllegalArgumentException when there are too few factors for the strategy, or too few evaluations to look along each
     */
    Found from(double[] start, Function<double[], double[]> response, Function<double[], Judged> judge) {
        strategy.check(start.length);
        if (evaluations < fewest(start.length)) {
            throw new IllegalArgumentException("a budget of " + evaluations + " points; expected "
                    + fewest(start.length) + " or more, three for each factor and one");
        }
        return new Rounds(response, new Candidates(goal, judge)).found(start);
    }

    /** The fewest evaluations that some factors take: the start, and some way off it along each factor and back. */
    public static int fewest(int factors) {
        return 3 * factors + 1;
    }

    /** The evaluations are used up. */
    private static final class UsedUpException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One use of the search. */
    private final class Rounds {
        private final Function<double[], double[]> response;
        private final Candidates candidates;
        private final Map<List<Double>, double[]> known = new LinkedHashMap<>();
        private double[] end = {};
        private double endScore;
        private int allowed;

        Rounds(Function<double[], double[]> response, Candidates candidates) {
            this.response = response;
            this.candidates = candidates;
        }

        Found found(double[] start) {
            allowed = evaluations;
            AugmentedLagrangian penalty = new AugmentedLagrangian(goal, lookAround(start));
            int rounds = goal.limits().isEmpty() ? 1 : ROUNDS;
            double spread = Strategy.SPREAD;
            end = Doubles.toArray(promising());
            for (int round = 0; round < rounds && known.size() < evaluations; round++) {
                allowed = known.size() + (evaluations - known.size()) / (rounds - round);
                round(round, penalty, spread);
                penalty.learn(expected(end));
                spread *= NEARER;
                if (round > 0 && candidates.count() < Candidates.MOST - 1) {
                    judge(promising());
                }
            }
            List<Double> best = goal.limits().isEmpty() ? promising() : judgedBest(key(start));
            return new Found(
                    Doubles.toArray(best),
                    values(Doubles.toArray(best)),
                    known.size(),
                    candidates.count(),
                    kept(),
                    List.copyOf(known.keySet()).indexOf(best) >= 2 * known.size() / 3);
        }

        private List<Double> judgedBest(List<Double> start) {
            List<Double> next = promising();
            while (candidates.count() < Candidates.MOST - 1 && !candidates.has(next)) {
                judge(next);
                next = promising();
            }
            judge(candidates.isAnySure() ? next : start);
            return candidates.best();
        }

        private void judge(List<Double> place) {
            candidates.judge(place, values(Doubles.toArray(place)));
        }

        private Kept kept() {
            if (candidates.isAnyKept()) {
                return Kept.JUDGED;
            }
            return known.values().stream().anyMatch(goal::isKeptBy) ? Kept.SEEN : Kept.NOWHERE;
        }

        /** The best of all points by what is expected of them. */
        private List<Double> promising() {
            List<Double> best = List.of();
            double[] expected = {};
            for (Map.Entry<List<Double>, double[]> point : known.entrySet()) {
                double[] values = candidates.expected(point.getKey(), point.getValue());
                if (best.isEmpty() || goal.isBetter(values, expected)) {
                    best = point.getKey();
                    expected = values;
                }
            }
            return best;
        }

        /** The values at the start and some way off it along each factor. */
        private List<double[]> lookAround(double[] start) {
            List<double[]> first = new ArrayList<>();
            first.add(values(start));
            for (int f = 0; f < start.length; f++) {
                for (int way : new int[] {1, -1}) {
                    double[] aside = start.clone();
                    aside[f] = Math.max(0, Math.min(1, start[f] + way * Strategy.SPREAD));
                    first.add(values(aside));
                }
            }
            return first;
        }

        private void round(int number, AugmentedLagrangian penalty, double spread) {
            double[] from = end;
            endScore = penalty.of(expected(end));
            long own = NamedStream.of(seed, number, "optimize\n" + strategy).nextLong();
            try {
                strategy.minimize(place -> score(place, penalty), from, spread, own);
            } catch (MathIllegalStateException | UsedUpException noMore) {
                return;
            }
        }

        private double score(double[] place, AugmentedLagrangian penalty) {
            double score = penalty.of(expected(place));
            if (score < endScore) {
                endScore = score;
                end = place.clone();
            }
            return score;
        }

        private double[] expected(double[] place) {
            return candidates.expected(values(place));
        }

        private static List<Double> key(double[] place) {
            return List.copyOf(Doubles.asList(place.clone()));
        }

        private double[] values(double[] place) {
            List<Double> key = key(place);
            double[] values = known.get(key);
            if (values == null) {
                if (known.size() >= allowed) {
                    throw new UsedUpException();
                }
                values = response.apply(place.clone());
                known.put(key, values);
            }
            return values;
        }
    }
}
