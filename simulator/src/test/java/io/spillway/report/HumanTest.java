package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spillway.measures.Estimate;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTest {
    @ParameterizedTest
    @CsvSource({"0.0004, <0.001", "-0.0004, >-0.001", "0, 0.000", "-0.0, 0.000", "0.0006, 0.001", "-0.0006, -0.001"})
    void whatWouldShowAsZeroAndIsNot_showsOnWhichSideOfItItIs(double value, String shown) {
        assertThat(Human.decimal(value, 3)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.0100001, 1.1 %", "0.01, 1 %", "2.14, 220 %", "0.00002, 0.002 %", "0, 0 %", "Infinity, –"})
    void howWellSomethingIsKnown_isNeverShownAsBetterThanItIs(double part, String shown) {
        assertThat(Human.partAtMost(part)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0081, share, +0.81 points",
        "-0.0081, share, -0.81 points",
        "0.00001, share, <0.01 points",
        "-0.00001, share, >-0.01 points",
        "0, share, 0.00 points",
        "1500, USD, +1.50 k USD"
    })
    void aDifference_hasItsSign_andOfSharesIsInPoints(double value, String unit, String shown) {
        assertThat(Human.difference(new Estimate(value, Double.NaN, 1), unit)).hasToString(shown);
    }

    @Test
    void aMomentInYears_liesInItsDay_atItsBeginningAndJustBeforeItsEnd() {
        for (LocalDate day = LocalDate.of(2024, 1, 1); day.getYear() < 2036; day = day.plusDays(1)) {
            double millisOfYear = day.lengthOfYear() * 86.4e6;
            double begin = day.getYear() + (day.getDayOfYear() - 1) * 86.4e6 / millisOfYear;
            double end = day.getYear() + (day.getDayOfYear() * 86.4e6 - 1) / millisOfYear;
            assertThat(Human.day(new Estimate(begin, Double.NaN, 1))).hasToString(day.toString());
            assertThat(Human.day(new Estimate(end, Double.NaN, 1))).hasToString(day.toString());
        }
    }
}
