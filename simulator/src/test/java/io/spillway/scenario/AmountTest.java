package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30000000000 USD | 30 B USD",
                "38 B USD | 38 B USD",
                "1500 k USD | 1.5 M USD",
                "1234.56 USD | 1.23456 k USD",
                "999 USD | 999 USD",
                "0 USD | 0 USD",
                "0.25 USD | 0.25 USD",
                "5% | 5%",
                "90m | 90m",
                "35 USD/unit-hour | 35 USD/unit-hour"
            })
    void isWrittenAsAPersonWould_andReadAgain(String written, String text) {
        Amount amount = Amount.of(written).orElseThrow();
        assertThat(amount.text()).isEqualTo(text);
        assertThat(Amount.of(text).orElseThrow().number()).isEqualByComparingTo(amount.number());
    }

    @ParameterizedTest
    @CsvSource({"120%, a share from 0% to 100%", "many, 'a number, share, duration, date or amount of money'"})
    void whatHasNoSize_isToldWhatItShouldHave(String written, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Amount.parse(written))
                .withMessage("'" + written + "' has no size; expected " + expected);
    }
}
