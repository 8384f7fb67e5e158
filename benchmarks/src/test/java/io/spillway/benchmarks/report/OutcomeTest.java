package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.benchmarks.report.Goal.Relation;
import io.spillway.benchmarks.report.Outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
    private static final Variant OURS = Fixtures.variant("Ours.run");
    private static final Variant SLOW = Fixtures.variant("Slow.run");
    private static final Variant SLOWEST = Fixtures.variant("Slowest.run");

    private static Scores scores(Map<Variant, double[]> nanos) {
        List<Fork> forks = new ArrayList<>();
        nanos.forEach((variant, rounds) -> {
            for (int round = 0; round < rounds.length; round++) {
                forks.add(new Fork(variant.id(), round, Map.of(Metric.WALL, rounds[round]), List.of(), List.of()));
            }
        });
        return new Scores(forks);
    }

    private static Goal goal(List<Variant> numerators, Variant denominator, Relation relation, double bound) {
        return new Goal("name", "sentence", Metric.WALL, numerators, denominator, relation, bound, "");
    }

    /** 6, by a factor of 1.4 more or less. */
    private static final double[] SIX_TIMES = {60 / 1.4, 60 * 1.4, 60 / 1.4, 60 * 1.4};

    /**
     * Ratios of 6 / 1.4 and 6 · 1.4 within the rounds, though the machine is ten times as slow in the second. The logarithms
     * have a standard error of ln 1.4 / √3, t(0.975, 3) = 3.1824: from 6 / 1.8556 to 6 · 1.8556.
     */
    @Test
    void ratio_isMadeWithinEachRound() {
        Outcome outcome = Outcome.of(
                goal(List.of(SLOW), OURS, Relation.AT_LEAST, 2),
                scores(Map.of(OURS, new double[] {10, 100, 10, 10}, SLOW, new double[] {
                    60 / 1.4, 600 * 1.4, 60 / 1.4, 60 * 1.4
                })));
        assertThat(outcome.estimate().value()).isCloseTo(6, within(1e-9));
        assertThat(outcome.estimate().low()).isCloseTo(3.2334, within(1e-3));
        assertThat(outcome.estimate().high()).isCloseTo(11.1338, within(1e-3));
        assertThat(outcome.verdict()).isEqualTo(Verdict.MET);
        assertThat(outcome.margin().value()).isCloseTo(3, within(1e-9));
    }

    @Test
    void ofSeveral_theFastestCounts_andARoundThatLacksOneIsLeftOut() {
        Outcome outcome = Outcome.of(
                goal(List.of(SLOWEST, SLOW), OURS, Relation.AT_LEAST, 2),
                scores(Map.of(OURS, new double[] {10, 10}, SLOW, new double[] {30}, SLOWEST, new double[] {99, 99})));
        assertThat(outcome.numerator()).isEqualTo(SLOW);
        assertThat(outcome.estimate().n()).isEqualTo(1);
        assertThat(outcome.verdict()).isEqualTo(Verdict.MET);
        assertThat(outcome.words()).isEqualTo("met, one round");
        assertThat(outcome.lacking()).isEmpty();
    }

    @Test
    void ofSeveral_thoseThatFailedAreNamed() {
        Outcome outcome = Outcome.of(
                goal(List.of(SLOWEST, SLOW), OURS, Relation.AT_LEAST, 2),
                scores(Map.of(OURS, new double[] {10, 10}, SLOW, new double[] {30, 30})));
        assertThat(outcome.lacking()).containsExactly(SLOWEST);
        assertThat(outcome.words()).isEqualTo("met");
    }

    @Test
    void aNumberThatIsOnlyTold_isNoMoreSureOfOneRound() {
        Outcome outcome =
                Outcome.of(goal(List.of(OURS), null, Relation.TOLD, 0), scores(Map.of(OURS, new double[] {4})));
        assertThat(outcome.words()).isEqualTo("no goal");
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST, 3, MET",
        "AT_LEAST, 5, MET_NARROWLY",
        "AT_LEAST, 7, MISSED_NARROWLY",
        "AT_LEAST, 13, MISSED",
        "AT_MOST, 13, MET",
        "AT_MOST, 7, MET_NARROWLY",
        "AT_MOST, 5, MISSED_NARROWLY",
        "AT_MOST, 2, MISSED",
        "NOTHING, 0, MISSED",
        "TOLD, 0, TOLD"
    })
    void verdict_looksAtTheIntervalToo(Relation relation, double bound, Verdict verdict) {
        Scores scores = scores(Map.of(OURS, new double[] {10, 10, 10, 10}, SLOW, SIX_TIMES));
        assertThat(Outcome.of(goal(List.of(SLOW), OURS, relation, bound), scores)
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void timeWithoutDenominator_isAGeometricMean_asInTheTables() {
        Outcome outcome =
                Outcome.of(goal(List.of(OURS), null, Relation.AT_MOST, 10), scores(Map.of(OURS, new double[] {4, 9})));
        assertThat(outcome.estimate().value()).isCloseTo(6, within(1e-12));
    }

    @Test
    void countWithoutDenominator_isAMean() {
        List<Fork> forks = List.of(
                new Fork(OURS.id(), 0, Map.of(Metric.ALLOCATED, 0.0), List.of(), List.of()),
                new Fork(OURS.id(), 1, Map.of(Metric.ALLOCATED, 0.0), List.of(), List.of()));
        Goal nothing = new Goal("name", "sentence", Metric.ALLOCATED, List.of(OURS), null, Relation.NOTHING, 0, "");
        Outcome outcome = Outcome.of(nothing, new Scores(forks));
        assertThat(outcome.estimate()).isEqualTo(new Estimate(0, 0, 0, 2));
        assertThat(outcome.verdict()).isEqualTo(Verdict.MET);
        assertThat(outcome.margin()).isNull();
    }

    @Test
    void nothingMeasured_isNeitherMetNorMissed() {
        Outcome outcome = Outcome.of(goal(List.of(SLOW), OURS, Relation.AT_LEAST, 2), scores(Map.of()));
        assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_MEASURED);
        assertThat(outcome.verdict().isFine()).isFalse();
    }
}
