package io.spillway.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "results/a-1, results/a-1",
                "my results, \"my results\"",
                "$HOME/*, '$HOME/*'",
                "it's, \"it's\"",
                "it's $5, 'it'\\''s $5'",
                "größe, \"größe\""
            })
    void aNameIsOneWord(String name, String word) {
        assertThat(ShellWord.of(Path.of(name))).isEqualTo(word);
    }
}
