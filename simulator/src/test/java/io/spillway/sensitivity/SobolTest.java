package io.spillway.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.spillway.measures.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SobolTest {
    private static final List<String> THREE = List.of("x1", "x2", "x3");
    private static final List<String> FOUR = List.of("x1", "x2", "x3", "x4");
    private static final double CONFIDENCE = 0.95;
    private static final int SEEDS = 200;

    /** The literature's values, so that the closed forms of this test are held to something else. */
    @Test
    void closedForms_areThoseOfTheLiterature() {
        assertThat(KnownFunctions.ISHIGAMI[0]).containsExactly(new double[] {0.3139, 0.5576}, within(5e-5));
        assertThat(KnownFunctions.ISHIGAMI[2]).containsExactly(new double[] {0, 0.2437}, within(5e-5));
    }

    @Test
    void ishigami_isFoundSharply() {
        near(new Sobol(THREE, 16, 1024, 1, 0.9999), KnownFunctions::ishigami, KnownFunctions.ISHIGAMI, 0.02);
    }

    @Test
    void gFunction_isFoundSharply() {
        near(new Sobol(FOUR, 16, 1024, 1, 0.9999), KnownFunctions::g, KnownFunctions.gIndices(), 0.01);
    }

    /** Of 200 seeds, at 95 %: within four standard errors, 4 sqrt(0.95 · 0.05 / 200) = 0.062. */
    @Test
    void intervalsCoverTheClosedForm_asOftenAsTheySay() {
        covers(THREE, KnownFunctions::ishigami, KnownFunctions.ISHIGAMI);
        covers(FOUR, KnownFunctions::g, KnownFunctions.gIndices());
    }

    private static void near(Sobol sobol, ToDoubleFunction<double[]> function, double[][] exact, double mostHalfWidth) {
        var estimates = sobol.estimates(KnownFunctions.responses(sobol, function));
        for (int factor = 0; factor < exact.length; factor++) {
            for (int i = 0; i < 2; i++) {
                Estimate estimate = estimates.get(factor).get(i);
                assertThat(estimate.halfWidth()).isLessThan(mostHalfWidth);
                assertThat(estimate.mean()).isCloseTo(exact[factor][i], within(estimate.halfWidth()));
            }
        }
    }

    private static void covers(List<String> factors, ToDoubleFunction<double[]> function, double[][] exact) {
        int[][] covered = new int[exact.length][2];
        for (int seed = 0; seed < SEEDS; seed++) {
            Sobol sobol = new Sobol(factors, 10, 64, seed, CONFIDENCE);
            var estimates = sobol.estimates(KnownFunctions.responses(sobol, function));
            for (int factor = 0; factor < exact.length; factor++) {
                for (int i = 0; i < 2; i++) {
                    Estimate estimate = estimates.get(factor).get(i);
                    if (Math.abs(estimate.mean() - exact[factor][i]) <= estimate.halfWidth()) {
                        covered[factor][i]++;
                    }
                }
            }
        }
        for (int[] factor : covered) {
            for (int count : factor) {
                assertThat(count / (double) SEEDS).isCloseTo(CONFIDENCE, within(0.062));
            }
        }
    }

    /** y = x1 + 2 x2: the variances are as 1 to 4 and there is no interaction; x3 does nothing. */
    @Test
    void aSum_hasFirstOrderAndTotalAlike() {
        Sobol sobol = new Sobol(THREE, 8, 256, 7, CONFIDENCE);
        var estimates = sobol.estimates(KnownFunctions.responses(sobol, x -> x[0] + 2 * x[1]));
        assertThat(means(estimates.get(0))).containsExactly(new double[] {0.2, 0.2}, within(0.01));
        assertThat(means(estimates.get(1))).containsExactly(new double[] {0.8, 0.8}, within(0.01));
        assertThat(means(estimates.get(2))).containsExactly(0, 0);
    }

    /**
     * The variances are as 10000 to 100 to 1. What nearly all hangs on is known from the little that it leaves: a product of
     * responses alone errs by 0.0012 with ten replicates and by 0.0016 with five.
     */
    @ParameterizedTest
    @ValueSource(ints = {10, 5})
    void whatNearlyAllHangsOn_isKnownSharply(int replicates) {
        double[] error = errors(replicates, x -> x[0] + 0.1 * x[1] + 0.01 * x[2], new double[] {
            1 / 1.0101, 0.01 / 1.0101, 0.0001 / 1.0101
        });
        assertThat(error[0]).isLessThan(0.0001);
        assertThat(error[1]).isLessThan(0.001);
        assertThat(error[2]).isLessThan(0.0005);
    }

    /** By factor: the root of the mean squared error of the first order over seeds. */
    private static double[] errors(int replicates, ToDoubleFunction<double[]> function, double[] exact) {
        double[] squares = new double[exact.length];
        for (int seed = 0; seed < SEEDS; seed++) {
            Sobol sobol = new Sobol(THREE, replicates, 32, seed, CONFIDENCE);
            var estimates = sobol.estimates(KnownFunctions.responses(sobol, function));
            for (int factor = 0; factor < exact.length; factor++) {
                double error = estimates.get(factor).get(0).mean() - exact[factor];
                squares[factor] += error * error / SEEDS;
            }
        }
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 10})
    void aLoneFactor_hasAllOfTheVariance(int replicates) {
        Sobol sobol = new Sobol(List.of("x"), replicates, 16, 7, CONFIDENCE);
        Estimate first = sobol.estimates(KnownFunctions.responses(sobol, x -> Math.exp(x[0])))
                .get(0)
                .get(0);
        assertThat(first.mean()).isEqualTo(1);
        assertThat(first.halfWidth()).isZero();
    }

    /** A step so far up that most replicates, or all but one, never meet it; x3 does nothing. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 0.99, 0.995})
    void whatDoesNothing_hasExactlyNothing(double step) {
        for (int seed = 0; seed < 20; seed++) {
            Sobol sobol = new Sobol(THREE, 5, 16, seed, CONFIDENCE);
            double[] responses = KnownFunctions.responses(sobol, x -> (x[0] > step ? 7 : 0.1) * (1 + x[1] / 1000));
            for (Estimate estimate : sobol.estimates(responses).get(2)) {
                assertThat(estimate.mean()).isZero();
                assertThat(estimate.halfWidth()).isZero();
            }
        }
    }

    /** A far larger mean changes nothing but the last digits. */
    @Test
    void indicesDoNotDependOnTheMean() {
        Sobol sobol = new Sobol(THREE, 4, 16, 7, CONFIDENCE);
        var near = sobol.estimates(KnownFunctions.responses(sobol, KnownFunctions::ishigami));
        var far = sobol.estimates(KnownFunctions.responses(sobol, x -> 1e6 + KnownFunctions.ishigami(x)));
        for (int factor = 0; factor < 3; factor++) {
            assertThat(means(far.get(factor))).containsExactly(means(near.get(factor)), within(1e-8));
        }
    }

    /** Chance may lift all the responses of a replicate alike: that is no variance that a factor has. */
    @Test
    void whatIsAddedToAWholeReplicate_changesNothing() {
        Sobol sobol = new Sobol(THREE, 4, 16, 7, CONFIDENCE);
        double[] responses = KnownFunctions.responses(sobol, KnownFunctions::ishigami);
        var before = sobol.estimates(responses);
        Arrays.setAll(responses, i -> responses[i] + 10 * (i / (16 * 5)));
        var after = sobol.estimates(responses);
        for (int factor = 0; factor < 3; factor++) {
            assertThat(means(after.get(factor))).containsExactly(means(before.get(factor)), within(1e-12));
        }
    }

    @Test
    void aResponseThatNeverMoves_hasNoIndices() {
        Sobol sobol = new Sobol(THREE, 4, 16, 7, CONFIDENCE);
        var estimates = sobol.estimates(KnownFunctions.responses(sobol, x -> 0.1));
        assertThat(estimates.get(0))
                .allSatisfy(estimate -> assertThat(estimate.mean()).isNaN());
    }

    @Test
    void pointsFollowFromSeedAndNames_andLieInTheCube() {
        double[][] points = new Sobol(THREE, 2, 8, 5, CONFIDENCE).points();
        assertThat(points).hasDimensions(2 * 8 * 5, 3);
        assertThat(points).isDeepEqualTo(new Sobol(THREE, 2, 8, 5, CONFIDENCE).points());
        assertThat(points[0]).isNotEqualTo(new Sobol(THREE, 2, 8, 6, CONFIDENCE).points()[0]);
        for (double[] point : points) {
            for (double coordinate : point) {
                assertThat(coordinate).isGreaterThanOrEqualTo(0).isLessThan(1);
            }
        }
    }

    /** Of eight points in each replicate one lies in each eighth of each axis, however they are shifted. */
    @Test
    void shiftedPoints_stillCoverEachAxisEvenly() {
        double[][] points = new Sobol(THREE, 2, 8, 5, CONFIDENCE).points();
        for (int factor = 0; factor < 3; factor++) {
            boolean[] met = new boolean[8];
            for (int s = 0; s < 8; s++) {
                met[(int) (8 * points[s * 5][factor])] = true;
            }
            assertThat(met).doesNotContain(false);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 16 | replicates: 1; expected 2 or more",
                "4 | 100 | samples: 100; expected a power of two, since a Sobol sequence covers evenly only then. Maybe 128",
                "4 | 0 | Maybe 2"
            })
    void whatMakesNoDesign_isRefused(int replicates, int samples, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sobol(THREE, replicates, samples, 1, CONFIDENCE))
                .withMessageContaining(said);
    }

    /** Of a step up at 99 % of a factor some 1 % of the points of A and B are above. */
    @Test
    void effectivePoints_areThoseThatCarryTheVariance() {
        Sobol sobol = new Sobol(THREE, 10, 32, 7, CONFIDENCE);
        double[] rare = KnownFunctions.responses(sobol, x -> x[0] > 0.99 ? 1 : 0);
        double[] even = KnownFunctions.responses(sobol, x -> x[0] > 0.5 ? 1 : 0);
        double[] linear = KnownFunctions.responses(sobol, x -> 3 + x[0]);
        assertThat(sobol.effectivePoints(rare)).isBetween(2.0, 12.0);
        assertThat(sobol.effectivePoints(even)).isCloseTo(640, within(1e-9));
        // (Σ d²)² / Σ d⁴ of a uniform number is 640 · (1/12)² / (1/80) = 356.
        assertThat(sobol.effectivePoints(linear)).isCloseTo(640 * 80 / 144.0, within(5.0));
        assertThat(sobol.effectivePoints(new double[rare.length])).isNaN();
    }

    @Test
    void responsesOfOtherPoints_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sobol(THREE, 2, 8, 5, CONFIDENCE).estimates(new double[3]))
                .withMessage("3 responses for 80 points");
    }

    private static double[] means(ImmutableList<Estimate> estimates) {
        return estimates.stream().mapToDouble(Estimate::mean).toArray();
    }
}
