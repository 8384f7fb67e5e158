package io.spillway.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where two scenarios differ, as finely as is asked for, and what one says with some of that as the other has it. */
final class Parting {
    private final Grain grain;
    private final List<Place> places = new ArrayList<>();

    private Parting(Grain grain) {
        this.grain = grain;
    }

    /** A place, and what differs in it. */
    record Place(ValuePath path, List<Change> changes) {}

    /** The places at and below a key of two scenarios that differ; none when they say the same there. */
    static List<Place> places(Bound from, Bound to, String key, Grain grain) {
        Parting parting = new Parting(grain);
        parting.addPart(from, to, key, ValuePath.ROOT);
        return parting.places;
    }

    private void addPart(Bound from, Bound to, String key, ValuePath path) {
        boolean isEntry = from.shape() instanceof Shape.Named;
        boolean isFine = grain == Grain.KEYS || grain == Grain.ENTRIES && isEntry;
        add(from.child(key), to.child(key), path.then(key), isFine || isFigure(from, key) || isFigure(to, key));
    }

    /** @param isFine whether it is no more to be divided */
    private void add(@Nullable Bound before, @Nullable Bound after, ValuePath path, boolean isFine) {
        if (before == null || after == null || isFine || !isDivisible(before, after)) {
            List<Change> changes = Differences.between(before, after);
            if (!changes.isEmpty()) {
                places.add(new Place(path, changes.size() == 1 ? List.of(at(path, changes.get(0))) : changes));
            }
        } else {
            Differences.keys(before, after).forEach(key -> addPart(before, after, key, path));
        }
    }

    /** A change of a part that is written in short, as that of the part. */
    private static Change at(ValuePath path, Change change) {
        boolean isShort = path.toString().startsWith(change.path());
        return isShort ? new Change(path.toString(), change.before(), change.after()) : change;
    }

    /** Whether both are written part by part, and with those that both have in one order. */
    private static boolean isDivisible(Bound before, Bound after) {
        return Differences.holdParts(before, after)
                && isWrittenByPart(before)
                && isWrittenByPart(after)
                && Differences.areInOneOrder(before, after);
    }

    /** Not so is a trace that stands in a file of its own, and whatever is no map. */
    private static boolean isWrittenByPart(Bound bound) {
        Tree.Fields fields = byKey(bound, bound.tree());
        return fields != null
                && fields.entries().keySet().stream()
                        .allMatch(key -> bound.children().containsKey(key) || Shape.NOTES.contains(key));
    }

    /** Whether a part is wrapped as a figure, with its source. */
    private static boolean isFigure(Bound bound, String key) {
        Bound child = bound.child(key);
        Tree written = Objects.requireNonNull(byKey(bound, bound.tree())).get(key);
        return child != null && written != null && !written.equals(child.tree());
    }

    /** What is written at a place, key by key; null where it is not. */
    private static Tree.@Nullable Fields byKey(Bound bound, Tree tree) {
        if (tree instanceof Tree.Fields fields) {
            return fields;
        }
        Shape.Field bare = bound.shape() instanceof Shape.Struct struct ? struct.bare() : null;
        return bare != null && tree instanceof Tree.Leaf
                ? new Tree.Fields(Map.of(bare.key(), new Tree.Entry(tree.origin(), tree)), tree.origin())
                : null;
    }

    /** What the first says, with some places as the second has them. */
    static Tree.Fields mixed(Bound from, Bound to, Iterable<ValuePath> places) {
        Tree.Fields mixed = (Tree.Fields) from.tree();
        for (ValuePath place : places) {
            mixed = given(mixed, from, to, place.segments());
        }
        return mixed;
    }

    private static Tree.Fields given(Tree mixed, Bound from, Bound to, List<String> way) {
        String key = way.get(0);
        Tree.Fields fields = Objects.requireNonNull(byKey(from, mixed), key);
        if (way.size() == 1) {
            Tree.Fields other = Objects.requireNonNull(byKey(to, to.tree()), key);
            return other.has(key) ? placed(fields, key, other) : fields.without(key);
        }
        Bound before = Objects.requireNonNull(from.child(key), key);
        Bound after = Objects.requireNonNull(to.child(key), key);
        Tree.Entry below = fields.has(key) ? fields.entry(key) : new Tree.Entry(before.origin(), before.tree());
        Tree.Fields changed = given(below.value(), before, after, way.subList(1, way.size()));
        return fields.with(key, new Tree.Entry(below.key(), changed));
    }

    /** With a key as another map has it; a new one comes behind the one that it follows there. */
    private static Tree.Fields placed(Tree.Fields mixed, String key, Tree.Fields other) {
        if (mixed.has(key)) {
            return mixed.with(key, other.entry(key));
        }
        String before = "";
        for (String one : other.entries().keySet()) {
            if (one.equals(key)) {
                break;
            }
            before = mixed.has(one) ? one : before;
        }
        Map<String, Tree.Entry> entries = new LinkedHashMap<>();
        if (before.isEmpty()) {
            entries.put(key, other.entry(key));
        }
        for (Map.Entry<String, Tree.Entry> entry : mixed.entries().entrySet()) {
            entries.put(entry.getKey(), entry.getValue());
            if (entry.getKey().equals(before)) {
                entries.put(key, other.entry(key));
            }
        }
        return new Tree.Fields(entries, mixed.origin(), mixed.whole());
    }
}
