package io.spillway.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the values in which two scenarios that have been read differ, whatever words they say them in. */
final class Differences {
    private final List<Change> changes = new ArrayList<>();

    private Differences() {}

    /** The values in which two places differ; a place that is not there is null. */
    static List<Change> between(@Nullable Bound before, @Nullable Bound after) {
        Differences differences = new Differences();
        differences.compare(before, after);
        return differences.changes;
    }

    private void compare(@Nullable Bound before, @Nullable Bound after) {
        if (before == null || after == null) {
            Bound only = before != null ? before : after;
            if (only != null) {
                changes.add(new Change(only.path().toString(), written(before), written(after)));
            }
        } else if (!Fingerprint.isSame(before, after)) {
            int known = changes.size();
            if (holdParts(before, after)) {
                keys(before, after).forEach(key -> compare(before.child(key), after.child(key)));
                if (!areInOneOrder(before, after)) {
                    changes.add(new Change(before.path().toString(), order(before), order(after)));
                }
            }
            if (changes.size() == known) {
                changes.add(new Change(before.path().toString(), written(before), written(after)));
            }
        }
    }

    /** Whether both are told part by part. */
    static boolean holdParts(Bound before, Bound after) {
        boolean maps = before.shape() instanceof Shape.Struct || before.shape() instanceof Shape.Named;
        boolean sameChoice = before.shape() instanceof Shape.Choice
                && before.children().keySet().equals(after.children().keySet());
        return maps || sameChoice;
    }

    /** The names of the parts of either. */
    static Set<String> keys(Bound before, Bound after) {
        Set<String> keys = new LinkedHashSet<>(before.children().keySet());
        keys.addAll(after.children().keySet());
        return keys;
    }

    /** Whether the entries that both have stand in the same order, where there are entries. */
    static boolean areInOneOrder(Bound before, Bound after) {
        return !(before.shape() instanceof Shape.Named) || common(before, after).equals(common(after, before));
    }

    private static List<String> common(Bound bound, Bound other) {
        return bound.children().keySet().stream()
                .filter(other.children()::containsKey)
                .toList();
    }

    private static Optional<String> order(Bound bound) {
        return Optional.of("in order: " + String.join(", ", bound.children().keySet()));
    }

    private static Optional<String> written(@Nullable Bound bound) {
        return bound == null
                ? Optional.empty()
                : Optional.of(withoutNotes(bound.tree()).flow());
    }

    private static Tree withoutNotes(Tree tree) {
        if (!(tree instanceof Tree.Fields fields)) {
            return tree;
        }
        if (fields.has("value")) {
            return withoutNotes(fields.entry("value").value());
        }
        Map<String, Tree.Entry> kept = new LinkedHashMap<>();
        fields.entries().forEach((key, entry) -> {
            if (!Shape.NOTES.contains(key)) {
                kept.put(key, new Tree.Entry(entry.key(), withoutNotes(entry.value())));
            }
        });
        return new Tree.Fields(kept, fields.origin());
    }
}
