package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Origin;
import io.spillway.scenario.Setting;
import java.util.List;
import java.util.Optional;

/**
 * What changes from point to point.
 *
 * @param name the column's in results
 * @param path the value of the scenario that it sets
 * @param levels in order; nothing is the scenario's own value. Of a span without a count there are none
 * @param span what lies between its ends, if it has any
 * @param pathOrigin where its path was said
 */
public record Axis(
        String name,
        String path,
        ImmutableList<Optional<Level>> levels,
        Optional<Span> span,
        Origin origin,
        Origin pathOrigin) {
    /** An axis with levels of its own. */
    static Axis of(String name, String path, ImmutableList<Level> levels, Origin origin, Origin pathOrigin) {
        return new Axis(
                name,
                path,
                levels.stream().map(Optional::of).collect(ImmutableList.toImmutableList()),
                Optional.empty(),
                origin,
                pathOrigin);
    }

    /** An axis from one end to the other. */
    static Axis of(String name, String path, Span span, Origin origin, Origin pathOrigin) {
        return new Axis(
                name,
                path,
                span.texts().stream()
                        .map(text -> Optional.of(new Level(text, origin)))
                        .collect(ImmutableList.toImmutableList()),
                Optional.of(span),
                origin,
                pathOrigin);
    }

    /** Its levels as a scenario would write them; of a span without a count its first end. */
    List<String> texts() {
        return levels.isEmpty()
                ? span.stream().map(between -> between.from().text()).toList()
                : levels.stream().flatMap(Optional::stream).map(Level::text).toList();
    }

    /** What it sets, without a value. */
    Setting target() {
        return new Setting(path, "");
    }

    /** The axis of a file that one from the command line means: that with its name, else that with its path. */
    Optional<Axis> meantOf(List<Axis> written) {
        return written.stream()
                .filter(other -> other.name().equals(name))
                .findFirst()
                .or(() -> written.stream()
                        .filter(other -> other.target().names().equals(target().names()))
                        .findFirst());
    }

    /** The same values on another axis. */
    Axis on(Axis other) {
        return new Axis(other.name(), other.path(), levels, span, origin, other.pathOrigin());
    }

    /** What lies at a place from 0 (included) to 1 (not included); a whole number where its path takes no other. */
    Level at(double place) {
        return span.map(between -> target().isWhole() ? between.whole() : between)
                .map(between -> new Level(between.at(place), origin))
                .or(() -> levels.get((int) (place * levels.size())))
                .orElseThrow();
    }
}
