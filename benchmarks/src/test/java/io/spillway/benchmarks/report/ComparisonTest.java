package io.spillway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spillway.benchmarks.report.Comparison.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final double THRESHOLD = 0.05;

    private static Report measured(int rounds, double factor, double noise, long seed) throws Exception {
        return Fixtures.report(
                BenchmarkSet.QUICK,
                rounds,
                Fixtures.telling(variant -> variant.equals(Variants.SMALL) ? 50 * factor : 50, noise, seed));
    }

    private static Map<String, Verdict> verdicts(Report before, Report now) {
        return Comparison.of(before, now, Metric.WALL, THRESHOLD).stream()
                .collect(java.util.stream.Collectors.toMap(Comparison::variant, Comparison::verdict));
    }

    @ParameterizedTest
    @CsvSource({
        "8, 1.20, 0.02, REGRESSION",
        "8, 1.02, 0.002, SLOWER",
        "8, 0.80, 0.02, FASTER",
        "8, 1.00, 0.02, NO_DIFFERENCE",
        "3, 1.20, 0.02, REGRESSION",
        "2, 10.0, 0.02, REGRESSION",
        "3, 1.03, 0.002, NO_REGRESSION",
        "3, 0.10, 0.02, NO_REGRESSION",
        "1, 10.0, 0.02, TOO_FEW_FORKS"
    })
    void plantedChange_isFoundAndNothingElse(int rounds, double factor, double noise, Verdict expected)
            throws Exception {
        Map<String, Verdict> verdicts = verdicts(measured(rounds, 1, noise, 1), measured(rounds, factor, noise, 2));
        assertThat(verdicts.remove(Variants.SMALL.id())).isEqualTo(expected);
        assertThat(verdicts.values())
                .hasSize(BenchmarkSet.QUICK.variants().size() - 1)
                .containsOnly(
                        rounds == 8
                                ? Verdict.NO_DIFFERENCE
                                : rounds == 1 ? Verdict.TOO_FEW_FORKS : Verdict.NO_REGRESSION);
    }

    /** 2 / C(8, 4) = 0.029, but 2 / C(6, 3) = 0.1; of 33 variants 33 · 2 / C(14, 7) = 0.019, and of 6 forks 0.071. */
    @Test
    void forksThatAreEnough_growWithTheVariants() {
        assertThat(Comparison.enoughForks(1)).isEqualTo(4);
        assertThat(Comparison.enoughForks(33)).isEqualTo(7);
    }

    /** Of 2000 variants whose times scatter by a tenth and did not change: one in two hundred, and four standard errors. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7})
    void variantsThatDidNotChange_areSeldomRegressions(int rounds) {
        List<Variant> variants = IntStream.range(0, 2000)
                .mapToObj(i -> Fixtures.variant("Same.run" + i))
                .toList();
        Random random = new Random(rounds);
        List<Comparison> comparisons = Comparison.of(
                scattered(variants, rounds, random), scattered(variants, rounds, random), Metric.WALL, THRESHOLD);
        assertThat(comparisons)
                .filteredOn(comparison -> comparison.verdict() == Verdict.REGRESSION)
                .hasSizeLessThan(10 + 13);
    }

    private static Report scattered(List<Variant> variants, int rounds, Random random) {
        List<Fork> forks = new ArrayList<>();
        for (Variant variant : variants) {
            for (int round = 0; round < rounds; round++) {
                forks.add(Fixtures.fork(variant, round, 10 * Math.exp(0.1 * random.nextGaussian())));
            }
        }
        return Fixtures.report(variants, forks);
    }

    @Test
    void regression_standsFirst() throws Exception {
        List<Comparison> comparisons =
                Comparison.of(measured(8, 1, 0.02, 1), measured(8, 1.3, 0.02, 2), Metric.WALL, THRESHOLD);
        assertThat(comparisons.get(0).variant()).isEqualTo(Variants.SMALL.id());
        assertThat(comparisons.get(0).slowdown().value()).isBetween(1.25, 1.35);
    }

    @Test
    void p_ofForksThatDoNotOverlap_isTheSmallestThereIs_timesTheVariants() throws Exception {
        List<Comparison> comparisons =
                Comparison.of(measured(8, 1, 0.02, 1), measured(8, 1.3, 0.02, 2), Metric.WALL, THRESHOLD);
        // 2 / C(16, 8) = 2 / 12870, and Holm's factor for the smallest of all.
        assertThat(comparisons.get(0).p()).isCloseTo(2.0 / 12870 * comparisons.size(), within(1e-9));
    }

    /** Forks that are the same to the last digit are no faster: there is no p that is not a number. */
    @Test
    void identicalForks_showNoDifference() throws Exception {
        List<Comparison> comparisons =
                Comparison.of(measured(8, 1, 0, 1), measured(8, 1, 0, 1), Metric.WALL, THRESHOLD);
        assertThat(comparisons).allSatisfy(comparison -> {
            assertThat(comparison.p()).isEqualTo(1);
            assertThat(comparison.verdict()).isEqualTo(Verdict.NO_DIFFERENCE);
        });
    }

    @Test
    void aVariantThatTheNewReportLacks_isToldFirst() throws Exception {
        Report before = measured(8, 1, 0.02, 1);
        Report now = Fixtures.report(BenchmarkSet.QUICK, 8, (variant, round, length) -> {
            if (variant.equals(Variants.SMALL)) {
                throw new NotMeasuredException("it failed");
            }
            return Fixtures.telling(other -> 50, 0.02, round).measure(variant, round, length);
        });
        Comparison first = Comparison.of(before, now, Metric.WALL, THRESHOLD).get(0);
        assertThat(first.variant()).isEqualTo(Variants.SMALL.id());
        assertThat(first.verdict()).isEqualTo(Verdict.MISSING);
        assertThat(first.newForks()).isZero();
        assertThat(Comparison.of(now, before, Metric.WALL, THRESHOLD))
                .noneMatch(comparison -> comparison.verdict() == Verdict.MISSING);
    }
}
