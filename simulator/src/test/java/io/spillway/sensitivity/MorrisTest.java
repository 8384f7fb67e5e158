package io.spillway.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.spillway.measures.Estimate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MorrisTest {
    private static final List<String> THREE = List.of("x1", "x2", "x3");
    private static final double CONFIDENCE = 0.95;
    private static final double[] LEVELS = {0, 1 / 3.0, 2 / 3.0, 1};

    /** Of factors that take any value. */
    private static Morris morris(List<String> factors, int trajectories, long seed, double confidence) {
        return new Morris(
                factors,
                Collections.nCopies(factors.size(), DoubleUnaryOperator.identity()),
                trajectories,
                seed,
                confidence);
    }

    /** y = 3 x1 − 2 x2: each factor moves it by its coefficient wherever one stands; x3 does nothing. */
    @Test
    void aStraightLine_hasItsCoefficients() {
        Morris morris = morris(THREE, 5, 1, CONFIDENCE);
        var estimates = morris.estimates(KnownFunctions.responses(morris, x -> 3 * x[0] - 2 * x[1]));
        says(estimates.get(0), 3, 3, 0);
        says(estimates.get(1), 2, -2, 0);
        says(estimates.get(2), 0, 0, 0);
    }

    /**
     * From 1 to n + 1 a whole number moves a measure that it is by n, whatever the levels are rounded to: of 1 to 2 the levels
     * are 1, 1, 2, 2, so that a change of nominally two thirds is one of the whole range.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 7})
    void aStraightLineOverWholeNumbers_hasItsCoefficient(int n) {
        DoubleUnaryOperator nearest = place -> Math.rint(place * n) / n;
        Morris morris = new Morris(List.of("x"), List.of(nearest), 10, 1, CONFIDENCE);
        says(
                morris.estimates(KnownFunctions.responses(morris, x -> 1 + n * x[0]))
                        .get(0),
                n,
                n,
                0);
    }

    @Test
    void aFactorThatDoesNotMove_hasNoEffect() {
        Morris morris = new Morris(List.of("x"), List.of(place -> 0), 10, 1, CONFIDENCE);
        assertThat(morris.estimates(KnownFunctions.responses(morris, x -> x[0])).get(0))
                .allSatisfy(estimate -> {
                    assertThat(estimate.mean()).isNaN();
                    assertThat(estimate.n()).isZero();
                });
    }

    private static void says(List<Estimate> estimates, double muStar, double mu, double sigma) {
        assertThat(estimates.get(0).mean()).isCloseTo(muStar, within(1e-12));
        assertThat(estimates.get(0).halfWidth()).isCloseTo(0, within(1e-12));
        assertThat(estimates.get(1).mean()).isCloseTo(mu, within(1e-12));
        assertThat(estimates.get(2).mean()).isCloseTo(sigma, within(1e-12));
    }

    /**
     * Effects of Ishigami's x1 and x3 have both signs and hang on each other; their means over all trajectories there are,
     * by going through all of them, are covered by intervals at 95 % from 30 trajectories within four standard errors over
     * 400 seeds, 0.044, and the means of the means are sharp.
     */
    @Test
    void intervalsCoverTheMeansOverAllTrajectories_asOftenAsTheySay() {
        int seeds = 400;
        for (int factor : new int[] {0, 2}) {
            double[] exact = exact(KnownFunctions::ishigami, factor);
            int[] covered = new int[2];
            double[] mean = new double[2];
            for (int seed = 0; seed < seeds; seed++) {
                Morris morris = morris(THREE, 30, seed, CONFIDENCE);
                var estimates = morris.estimates(KnownFunctions.responses(morris, KnownFunctions::ishigami));
                for (int i = 0; i < 2; i++) {
                    Estimate estimate = estimates.get(factor).get(i);
                    mean[i] += estimate.mean() / seeds;
                    covered[i] += Math.abs(estimate.mean() - exact[i]) <= estimate.halfWidth() ? 1 : 0;
                }
            }
            assertThat(mean).containsExactly(exact, within(0.25));
            assertThat(covered[0] / (double) seeds).isCloseTo(CONFIDENCE, within(0.044));
            assertThat(covered[1] / (double) seeds).isCloseTo(CONFIDENCE, within(0.044));
        }
    }

    /** μ* and μ over the grid: the factor from 0 to 2/3 and from 1/3 to 1, the others on every level. */
    private static double[] exact(ToDoubleFunction<double[]> function, int factor) {
        double size = 0;
        double signed = 0;
        int count = 0;
        for (int lower = 0; lower < 2; lower++) {
            for (double second : LEVELS) {
                for (double third : LEVELS) {
                    double[] x = new double[3];
                    x[(factor + 1) % 3] = second;
                    x[(factor + 2) % 3] = third;
                    x[factor] = LEVELS[lower + 2];
                    double above = function.applyAsDouble(x);
                    x[factor] = LEVELS[lower];
                    double effect = (above - function.applyAsDouble(x)) * 3 / 2;
                    size += Math.abs(effect);
                    signed += effect;
                    count++;
                }
            }
        }
        return new double[] {size / count, signed / count};
    }

    @Test
    void eachPointDiffersFromTheOneBeforeInOneFactor_andEachFactorChangesOnce() {
        double[][] points = morris(THREE, 20, 3, CONFIDENCE).points();
        assertThat(points).hasDimensions(20 * 4, 3);
        for (int t = 0; t < 20; t++) {
            boolean[] changed = new boolean[3];
            for (int step = 1; step <= 3; step++) {
                double[] before = points[4 * t + step - 1];
                double[] after = points[4 * t + step];
                for (int f = 0; f < 3; f++) {
                    if (before[f] != after[f]) {
                        assertThat(changed[f]).isFalse();
                        assertThat(Math.abs(after[f] - before[f])).isCloseTo(2 / 3.0, within(1e-15));
                        changed[f] = true;
                    }
                }
            }
            assertThat(changed).doesNotContain(false);
        }
        assertThat(points).isDeepEqualTo(morris(THREE, 20, 3, CONFIDENCE).points());
    }

    @Test
    void everyLevelIsTheStartOfSomeTrajectory() {
        double[][] points = morris(THREE, 40, 3, CONFIDENCE).points();
        assertThat(Arrays.stream(points).map(point -> point[0])).contains(LEVELS[0], LEVELS[1], LEVELS[2], LEVELS[3]);
    }

    @Test
    void anotherFactorBeside_changesNothingOfThoseThatWereThere() {
        double[] before = morris(THREE, 4, 3, CONFIDENCE).points()[0];
        double[] after =
                morris(List.of("x0", "x1", "x2", "x3"), 4, 3, CONFIDENCE).points()[0];
        assertThat(List.of(after[1], after[2], after[3])).isEqualTo(List.of(before[0], before[1], before[2]));
    }

    @Test
    void oneTrajectory_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> morris(THREE, 1, 1, CONFIDENCE))
                .withMessage("trajectories: 1; expected 2 or more");
    }
}
