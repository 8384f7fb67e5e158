package io.spillway.optimize;

import java.util.List;

/**
 * The cost of values with what they are beyond the limits added to it, as one smooth number. For a limit written as c ≤ 0, with
 * its multiplier λ and the weight ρ, {@code max(0, λ + ρ c)² / 2ρ} is added; after each round λ becomes {@code max(0, λ + ρ c)} at
 * the round's end, so that the least point comes to lie on the limit without a weight that would spoil the numbers. Cost and c
 * are in units of how far they moved over a few first points. Limits are drawn in by a thousandth of that, so that what comes
 * close to them is within them.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">J. Nocedal, S. J. Wright, Numerical optimization (2006), chapter
 *     17</a>
 */
final class AugmentedLagrangian {
    private static final double FIRST_WEIGHT = 10;
    private static final double HEAVIER = 3;
    private static final double MARGIN = 1e-3;

    private final Goal goal;
    private final double[] size;
    private final double[] multiplier;
    private double weight = FIRST_WEIGHT;

    /** @param first the values at a few points */
    AugmentedLagrangian(Goal goal, List<double[]> first) {
        this.goal = goal;
        size = new double[goal.limits().size() + 1];
        for (int i = 0; i < size.length; i++) {
            size[i] = range(first, i);
        }
        multiplier = new double[size.length];
    }

    private static double range(List<double[]> first, int i) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double[] values : first) {
            if (Double.isFinite(values[i])) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        if (most > least) {
            return most - least;
        }
        return most == least && most != 0 ? Math.abs(most) : 1;
    }

    /** What is minimised. A value that is not a number counts as one size too many. */
    double of(double[] values) {
        double cost = goal.cost(values) / size[0];
        double sum = Double.isFinite(cost) ? cost : 1;
        for (int i = 1; i < size.length; i++) {
            double pressure = pressure(i, values);
            sum += pressure * pressure / (2 * weight);
        }
        return sum;
    }

    /** A round has ended at these values. */
    void learn(double[] values) {
        for (int i = 1; i < size.length; i++) {
            multiplier[i] = pressure(i, values);
        }
        weight *= HEAVIER;
    }

    private double pressure(int i, double[] values) {
        double beyond = goal.beyond(i, values) / size[i];
        return Math.max(0, multiplier[i] + weight * (Double.isFinite(beyond) ? beyond + MARGIN : 1));
    }
}
