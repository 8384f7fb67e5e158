package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuePathTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            launches.gpt-6.date         | launches/gpt-6/date         | launches.gpt-6.date
            launches."gpt-5.5".date     | launches/gpt-5.5/date       | launches."gpt-5.5".date
            launches[gpt-5.5].date      | launches/gpt-5.5/date       | launches."gpt-5.5".date
            launches.[gpt-5.5].date     | launches/gpt-5.5/date       | launches."gpt-5.5".date
            a.capacity.2027-01-01T12:00Z | a/capacity/2027-01-01T12:00Z | a.capacity.2027-01-01T12:00Z
            clouds."my cloud"           | clouds/my cloud             | clouds."my cloud"
            """)
    void readsNamesBetweenDots(String text, String segments, String canonical) {
        assertThat(String.join("/", ValuePath.parse(text).segments())).isEqualTo(segments);
        assertThat(ValuePath.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", "a..b", "a.\"b", "a[b", "a\"b\"", "a[]", " ", "a.b]"})
    void refusesWhatIsNoPath(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ValuePath.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=b", "a.b", "\"a=b\""})
    void refusesWhatIsNoSetting(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Setting.parse(text));
    }
}
