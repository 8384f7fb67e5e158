package io.spillway.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The scores, worked out by hand. */
class ScoresTest {
    private static final double EXACT = 1e-12;

    @Test
    void brier_isTheSquaredDistanceFromWhatHappened() {
        Map<String, Double> chances = Map.of("azure", 0.6, "aws", 0.3, "gcp", 0.1);
        // 0.4² + 0.3² + 0.1²
        assertThat(Scores.brier(chances, List.of("azure"))).isCloseTo(0.26, within(EXACT));
        // Both on one day: (1 - 0.9)² + 0.1²
        assertThat(Scores.brier(chances, List.of("azure", "aws"))).isCloseTo(0.02, within(EXACT));
        // 1 + 0.6² + 0.3² + 0.1²
        assertThat(Scores.brier(chances, List.of("oracle"))).isCloseTo(1.46, within(EXACT));
        assertThat(Scores.brier(0.7, true)).isCloseTo(0.09, within(EXACT));
        assertThat(Scores.brier(0.7, false)).isCloseTo(0.49, within(EXACT));
    }

    @Test
    void crps_isTheAreaBetweenTheSteps() {
        assertThat(Scores.crps(new double[] {3}, 7)).isEqualTo(4);
        // 0, 0 and 6 against 2: from 0 to 2 a step of 2/3 too early, 2 × 4/9; from 2 to 6 one of 1/3 too late, 4 × 1/9.
        assertThat(Scores.crps(new double[] {0, 0, 6}, 2)).isCloseTo(4 / 3.0, within(EXACT));
    }
}
