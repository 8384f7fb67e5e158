package io.spillway.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spillway.experiment.Experiment;
import io.spillway.experiment.ExperimentResult;
import io.spillway.experiment.Progress;
import io.spillway.experiment.Settings;
import io.spillway.measures.Measure;
import io.spillway.measures.Row;
import io.spillway.measures.RowName;
import io.spillway.measures.UnknownRowException;
import io.spillway.scenario.Changes;
import io.spillway.scenario.Clause;
import io.spillway.scenario.Grain;
import io.spillway.scenario.LoadedScenario;
import io.spillway.scenario.ScenarioFile;
import io.spillway.scenario.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final Settings SETTINGS = Settings.of(3, 8).withJobs(2);
    private static final String BASE = """
            name: base
            start: 2027-01-01
            end: 2027-04-01
            accelerators: {H100: {}}
            clouds:
              azure: {regions: {east: {geography: us, pools: {H100: {capacity: 100, price: 3 USD/unit-hour}}}}}
              aws: {regions: {east: {geography: us, pools: {H100: {capacity: 60, price: 4 USD/unit-hour}}}}}
            primary: azure
            terms: {always: {rule: first}}
            launches:
              api: {date: 2027-01-01, kind: api, demand: {unitsWanted: 110}, holding: {exponential: 20h}}
            """;

    @TempDir
    private Path folder;

    @Test
    void differenceIsThatOfTheMeans_andFarBetterKnownThanInWorldsApart() throws Exception {
        LoadedScenario base = load();
        LoadedScenario dearer = load("clouds.aws.discount=10%", "clouds.azure.capacityScale=0.98");
        Contrast contrast = compare(List.of(), base, dearer).contrasts().get(0);
        ExperimentResult one = run(base);
        ExperimentResult two = run(dearer);
        Row spend = Row.of(Measure.SPEND);
        Difference difference = of(contrast, spend);
        assertThat(difference.baseMean()).isCloseTo(one.estimate(spend).mean(), relative());
        assertThat(difference.mean()).isCloseTo(two.estimate(spend).mean(), relative());
        assertThat(difference.difference())
                .isCloseTo(two.estimate(spend).mean() - one.estimate(spend).mean(), Offset.offset(1e-3));
        assertThat(difference.correlation()).isGreaterThan(0.9);
        assertThat(difference.varianceRatio()).isGreaterThan(5);
        assertThat(difference.halfWidth())
                .isLessThan(Math.hypot(
                        one.estimate(spend).halfWidth(), two.estimate(spend).halfWidth()));
    }

    /** Prices do not route: a price alone moves no request, and no row but money differs, to the last bit. */
    @Test
    void aPrice_movesMoneyAlone() throws Exception {
        Contrast contrast = compare(List.of(), load(), load("clouds.aws.discount=10%"))
                .contrasts()
                .get(0);
        assertThat(contrast.lines())
                .filteredOn(line -> !line.difference().isNone())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.row().measure().unit()).startsWith("USD"));
        assertThat(of(contrast, Row.of(Measure.SPEND).cloud("azure")).isNone()).isTrue();
    }

    @Test
    void theSameTwice_differsInNothing() throws Exception {
        Contrast contrast = compare(List.of(), load(), load("name=again", "seed=9"))
                .contrasts()
                .get(0);
        assertThat(contrast.lines())
                .isNotEmpty()
                .allMatch(line -> line.difference().isNone());
        assertThat(contrast.clauses()).isEmpty();
        assertThat(contrast.remarks())
                .containsExactly(
                        "Both say the same: every difference is none.",
                        "again names seed 9, base 1; all were run with 3.");
    }

    @Test
    void shapleyValues_sumToTheDifference() throws Exception {
        LoadedScenario other = load("clouds.aws.discount=10%", "terms.always.rule=exclusive", "launches.api.size=2");
        Contrast contrast = compare(List.of(RowName.of(Measure.SPEND)), load(), other)
                .contrasts()
                .get(0);
        Attribution attribution = contrast.attribution().orElseThrow();
        assertThat(attribution.scenarios()).isEqualTo(8);
        assertThat(attribution.moved()).extracting(Attribution.Moved::row).hasSize(3);
        for (Attribution.Moved moved : attribution.moved()) {
            double sum = moved.parts().stream()
                    .mapToDouble(part -> part.shapley().mean())
                    .sum();
            assertThat(sum).isCloseTo(moved.whole().mean(), Offset.offset(1e-6));
            assertThat(moved.whole().mean()).isCloseTo(of(contrast, moved.row()).difference(), Offset.offset(1e-6));
        }
    }

    /** Exclusivity and an exception to it, both of one contract: apart they do what each alone says, together all. */
    @Test
    void provisionsOfOneContract_canBeToldApart() throws Exception {
        String[] provisions = {"terms.always.rule=exclusive", "terms.always.carveOuts.api={kinds: [api], rule: open}"};
        LoadedScenario other = load(provisions);
        ComparisonResult result = new Comparison(List.of(load(), other), Grain.VALUES)
                .run(SETTINGS, List.of(RowName.of(Measure.SPEND)), Comparison.ORDERS, Progress.NONE);
        Contrast contrast = result.contrasts().get(0);
        assertThat(contrast.clauses())
                .extracting(Clause::name)
                .containsExactly("terms.always.rule", "terms.always.carveOuts.api");
        Attribution.Moved spend = contrast.attribution().orElseThrow().moved().get(0);
        for (int i = 0; i < provisions.length; i++) {
            Contrast alone =
                    compare(List.of(), load(), load(provisions[i])).contrasts().get(0);
            assertThat(spend.parts().get(i).alone().mean())
                    .isCloseTo(of(alone, spend.row()).difference(), Offset.offset(1e-6));
        }
        assertThat(spend.parts().get(0).shapley().mean()
                        + spend.parts().get(1).shapley().mean())
                .isCloseTo(of(contrast, spend.row()).difference(), Offset.offset(1e-6));
        assertThat(spend.parts().get(0).alone().mean()).isNegative();
    }

    /** A day in which a request waits in some worlds alone: means over those that wait are ratios, and of all worlds. */
    @Test
    void partsSumToTheWhole_whereARatioIsNoNumberInSomeReplications() throws Exception {
        String[] day = {
            "end=2027-01-02",
            "clouds.azure.regions.east.pools.H100.capacity=6",
            "clouds.aws.capacityScale=0",
            "launches.api={date: 2026-12-20, kind: api, demand: {requestsPerHour: 4}, holding: {exponential: 1h}, patience: 2h}"
        };
        LoadedScenario base = load(day);
        String[] changed = Arrays.copyOf(day, day.length + 2);
        changed[day.length] = "clouds.azure.capacityScale=1.4";
        changed[day.length + 1] = "launches.api.demand.scale=1.3";
        Settings settings = Settings.of(3, 40);
        Contrast contrast = new Comparison(List.of(base, load(changed)))
                .run(settings, List.of(RowName.of(Measure.WAIT_HOURS)), 2, Progress.NONE)
                .contrasts()
                .get(0);
        Difference difference = of(contrast, Row.of(Measure.WAIT_HOURS));
        assertThat(difference.n()).isBetween(5, 39);
        assertThat(difference.baseMean())
                .isCloseTo(
                        Experiment.of(base.scenario(), "base")
                                .run(settings, Progress.NONE)
                                .estimate(Measure.WAIT_HOURS)
                                .mean(),
                        Offset.offset(1e-12));
        Attribution.Moved moved = contrast.attribution().orElseThrow().moved().get(0);
        assertThat(moved.whole().mean()).isCloseTo(difference.difference(), Offset.offset(1e-12));
        assertThat(moved.whole().n()).isLessThanOrEqualTo(difference.n());
        assertThat(moved.whole().halfWidth())
                .isGreaterThan(0.999 * difference.halfWidth())
                .isLessThan(1.1 * difference.halfWidth());
        assertThat(moved.parts().stream()
                        .mapToDouble(part -> part.shapley().mean())
                        .sum())
                .isCloseTo(moved.whole().mean(), Offset.offset(1e-12));
        assertThat(moved.parts())
                .extracting(part -> part.alone().n())
                .containsOnly(moved.whole().n());
    }

    /** Under an exclusive contract AWS sells nothing, so its discount changed alone is seen, and with the other is not. */
    @Test
    void aClauseAlone_isNotItsPartOfTheWhole() throws Exception {
        LoadedScenario other = load("clouds.aws.discount=50%", "terms.always.rule=exclusive");
        Attribution.Moved aws = compare(List.of(RowName.of(Measure.SPEND)), load(), other)
                .contrasts()
                .get(0)
                .attribution()
                .orElseThrow()
                .moved()
                .get(2);
        double spent = -aws.whole().mean();
        // Alone: half of what was spent. In the other order nothing. Shapley: a quarter; the terms have the rest.
        assertThat(aws.parts().get(0).alone().mean()).isCloseTo(-spent / 2, relative());
        assertThat(aws.parts().get(0).shapley().mean()).isCloseTo(-spent / 4, relative());
        assertThat(aws.parts().get(1).alone().mean()).isCloseTo(-spent, relative());
        assertThat(aws.parts().get(1).shapley().mean()).isCloseTo(-3 * spent / 4, relative());
    }

    /** A narrowed measure is attributed alone, to the same as beside the others of its measure. */
    @Test
    void aNarrowedMeasure_isAttributedAlone() throws Exception {
        LoadedScenario other = load("clouds.aws.discount=50%", "terms.always.rule=exclusive");
        List<Attribution.Moved> all = moved(other, RowName.of(Measure.SPEND));
        assertThat(moved(other, new RowName(Measure.SPEND, "aws"))).containsExactly(all.get(2));
        assertThat(moved(other, RowName.of(Measure.SPEND), new RowName(Measure.SPEND, "aws")))
                .isEqualTo(all);
        assertThat(moved(other, RowName.of(Measure.NET_RECEIPTS)))
                .extracting(moved -> moved.row().party())
                .containsExactly("maker", "customers", "azure", "aws");
        assertThat(moved(other, new RowName(Measure.NET_RECEIPTS, "aws")))
                .containsExactly(moved(other, RowName.of(Measure.NET_RECEIPTS)).get(3));
        assertThatThrownBy(() -> moved(other, new RowName(Measure.SPEND, "asw")))
                .isInstanceOf(UnknownRowException.class)
                .hasMessage(
                        "'spend/asw' is not measured in this scenario; expected one of spend, spend/azure, spend/aws,"
                                + " spend/api, spend/azure/api, spend/aws/api");
    }

    private List<Attribution.Moved> moved(LoadedScenario other, RowName... names) throws Exception {
        return compare(List.of(names), load(), other)
                .contrasts()
                .get(0)
                .attribution()
                .orElseThrow()
                .moved();
    }

    /** Empty and full, each clause alone, and what each order has between, 100,000 times. */
    @Test
    void asManyReplicationsAsItMayTake_areCounted() {
        Attributor attributor = new Attributor(
                List.of(), Settings.of(1, 100_000), 8, Comparison.MOST_ORDERS, new Counting(Progress.NONE));
        assertThat(attributor.replications(60)).isEqualTo((2 + 60 + 10_000L * 59) * 100_000);
    }

    /** Drawn orders: the parts still sum to the whole, and lie within three half-widths of the exact ones. */
    @Test
    void drawnOrders_agreeWithAllOrders_withinTheErrorTheyState() throws Exception {
        Changes changes = Changes.between(
                load(),
                load("clouds.aws.discount=50%", "terms.always.rule=exclusive", "launches.api.size=2"),
                Grain.KEYS);
        List<Row> rows = List.of(Row.of(Measure.SPEND), Row.of(Measure.SPEND).cloud("aws"));
        Attribution exact = attributor(rows, 8).attribution(changes);
        Attribution drawn = attributor(rows, 2).attribution(changes);
        assertThat(exact.orders()).isZero();
        assertThat(drawn.orders()).isEqualTo(40);
        for (int row = 0; row < rows.size(); row++) {
            double sum = 0;
            for (int clause = 0; clause < 3; clause++) {
                Attribution.Part all = exact.moved().get(row).parts().get(clause);
                Attribution.Part some = drawn.moved().get(row).parts().get(clause);
                sum += some.shapley().mean();
                assertThat(some.alone()).isEqualTo(all.alone());
                assertThat(all.samplingHalfWidth()).isZero();
                assertThat(some.shapley().mean())
                        .isCloseTo(all.shapley().mean(), Offset.offset(3 * some.samplingHalfWidth() + 1e-6));
            }
            assertThat(sum).isCloseTo(drawn.moved().get(row).whole().mean(), Offset.offset(1e-6));
        }
        assertThat(drawn.moved().get(1).parts().get(0).samplingHalfWidth()).isPositive();
    }

    private static Attributor attributor(List<Row> rows, int mostExact) {
        return new Attributor(rows, SETTINGS, mostExact, 39, new Counting(Progress.NONE));
    }

    @Test
    void aCloudThatOnlyOneHas_countsNothingInTheOther_andIsTold() throws Exception {
        LoadedScenario more = load(
                "name=more",
                "clouds.aws.capacityScale=0.1",
                "clouds.gcp={regions: {r: {geography: us, pools: {H100: {capacity: 50, price: 5 USD/unit-hour}}}}}");
        Contrast contrast = compare(List.of(), load(), more).contrasts().get(0);
        Difference spend = of(contrast, Row.of(Measure.SPEND).cloud("gcp"));
        assertThat(spend.baseMean()).isZero();
        assertThat(spend.difference()).isEqualTo(spend.mean()).isPositive();
        assertThat(contrast.remarks())
                .containsExactly("Only more has the cloud gcp; the other counts none of it there.");
        assertThat(of(contrast, Row.of(Measure.UTILISATION).cloud("gcp")).n()).isZero();
    }

    @Test
    void worldsThatBeginOrEndApart_areRefused() throws Exception {
        for (String apart : List.of("start=2027-01-02", "end=2027-04-02", "warmUp=1d")) {
            LoadedScenario other = load("name=other", apart);
            LoadedScenario base = load();
            assertThatThrownBy(() -> new Comparison(List.of(base, other)))
                    .isInstanceOf(NotComparableException.class)
                    .hasMessageContaining(
                            "base and other cannot be compared: " + apart.substring(0, apart.indexOf('=')) + " is")
                    .hasMessageContaining("Maybe --set");
        }
    }

    @Test
    void severalScenarios_shareOneAdjustment_andJobsChangeNothing() throws Exception {
        LoadedScenario[] three = {load(), load("clouds.aws.discount=10%"), load("terms.always.rule=exclusive")};
        ComparisonResult both = new Comparison(List.of(three)).run(SETTINGS, List.of(), 2, Progress.NONE);
        ComparisonResult alone = compare(List.of(), three[0], three[1]);
        assertThat(both.contrasts()).hasSize(2);
        assertThat(both.family()).isGreaterThan(alone.family());
        assertThat(both.contrasts().get(0).lines())
                .extracting(Contrast.Line::difference)
                .isEqualTo(alone.contrasts().get(0).lines().stream()
                        .map(Contrast.Line::difference)
                        .toList());
        assertThat(new Comparison(List.of(three))
                        .run(SETTINGS.withJobs(1), List.of(), 2, Progress.NONE)
                        .contrasts())
                .isEqualTo(both.contrasts());
    }

    private static Offset<Double> relative() {
        return Offset.offset(1e-3);
    }

    private static ExperimentResult run(LoadedScenario loaded) {
        return Experiment.of(loaded.scenario(), loaded.fingerprint()).run(SETTINGS, Progress.NONE);
    }

    private static ComparisonResult compare(List<RowName> attributed, LoadedScenario base, LoadedScenario other)
            throws NotComparableException {
        return new Comparison(List.of(base, other)).run(SETTINGS, attributed, Comparison.ORDERS, Progress.NONE);
    }

    private static Difference of(Contrast contrast, Row row) {
        return contrast.lines().stream()
                .filter(line -> line.row().equals(row))
                .map(Contrast.Line::difference)
                .findFirst()
                .orElseGet(() -> new Pairs(1, 0.95).difference(0));
    }

    private LoadedScenario load(String... settings) throws Exception {
        Path file = Files.writeString(folder.resolve("base.yaml"), BASE);
        return ScenarioFile.load(
                file, Arrays.stream(settings).map(Setting::parse).toList());
    }
}
