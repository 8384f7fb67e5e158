package io.spillway.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Origin;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorTest {
    private static Factor factor(String low, String high, String own, boolean isWhole) {
        return new Factor(
                ImmutableList.of("some.path", "some.other"),
                own,
                Amount.of(low).orElseThrow(),
                Amount.of(high).orElseThrow(),
                isWhole,
                Origin.set("--factor"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.7, 1.4, 0.5, 1.05",
        "0.7, 1.4, 0.3333333333, 0.9333333",
        "0%, 20%, 0.25, 5%",
        "10 USD/unit-hour, 16 USD/unit-hour, 0.3333333333, 12 USD/unit-hour",
        "1 B USD, 2 B USD, 0.5, 1.5 B USD",
        "4h, 12h, 0.5, 8h",
        "2027-01-01, 2027-01-04, 0.49, 2027-01-02",
        "2027-01-01, 2027-01-04, 0.5, 2027-01-03",
        "100, 200, 0, 100",
        "100, 200, 1, 200"
    })
    void whatLiesBetweenTheEnds_isWrittenAsAPersonWould(String low, String high, double place, String written) {
        Amount at = Amount.of(factor(low, high, "", false).at(place)).orElseThrow();
        assertThat(at.number())
                .isEqualByComparingTo(Amount.of(written).orElseThrow().number());
        assertThat(at.unit()).isEqualTo(Amount.of(written).orElseThrow().unit());
    }

    @Test
    void wholeNumbers_stayWhole() {
        assertThat(factor("0", "10", "", true).at(0.33)).isEqualTo("3");
        assertThat(factor("0%", "10%", "", true).at(0.33)).isEqualTo("3.3%");
    }

    /** 1000 places over five values: 200 of each, of the ends too. */
    @ParameterizedTest
    @CsvSource({"1, 5, true", "2027-01-01, 2027-01-05, false"})
    void wholeNumbersAndDays_haveEqualParts(String low, String high, boolean isWhole) {
        Factor factor = factor(low, high, "", isWhole);
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(i -> factor.at((i + 0.5) / 1000))
                        .collect(Collectors.groupingBy(at -> at, Collectors.counting()))
                        .values())
                .containsExactly(200L, 200L, 200L, 200L, 200L);
    }

    /** The thirds of 1 to 5 are 2 and 4, at a quarter and three quarters of the way. */
    @Test
    void aPlaceThatIsRounded_isThatOfWhatLiesThere() {
        Factor factor = factor("1", "5", "", true);
        assertThat(DoubleStream.of(0, 1 / 3.0, 2 / 3.0, 1).map(factor::rounded)).containsExactly(0.0, 0.25, 0.75, 1.0);
        assertThat(factor.at(factor.rounded(2 / 3.0))).isEqualTo("4");
        Factor any = factor("0.7", "1.4", "", false);
        assertThat(any.at(any.rounded(1 / 3.0))).isEqualTo(any.at(1 / 3.0));
    }

    @Test
    void theScenariosOwnValue_hasItsPlace() {
        assertThat(factor("0.8", "1.2", "1.1", false).ownPlace()).isCloseTo(0.75, within(1e-12));
        assertThat(factor("0.8", "1.2", "always", false).ownPlace()).isEqualTo(0.5);
        assertThat(factor("0.8", "1.2", "7", false).ownPlace()).isEqualTo(0.5);
    }

    @Test
    void everyPathIsSet() {
        assertThat(factor("0.8", "1.2", "1", false).settings(1))
                .map(Object::toString)
                .containsExactly("some.path=1.2", "some.other=1.2");
    }

    @ParameterizedTest
    @CsvSource({"2, 1, expected the smaller end first", "1, 1, is not below 1", "1, 2h, are in different units"})
    void endsWithNothingBetweenThem_areRefused(String low, String high, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factor(low, high, "", false))
                .withMessageStartingWith("some.path: ")
                .withMessageContaining(said);
    }
}
