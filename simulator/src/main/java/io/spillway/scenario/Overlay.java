package io.spillway.scenario;

import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import io.spillway.scenario.Shape.Timed;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays one tree over another. Maps are merged key by key and an explicit null takes a key away; single values, lists,
 * figures, ramps and distributions of another kind replace what is below them.
 */
final class Overlay {
    private Overlay() {}

    /** The lower tree with the upper one laid over it; the shape is null where the language knows none. */
    static Tree merge(@Nullable Shape shape, Tree lower, Tree upper) {
        if (!(lower instanceof Tree.Fields below)
                || !(upper instanceof Tree.Fields above)
                || replaces(shape, below, above)) {
            return upper;
        }
        Map<String, Tree.Entry> merged = new LinkedHashMap<>(below.entries());
        above.entries().forEach((key, entry) -> {
            Tree.Entry old = merged.get(key);
            if (old == null) {
                merged.put(key, entry);
            } else if (entry.value().isNothing()) {
                merged.remove(key);
            } else {
                merged.put(key, new Tree.Entry(entry.key(), merge(below(shape, key), old.value(), entry.value())));
            }
        });
        return new Tree.Fields(merged, above.origin(), below.whole() && above.whole());
    }

    private static boolean replaces(@Nullable Shape shape, Tree.Fields below, Tree.Fields above) {
        if (shape == null) {
            return false;
        }
        if (FigureReader.isFigure(shape, below)
                || FigureReader.isFigure(shape, above)
                || shape instanceof One
                || shape instanceof Timed) {
            return true;
        }
        if (shape instanceof Stepped) {
            return below.has("ramp") || above.has("ramp");
        }
        return shape instanceof Choice choice
                && choice.variants().keySet().stream().noneMatch(key -> below.has(key) && above.has(key));
    }

    /** The shape of what a key holds. */
    static @Nullable Shape below(@Nullable Shape shape, String key) {
        if (shape instanceof Struct struct) {
            return struct.below(key);
        } else if (shape instanceof Named named) {
            return Shape.NOTES.contains(key) ? null : named.of();
        } else if (shape instanceof Choice choice) {
            return choice.variants().get(key);
        } else if (shape instanceof Stepped stepped) {
            return stepped.of();
        } else if (shape instanceof Timed timed) {
            return timed.of();
        }
        return null;
    }
}
