package io.spillway.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Amount;
import io.spillway.scenario.Origin;
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
        "2027-01-01, 2027-01-04, 0.5, 2027-01-02",
        "2027-01-01, 2027-01-04, 0.6, 2027-01-03",
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
    @CsvSource({
        "2, 1, expected the low end below the high end",
        "1, 1, below the high end",
        "1, 2h, both ends in one unit"
    })
    void endsWithNothingBetweenThem_areRefused(String low, String high, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> factor(low, high, "", false))
                .withMessageStartingWith("some.path: ")
                .withMessageContaining(said);
    }
}
