package io.spillway.scenario;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place of the scenario once it has been read: what was written, what became of it, and what it holds. A place whose
 * value was refused still holds its parts, so that they can be checked too.
 *
 * @param at where to point when the place as a whole is meant
 * @param tree what was written, without the wrapping of a figure
 * @param value what became of it, or null when it was refused
 * @param children the parts by key, name, date, position or variant
 */
record Bound(
        Shape shape,
        ValuePath path,
        Origin at,
        Tree tree,
        @Nullable Object value,
        Map<String, Bound> children) {

    @Nullable
    Bound child(String name) {
        return children.get(name);
    }

    /** The part with a name; nothing when there is none, so that a chain of parts can be asked for. */
    Map<String, Bound> parts(String name) {
        Bound child = children.get(name);
        return child == null ? Map.of() : child.children();
    }

    /** The value of a part, when it is there and was not refused. */
    <T> @Nullable T value(String name, Class<T> type) {
        Bound child = children.get(name);
        return child == null || !type.isInstance(child.value()) ? null : type.cast(child.value());
    }

    /** Whether nothing that was written in it was left unread. */
    boolean isWhole() {
        return !(tree instanceof Tree.Fields fields) || fields.whole();
    }

    /** Where the value itself begins. */
    Origin origin() {
        return tree.origin();
    }
}
