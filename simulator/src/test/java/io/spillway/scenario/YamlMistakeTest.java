package io.spillway.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are no YAML, each with the one problem that is told, in plain words and at the place to mend. */
class YamlMistakeTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                mistake(
                        "thresholds:\n  spillShare: > 0.3\n",
                        "2:15: thresholds.spillShare: '> 0.3' without quotes begins a text of several lines;"
                                + " expected it in quotes. Maybe quotes: '> 0.3'."),
                mistake(
                        "thresholds: {spillShare: > 0.3, lossShare: 1}",
                        "1:26: thresholds.spillShare: '>' cannot begin a value; expected it in quotes."
                                + " Maybe quotes: '> 0.3'."),
                mistake(
                        "a: %5 # of all\n",
                        "1:4: a: '%' cannot begin a value; expected it in quotes. Maybe quotes: '%5'."),
                mistake("a: *\n", "1:4: a: '*' cannot begin a value; expected it in quotes. Maybe quotes: '*'."),
                mistake(
                        "a: 1\nb: \"abc\nc: 2\n",
                        "2:4: b: a quote begins here and does not end; expected a quote where the text ends."),
                mistake(
                        "a:\n  b: 1\n  kind:api\n  c: 1\n",
                        "3:3: a: 'kind:api' has no ': '; expected key: value. Maybe 'kind: api'."),
                mistake("a:\n  b: 1\n  kind api\n  c: 1\n", "3:3: a: 'kind api' has no ': '; expected key: value."),
                mistake("a: 1\nb: {c: [d\n", "2:8: b.c.1: a bracket opens here and is not closed; expected ']'."),
                mistake("a: {b: 1\nc: [2}\n", "2:2: a: the bracket of line 1 is not closed here; expected ',' or '}'."),
                mistake(
                        "a:\n    b: 1\n   c: 2\n",
                        "3:4: an indent that no key above has; expected keys of one map in line with each other."),
                mistake("a: b: c\n", "1:5: a second ': ' in one value; expected a value that holds ': ' in quotes."),
                mistake(
                        "a: 1\n  b: 2\n",
                        "2:4: a key stands where the value above goes on; expected its indent as above, and ': ' behind"
                                + " the key above."),
                mistake(
                        "a: - b\n",
                        "1:4: a: an item stands on the line of its key; expected [a, b], or a line for each item."),
                mistake(
                        "a: 1\n...\nb: 2\n",
                        "3:1: something stands behind the end of the document; expected one document in a file."));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isToldInPlainWords(String text, String problem, @TempDir Path folder) throws IOException {
        assertThat(new Written(folder).problemsOf(text)).containsExactly("alone.yaml:" + problem);
    }

    private static Arguments mistake(String text, String problem) {
        return Arguments.of(text, problem);
    }
}
