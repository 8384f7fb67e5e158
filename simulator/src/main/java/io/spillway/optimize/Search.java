package io.spillway.optimize;

import com.google.common.primitives.Doubles;
import io.spillway.study.NamedStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.exception.MathIllegalStateException;

/**
 * Looks for the best point of the unit cube. It looks along each factor first, to learn how far things move, and then goes
 * where its {@link Strategy} leads it with what the {@link AugmentedLagrangian} says of each point: in one round without
 * limits, else in several that begin where the one before ended and look less far around. The answer is the best of all points
 * that were looked at.
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

    /**
     * The best point found.
     *
     * @param values there, as {@link Goal} has them
     * @param isKept whether they are within the limits
     * @param evaluations that it took, in all
     */
    public record Found(double[] place, double[] values, boolean isKept, int evaluations) {}

    /**
     * Looks for the best point.
     *
     * @param start where to begin
     * @param response the values at a point, as {@link Goal} has them
     * @throws IllegalArgumentException when there are too few factors for the strategy, or too few evaluations to look along each
     */
    public Found from(double[] start, Function<double[], double[]> response) {
        strategy.check(start.length);
        if (evaluations < fewest(start.length)) {
            throw new IllegalArgumentException("a budget of " + evaluations + " points; expected "
                    + fewest(start.length) + " or more, three for each factor and one");
        }
        return new Rounds(response).found(start);
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
        private final Map<List<Double>, double[]> known = new HashMap<>();
        private double[] best = {};
        private double[] bestValues = {};
        private double[] end = {};
        private double endScore;
        private int allowed;

        Rounds(Function<double[], double[]> response) {
            this.response = response;
        }

        Found found(double[] start) {
            allowed = evaluations;
            AugmentedLagrangian penalty = new AugmentedLagrangian(goal, lookAround(start));
            int rounds = goal.limits().isEmpty() ? 1 : ROUNDS;
            double spread = Strategy.SPREAD;
            end = best;
            for (int round = 0; round < rounds && known.size() < evaluations; round++) {
                allowed = known.size() + (evaluations - known.size()) / (rounds - round);
                round(round, penalty, spread);
                penalty.learn(values(end));
                spread *= NEARER;
            }
            return new Found(best, bestValues, goal.isKeptBy(bestValues), known.size());
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
            endScore = penalty.of(values(end));
            long own = NamedStream.of(seed, number, "optimize", strategy.toString())
                    .nextLong();
            try {
                strategy.minimize(place -> score(place, penalty), from, spread, own);
            } catch (MathIllegalStateException | UsedUpException noMore) {
                return;
            }
        }

        private double score(double[] place, AugmentedLagrangian penalty) {
            double score = penalty.of(values(place));
            if (score < endScore) {
                endScore = score;
                end = place.clone();
            }
            return score;
        }

        private double[] values(double[] place) {
            List<Double> key = List.copyOf(Doubles.asList(place.clone()));
            double[] values = known.get(key);
            if (values == null) {
                if (known.size() >= allowed) {
                    throw new UsedUpException();
                }
                values = response.apply(place.clone());
                known.put(key, values);
                if (best.length == 0 || goal.isBetter(values, bestValues)) {
                    best = place.clone();
                    bestValues = values;
                }
            }
            return values;
        }
    }
}
