package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignTest {
    private static final Axis SMALL = AxisArgument.parse("a=1,2");
    private static final Axis LARGE = AxisArgument.parse("b=10..30:3");

    private static List<String> points(Design design, int size, Axis... axes) {
        List<String> texts = new ArrayList<>();
        for (List<Optional<Level>> point : design.points(ImmutableList.copyOf(axes), size, 1)) {
            texts.add(String.join(
                    " ",
                    point.stream()
                            .map(level -> level.map(Level::text).orElse("-"))
                            .toList()));
        }
        assertThat(design.size(ImmutableList.copyOf(axes), size)).isEqualTo(texts.size());
        return texts;
    }

    @Test
    void grid_isEveryCombination_theLastAxisChangesFastest() {
        assertThat(points(Design.GRID, 0, SMALL, LARGE))
                .containsExactly("1 10", "1 20", "1 30", "2 10", "2 20", "2 30");
    }

    @Test
    void zip_goesThroughAllAxesAtOnce() {
        assertThat(points(Design.ZIP, 0, SMALL, AxisArgument.parse("b=x,y"))).containsExactly("1 x", "2 y");
    }

    @Test
    void oneAtATime_beginsWithTheScenarioAsItIs() {
        assertThat(points(Design.ONE_AT_A_TIME, 0, SMALL, LARGE))
                .containsExactly("- -", "1 -", "2 -", "- 10", "- 20", "- 30");
    }

    /** The first points of Sobol's sequence in two dimensions, in quarters: (0,0), (2,2), (3,1), (1,3). */
    @Test
    void sobol_isTheSequenceFromItsFirstPointOn() {
        assertThat(points(Design.SOBOL, 4, AxisArgument.parse("a=0..4"), AxisArgument.parse("b=100..104")))
                .containsExactly("0 100", "2 102", "3 101", "1 103");
    }

    @Test
    void sobol_ofMorePoints_beginsWithThoseOfFewer() {
        Axis[] axes = {AxisArgument.parse("a=0..1"), AxisArgument.parse("b=0..1"), AxisArgument.parse("c=0..1")};
        assertThat(points(Design.SOBOL, 64, axes))
                .startsWith(points(Design.SOBOL, 16, axes).toArray(String[]::new));
    }

    @Test
    void sobol_meetsEachValueOfAListEquallyOften() {
        assertThat(points(Design.SOBOL, 8, AxisArgument.parse("a=x,y")))
                .containsExactlyInAnyOrder("x", "x", "x", "x", "y", "y", "y", "y");
    }

    @Test
    void lhs_meetsEachPartOfEachAxisOnce_inAnotherOrderOnEach() {
        List<String> points = points(Design.LHS, 20, AxisArgument.parse("a=0..20"), AxisArgument.parse("b=0..20"));
        Set<Integer> first = new TreeSet<>();
        Set<Integer> second = new TreeSet<>();
        int same = 0;
        for (String point : points) {
            int a = (int) Double.parseDouble(point.split(" ")[0]);
            int b = (int) Double.parseDouble(point.split(" ")[1]);
            first.add(a);
            second.add(b);
            same += a == b ? 1 : 0;
        }
        assertThat(first).hasSize(20);
        assertThat(second).hasSize(20);
        assertThat(same).isLessThan(10);
    }

    @Test
    void lhs_ofAnAxis_doesNotDependOnTheOthers() {
        Axis axis = AxisArgument.parse("a=0..20");
        List<String> alone = points(Design.LHS, 10, axis);
        List<String> behind = points(Design.LHS, 10, LARGE, axis).stream()
                .map(point -> point.split(" ")[1])
                .toList();
        assertThat(behind).isEqualTo(alone);
    }

    /** Eight points of four whole numbers: each of them twice, the ends too. A share of the same ends is drawn in between. */
    @ParameterizedTest
    @CsvSource({"SOBOL, clouds.azure.regions.east.pools.H100.capacity", "LHS, launches.api.size"})
    void whereNumbersAreWhole_eachIsMetEquallyOften(Design design, String path) {
        assertThat(points(design, 8, AxisArgument.parse(path + "=11..14")))
                .containsExactlyInAnyOrder("11", "11", "12", "12", "13", "13", "14", "14");
        assertThat(points(design, 8, AxisArgument.parse("clouds.azure.capacityScale=11..14")))
                .doesNotHaveDuplicates();
    }

    /** 1000 places over five days: 200 of each, of the first and the last too. */
    @Test
    void days_haveEqualPartsOfTheWay() {
        Span days = new Span(
                Amount.of("2027-01-01").orElseThrow(),
                Amount.of("2027-01-05").orElseThrow(),
                0,
                BigDecimal.ZERO,
                false);
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(i -> days.at((i + 0.5) / 1000))
                        .collect(Collectors.groupingBy(day -> day, Collectors.counting()))
                        .values())
                .containsExactly(200L, 200L, 200L, 200L, 200L);
    }

    /** Money has six decimals, wherever on a scale it lies. */
    @Test
    void logarithmicSpans_ofMoney_areAmountsThatAScenarioMayHave() {
        Span prices = new Span(
                Amount.of("0.5 USD/unit-hour").orElseThrow(),
                Amount.of("2 USD/unit-hour").orElseThrow(),
                4,
                BigDecimal.ZERO,
                true);
        assertThat(prices.texts())
                .containsExactly(
                        "0.5 USD/unit-hour", "0.793701 USD/unit-hour", "1.259921 USD/unit-hour", "2 USD/unit-hour");
        Span sums = new Span(
                Amount.of("1 M USD").orElseThrow(), Amount.of("2 B USD").orElseThrow(), 3, BigDecimal.ZERO, true);
        assertThat(sums.texts().get(1)).isEqualTo("44.72136 M USD");
    }

    @Test
    void aStep_isOfALinearScale() {
        Amount one = Amount.of("1").orElseThrow();
        Amount eight = Amount.of("8").orElseThrow();
        assertThatThrownBy(() -> new Span(one, eight, 0, BigDecimal.ONE, true))
                .hasMessage("a step on a logarithmic scale; expected steps, or a linear scale");
    }

    @ParameterizedTest
    @CsvSource({
        "a=0.7..1.3:3,          0.7 1 1.3",
        "a=0..1:4,              0 0.333333 0.666667 1",
        "a=0%..20%:3,           0% 10% 20%",
        "a=1d..3d:3,            1d 2d 3d",
        "a=1h..2h:3,            1h 90m 2h",
        "a=2027-01-01..2027-01-31:3, 2027-01-01 2027-01-16 2027-01-31",
        "a=1 B USD..2 B USD:2,  1 B USD 2 B USD",
        "a=2 USD/unit-hour..3 USD/unit-hour:3, 2 USD/unit-hour 2.5 USD/unit-hour 3 USD/unit-hour",
        "a=10k..20k:3,          10000 15000 20000",
    })
    void spans_areReadInTheirUnit(String axis, String values) {
        assertThat(String.join(
                        " ",
                        AxisArgument.parse(axis).levels().stream()
                                .map(level -> level.orElseThrow().text())
                                .toList()))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a=1..2d:3; unit",
                "a=2..1:3; below",
                "a=1..2:1; 2 or more",
                "a=x..y:3; has no size",
                "a=,; is not path",
                "a; is not path"
            })
    void axesThatAreNone_areRefused(String axis, String why) {
        assertThatThrownBy(() -> AxisArgument.parse(axis))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a=3h, {lognormal: {median: 1h, sigma: 1}}; 3h; {lognormal: {median: 1h, sigma: 1}}",
                "a=[x, y],[]; [x, y]; []",
                "a={b: \"}, \"},'{,'; {b: \"}, \"}; '{,'"
            },
            quoteCharacter = '`')
    void commasInBracketsAndQuotes_areOfTheValue(String axis, String first, String second) {
        assertThat(AxisArgument.parse(axis).levels())
                .extracting(level -> level.orElseThrow().text())
                .containsExactly(first, second);
    }
}
