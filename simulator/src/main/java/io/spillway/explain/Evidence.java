package io.spillway.explain;

import io.spillway.scenario.Figure;
import java.util.Locale;
import java.util.Optional;

/**
 * A value of the scenario that something rests on.
 *
 * @param path the value's path, as {@code --set} takes it
 * @param value the value as it was written
 * @param source where it comes from
 * @param confidence {@code fact}, {@code reported} or {@code assumed}
 * @param low the least that it may be
 * @param high the most that it may be
 * @param note a remark
 * @param origin where it was written: file and line, {@code --set}, or {@code default}
 */
public record Evidence(
        String path,
        String value,
        Optional<String> source,
        Optional<String> confidence,
        Optional<String> low,
        Optional<String> high,
        Optional<String> note,
        String origin) {
    static Evidence of(Figure figure) {
        return new Evidence(
                figure.path(),
                figure.value(),
                figure.source(),
                figure.confidence().map(word -> word.name().toLowerCase(Locale.ROOT)),
                figure.range().map(Figure.Range::low),
                figure.range().map(Figure.Range::high),
                figure.note(),
                figure.origin().toString());
    }
}
