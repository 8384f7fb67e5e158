package io.spillway.optimize;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleBounds;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.BOBYQAOptimizer;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.apache.commons.math3.random.Well19937c;

/** How a point with a small response is looked for in the unit cube. */
public enum Strategy {
    /**
     * Draws a population around the best so far and learns in which directions it pays to go; for rough responses and many
     * factors.
     *
     * @see <a href="https://doi.org/10.1162/106365601750190398">N. Hansen, A. Ostermeier, Completely derandomized
     *     self-adaptation in evolution strategies, Evolutionary Computation 9 (2001)</a>
     */
    CMA_ES(1) {
        @Override
        void minimize(MultivariateFunction response, double[] start, double spread, long seed) {
            double[] spreads = new double[start.length];
            Arrays.fill(spreads, spread);
            new CMAESOptimizer(Integer.MAX_VALUE, 0, true, 0, 0, new Well19937c(seed), false, Strategy::isStill)
                    .optimize(
                            new ObjectiveFunction(response),
                            GoalType.MINIMIZE,
                            new InitialGuess(start),
                            cube(start.length),
                            MaxEval.unlimited(),
                            new CMAESOptimizer.Sigma(spreads),
                            new CMAESOptimizer.PopulationSize(4 + (int) (3 * StrictMath.log(start.length))));
        }
    },
    /**
     * Follows a quadratic through points around the best so far; for smooth responses and few evaluations.
     *
     * @see <a href="https://www.damtp.cam.ac.uk/user/na/NA_papers/NA2009_06.pdf">M. J. D. Powell, The BOBYQA algorithm for bound
     *     constrained optimization without derivatives (2009)</a>
     */
    BOBYQA(2) {
        @Override
        void minimize(MultivariateFunction response, double[] start, double spread, long seed) {
            new BOBYQAOptimizer(2 * start.length + 1, spread, SMALLEST)
                    .optimize(
                            new ObjectiveFunction(response),
                            GoalType.MINIMIZE,
                            new InitialGuess(start),
                            cube(start.length),
                            MaxEval.unlimited());
        }
    };

    /** How far around the start one looks at first, as a part of each factor's range. */
    static final double SPREAD = 0.25;
    /** A change of every factor that is too small to matter. */
    private static final double SMALLEST = 1e-4;

    private static final int FIRST_GENERATIONS = 10;

    private final int fewestFactors;

    Strategy(int fewestFactors) {
        this.fewestFactors = fewestFactors;
    }

    /**
     * Looks for a point with a small response, until nothing is to be gained.
     *
     * @param spread how far around the start it looks at first, as a part of each factor's range
     * @param seed of what is drawn by chance
     * @throws org.apache.commons.math3.exception.MathIllegalStateException when numbers do not allow to go on
     */
    abstract void minimize(MultivariateFunction response, double[] start, double spread, long seed);

    /** @throws IllegalArgumentException when it cannot be used with so many factors */
    public void check(int factors) {
        if (factors < fewestFactors) {
            throw new IllegalArgumentException(
                    this + " with " + factors + " factor; expected " + fewestFactors + " or more. Maybe " + CMA_ES);
        }
    }

    private static SimpleBounds cube(int dimensions) {
        double[] upper = new double[dimensions];
        Arrays.fill(upper, 1);
        return new SimpleBounds(new double[dimensions], upper);
    }

    private static boolean isStill(int generation, PointValuePair before, PointValuePair after) {
        double[] from = before.getPointRef();
        double[] to = after.getPointRef();
        boolean still = generation > FIRST_GENERATIONS;
        for (int i = 0; i < from.length; i++) {
            still &= Math.abs(to[i] - from[i]) <= SMALLEST;
        }
        return still;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
