package io.spillway.sweep;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Origin;
import java.util.Optional;

/**
 * What changes from point to point.
 *
 * @param name the column's in results
 * @param path the value of the scenario that it sets
 * @param levels in order; nothing is the scenario's own value. Of a span without a count there are none
 * @param span what lies between its ends, if it has any
 */
public record Axis(
        String name, String path, ImmutableList<Optional<Level>> levels, Optional<Span> span, Origin origin) {
    /** An axis with levels of its own. */
    static Axis of(String name, String path, ImmutableList<Level> levels, Origin origin) {
        return new Axis(
                name,
                path,
                levels.stream().map(Optional::of).collect(ImmutableList.toImmutableList()),
                Optional.empty(),
                origin);
    }

    /** An axis from one end to the other. */
    static Axis of(String name, String path, Span span, Origin origin) {
        return new Axis(
                name,
                path,
                span.texts().stream()
                        .map(text -> Optional.of(new Level(text, origin)))
                        .collect(ImmutableList.toImmutableList()),
                Optional.of(span),
                origin);
    }

    /** What lies at a place from 0 (included) to 1 (not included). */
    Level at(double place) {
        return span.map(between -> new Level(between.at(place), origin))
                .or(() -> levels.get((int) (place * levels.size())))
                .orElseThrow();
    }
}
