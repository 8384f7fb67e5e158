package io.spillway.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.spillway.model.Threshold;
import io.spillway.model.Threshold.Comparison;
import io.spillway.optimize.Candidates.Judged;
import io.spillway.optimize.Search.Found;
import io.spillway.optimize.Search.Kept;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchTest {
    private static final Goal LEAST = new Goal(false, ImmutableList.of());

    /** With candidates that are as they are seen. */
    private static Found from(Search search, double[] start, Function<double[], double[]> response) {
        return search.from(start, response, x -> new Judged(response.apply(x), response.apply(x)));
    }

    @ParameterizedTest
    @EnumSource
    void aBowl_isFoundToItsGround(Strategy strategy) {
        double[] ground = {0.3, 0.8, 0.55};
        Found found = from(new Search(strategy, LEAST, 600, 1), new double[] {0.5, 0.5, 0.5}, x ->
                new double[] {5 + distance(x, ground)});
        assertThat(found.place()).containsExactly(ground, within(0.01));
        assertThat(found.candidates()).isZero();
    }

    private static double distance(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (i + 1) * (x[i] - y[i]) * (x[i] - y[i]);
        }
        return sum;
    }

    /** The least x + y with x y ≥ 1/4 is 1, at (1/2, 1/2): far from the start, and on the limit. */
    @ParameterizedTest
    @EnumSource
    void theLeastPointOnALimit_isFoundWithinIt(Strategy strategy) {
        Goal goal = new Goal(false, ImmutableList.of(new Threshold(Comparison.AT_LEAST, 0.25)));
        Found found = from(new Search(strategy, goal, 600, 1), new double[] {0.9, 0.2}, x ->
                new double[] {x[0] + x[1], x[0] * x[1]});
        assertThat(found.kept()).isEqualTo(Kept.JUDGED);
        assertThat(found.values()[1]).isGreaterThanOrEqualTo(0.25);
        assertThat(found.values()[0]).isCloseTo(1, within(0.01));
    }

    /** The largest x with 1000 + x ≤ 1000.5: a limit on something that hardly moves for its size. */
    @ParameterizedTest
    @EnumSource
    void aLimitOnWhatHardlyMoves_isMetAsSharply(Strategy strategy) {
        Goal goal = new Goal(true, ImmutableList.of(new Threshold(Comparison.AT_MOST, 1000.5)));
        Found found = from(new Search(strategy, goal, 600, 1), new double[] {0.1, 0.5}, x ->
                new double[] {x[0] - Math.pow(x[1] - 0.3, 2), 1000 + x[0]});
        assertThat(found.kept()).isEqualTo(Kept.JUDGED);
        assertThat(found.values()[0]).isCloseTo(0.5, within(0.01));
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeKept_isSaidAndTheNearestGiven(Strategy strategy) {
        Goal goal = new Goal(false, ImmutableList.of(new Threshold(Comparison.LESS, -1)));
        Found found = from(new Search(strategy, goal, 400, 1), new double[] {0.5, 0.5}, x -> new double[] {x[0], x[1]});
        assertThat(found.kept()).isEqualTo(Kept.NOWHERE);
        assertThat(found.values()[1]).isCloseTo(0, within(0.01));
    }

    @ParameterizedTest
    @EnumSource
    void noMoreEvaluationsThanAllowed_allWithinTheBounds_theSameForASeed(Strategy strategy) {
        assertThat(looked(strategy)).hasSizeLessThanOrEqualTo(40).isEqualTo(looked(strategy));
        assertThat(looked(strategy))
                .allSatisfy(place -> assertThat(place)
                        .allSatisfy(coordinate -> assertThat(coordinate).isBetween(0.0, 1.0)));
    }

    private static List<List<Double>> looked(Strategy strategy) {
        List<List<Double>> places = new ArrayList<>();
        from(new Search(strategy, LEAST, 40, 7), new double[] {0.5, 1}, x -> {
            places.add(Arrays.stream(x).boxed().toList());
            return new double[] {x[0] - x[1]};
        });
        return places;
    }

    /** A response that is not a number is worse than any that is; a quadratic does not fit there, a population does. */
    @ParameterizedTest
    @EnumSource
    void whereTheResponseIsNotANumber_nothingIsBest(Strategy strategy) {
        Found found = from(new Search(strategy, LEAST, 300, 1), new double[] {0.6, 0.6}, x ->
                new double[] {x[0] < 0.4 ? Double.NaN : x[0] + Math.pow(x[1] - 0.5, 2)});
        assertThat(found.values()[0]).isBetween(0.4, strategy == Strategy.CMA_ES ? 0.45 : 0.65);
    }

    @Test
    void bobyqa_wantsTwoFactors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(new Search(Strategy.BOBYQA, LEAST, 40, 7), new double[] {0.5}, x -> x))
                .withMessage("bobyqa with 1 factor; expected 2 or more. Maybe cma-es");
    }

    @Test
    void aBudgetThatDoesNotReachAlongEachFactor_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> from(new Search(Strategy.BOBYQA, LEAST, 6, 7), new double[] {0.5, 0.5}, x -> x))
                .withMessage("a budget of 6 points; expected 7 or more, three for each factor and one");
    }

    @Test
    void cmaEs_findsTheBestOfOneFactor() {
        Found found = from(new Search(Strategy.CMA_ES, LEAST, 200, 7), new double[] {0.9}, x ->
                new double[] {Math.abs(x[0] - 0.2)});
        assertThat(found.place()[0]).isCloseTo(0.2, within(0.01));
    }
}
