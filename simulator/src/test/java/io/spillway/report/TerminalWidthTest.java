package io.spillway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalWidthTest {
    @ParameterizedTest
    @CsvSource({
        "azure, 5",
        "± 0.5 %, 7",
        "München, 7",
        "Mu\u0308nchen, 7",
        "云计算, 6",
        "サーバー, 8",
        "ｻｰﾊﾞ, 4",
        "클라우드, 8",
        "（甲）, 6",
        "سحابة, 5",
        "launch 🚀, 9",
        "a\u200bb, 2",
        "'', 0"
    })
    void everySignTakesTheColumnsThatATerminalGivesIt(String text, int columns) {
        assertThat(TerminalWidth.of(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({"abc, 2, ab", "abc, 3, abc", "abc, 4, abc", "云计算, 4, 云计", "云计算, 5, 云计", "a🚀b, 2, a", "a🚀b, 3, a🚀"})
    void whatIsCutIsCutBetweenSigns(String text, int columns, String beginning) {
        assertThat(TerminalWidth.cut(text, columns)).isEqualTo(beginning);
    }

    @Test
    void columnsBehindWideWordsLineUp() throws IOException {
        TextTable table = new TextTable().text("Cloud").numbers("Units");
        table.row(List.of(Cell.text("阿里云"), Cell.text("7")));
        table.row(List.of(Cell.text("azure"), Cell.text("123")));

        StringBuilder text = new StringBuilder();
        table.write(text);

        assertThat(text.toString().lines().map(TerminalWidth::of)).containsOnly("Cloud    Units".length());
        assertThat(text).hasToString("""
                Cloud    Units
                阿里云       7
                azure      123
                """);
    }
}
