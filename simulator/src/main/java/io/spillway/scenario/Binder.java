package io.spillway.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.model.InvalidValueException;
import io.spillway.scenario.Figure.Range;
import io.spillway.scenario.Scalar.Reading;
import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of a tree by its shape. It never stops at a problem: what cannot be made is left out, everything else is
 * read and checked on.
 */
final class Binder {
    private static final Scalar<?> CONFIDENCE = Scalars.words(Confidence.class);
    private static final int LONGEST_NAME = 100;

    private final Problems problems;
    private final boolean partial;
    private final List<Figure> figures = new ArrayList<>();

    private final Map<Scalar.Reader<?>, Map<String, Reading<?>>> readings = new IdentityHashMap<>();

    /** A list of a template is read once, however many launches share it. */
    private final Map<Tree, Bound> lists = new IdentityHashMap<>();

    /**
     * A binder.
     *
     * @param partial whether required keys may be missing, as in a template; records that lack one are then not made
     */
    Binder(Problems problems, boolean partial) {
        this.problems = problems;
        this.partial = partial;
    }

    /** The figures met so far, in the order of the scenario. */
    List<Figure> figures() {
        return figures;
    }

    Bound bind(Shape shape, Tree tree, ValuePath path, Origin at, Notes notes) {
        if (tree instanceof Tree.Fields fields && isFigure(shape, fields)) {
            return figure(shape, fields, path, at, notes);
        }
        if (tree.isNothing()) {
            return refuse(shape, tree, path, at, "has no value", "");
        }
        Bound bound = plain(shape, tree, path, at, notes);
        if (tree instanceof Tree.Leaf leaf
                && shape instanceof One
                && leaf.origin().kind() != Origin.Kind.DEFAULT
                && !notes.told()
                && !notes.isEmpty()) {
            figures.add(new Figure(
                    path.toString(),
                    leaf.text(),
                    notes.source(),
                    notes.confidence(),
                    Optional.empty(),
                    notes.note(),
                    leaf.origin()));
        }
        return bound;
    }

    private Bound plain(Shape shape, Tree tree, ValuePath path, Origin at, Notes notes) {
        if (shape instanceof One one) {
            return one(one, tree, path, at);
        } else if (shape instanceof Struct struct) {
            return struct(struct, tree, path, at, notes);
        } else if (shape instanceof Choice choice) {
            return choice(choice, tree, path, at, notes);
        } else if (shape instanceof Named named) {
            return named(named, tree, path, at, notes);
        } else if (shape instanceof Many many) {
            return many(many, tree, path, at, notes);
        }
        return stepped((Stepped) shape, tree, path, at, notes);
    }

    /** Whether a map wraps a value with its source: every single value, distribution, curve, step and list may be. */
    static boolean isFigure(Shape shape, Tree.Fields fields) {
        return fields.has("value")
                && !(shape instanceof Named)
                && !(shape instanceof Struct struct
                        && (struct.bare() == null || struct.fields().containsKey("value")));
    }

    private Bound figure(Shape shape, Tree.Fields fields, ValuePath path, Origin at, Notes outer) {
        Notes own = notes(fields, path);
        fields.entries().forEach((key, entry) -> {
            if (!Shape.FIGURE.contains(key)) {
                problems.add(
                        entry.key(),
                        path.then(key),
                        "unknown key " + Problems.quote(key) + " of a figure",
                        Problems.oneOf(Shape.FIGURE),
                        Nearest.to(key, Shape.FIGURE));
            }
        });
        Tree value = fields.entry("value").value();
        Notes notes = own.under(outer);
        Bound bound = bind(shape, value, path, at, notes.asTold());
        One one = single(shape, value);
        Optional<Range> range = range(fields, one, value, path);
        boolean unsure = own.confidence().isPresent() && own.confidence().get() != Confidence.FACT;
        if (unsure && !fields.has("range") && one != null && one.scalar().amount() != null) {
            problems.add(
                    fields.origin(),
                    path,
                    own.confidence().get().name().toLowerCase(Locale.ROOT) + " without a range",
                    "range: [low, high] beside an amount that is assumed or reported");
        }
        figures.add(new Figure(
                path.toString(),
                value.flow(),
                notes.source(),
                notes.confidence(),
                range,
                notes.note(),
                value.origin()));
        return bound;
    }

    /** The kind of single value that a tree is read as, if it is one. */
    private static @Nullable One single(Shape shape, Tree tree) {
        if (!(tree instanceof Tree.Leaf)) {
            return null;
        }
        if (shape instanceof One one) {
            return one;
        } else if (shape instanceof Stepped stepped) {
            return stepped.of();
        } else if (shape instanceof Struct struct && struct.bare() != null) {
            return single(struct.bare().shape(), tree);
        } else if (shape instanceof Choice choice && choice.bare() != null) {
            Struct bare = choice.variants().get(choice.bare());
            return bare == null ? null : single(bare, tree);
        }
        return null;
    }

    private Optional<Range> range(Tree.Fields fields, @Nullable One one, Tree value, ValuePath path) {
        Tree written = fields.get("range");
        if (written == null) {
            return Optional.empty();
        }
        ValuePath at = path.then("range");
        if (one == null || one.scalar().amount() == null) {
            problems.add(
                    written.origin(),
                    at,
                    "a range around a value that is not a single amount",
                    "the figure on the number itself, such as the median of a distribution");
            return Optional.empty();
        }
        if (!(written instanceof Tree.Items list)
                || list.items().size() != 2
                || !(list.items().get(0) instanceof Tree.Leaf low)
                || !(list.items().get(1) instanceof Tree.Leaf high)) {
            problems.add(written.origin(), at, describe(written), "[low, high], two values");
            return Optional.empty();
        }
        int before = problems.size();
        Object lowest = one(one, low, at, low.origin()).value();
        Object highest = one(one, high, at, high.origin()).value();
        if (problems.size() > before || lowest == null || highest == null) {
            return Optional.empty();
        }
        Scalar<?> scalar = one.scalar();
        Object middle = value instanceof Tree.Leaf leaf
                ? scalar.reader().read(leaf.text()).value()
                : null;
        if (lowest.getClass() != highest.getClass() || scalar.amountOf(lowest) > scalar.amountOf(highest)) {
            problems.add(written.origin(), at, written.flow(), "[low, high] with low not above high");
        } else if (middle != null
                && middle.getClass() == lowest.getClass()
                && value.origin().kind() == Origin.Kind.FILE
                && (scalar.amountOf(middle) < scalar.amountOf(lowest)
                        || scalar.amountOf(middle) > scalar.amountOf(highest))) {
            problems.add(written.origin(), at, written.flow(), "a range that holds the value " + value.flow());
        }
        return Optional.of(new Range(low.text(), high.text()));
    }

    private Notes notes(Tree.Fields fields, ValuePath path) {
        Optional<Confidence> confidence = Optional.empty();
        Optional<String> word = note(fields, "confidence", path);
        if (word.isPresent()) {
            Reading<?> reading = CONFIDENCE.reader().read(word.get());
            if (reading.value() == null) {
                problems.add(
                        fields.entry("confidence").value().origin(),
                        path.then("confidence"),
                        Problems.quote(word.get()),
                        CONFIDENCE.expected(),
                        reading.maybe());
            } else {
                confidence = Optional.of((Confidence) reading.value());
            }
        }
        return new Notes(note(fields, "source", path), confidence, note(fields, "note", path), false);
    }

    private Optional<String> note(Tree.Fields fields, String key, ValuePath path) {
        Tree tree = fields.get(key);
        if (tree == null) {
            return Optional.empty();
        }
        if (tree instanceof Tree.Leaf leaf && !leaf.isNull()) {
            return Optional.of(leaf.text());
        }
        problems.add(tree.origin(), path.then(key), describe(tree), "a text");
        return Optional.empty();
    }

    /** What a text says; many a date, duration or share stands in a scenario many times. */
    Reading<?> read(Scalar<?> scalar, String text) {
        return readings.computeIfAbsent(scalar.reader(), ignored -> new HashMap<>())
                .computeIfAbsent(text, scalar.reader()::read);
    }

    private Bound one(One one, Tree tree, ValuePath path, Origin at) {
        if (!(tree instanceof Tree.Leaf leaf) || leaf.isNull()) {
            return refuse(one, tree, path, tree.origin(), describe(tree), "");
        }
        Reading<?> reading = read(one.scalar(), leaf.text());
        if (reading.value() == null) {
            String refusal = reading.refusal().isEmpty() ? "" : " " + reading.refusal();
            return refuse(one, tree, path, leaf.origin(), Problems.quote(leaf.text()) + refusal, reading.maybe());
        }
        return new Bound(one, path, at, tree, reading.value(), Map.of());
    }

    private Bound struct(Struct struct, Tree tree, ValuePath path, Origin at, Notes outer) {
        if (!(tree instanceof Tree.Fields fields)) {
            Field bare = struct.bare();
            if (bare == null || (tree instanceof Tree.Items && !(bare.shape() instanceof Many))) {
                return refuse(struct, tree, path, tree.origin(), describe(tree), "");
            }
            Bound only = bind(bare.shape(), tree, path, at, outer);
            Map<String, Bound> children = new LinkedHashMap<>();
            for (Field field : struct.fields().values()) {
                if (field == bare) {
                    children.put(field.key(), only);
                } else if (field.otherwise() != null) {
                    children.put(field.key(), byDefault(field, field.otherwise(), path));
                }
            }
            return make(struct, tree, path, at, children);
        }
        Notes notes = notesBeside(struct, fields, path).under(outer);
        Set<String> guessed = new HashSet<>();
        fields.entries().forEach((key, entry) -> {
            if (!struct.fields().containsKey(key) && !Shape.NOTES.contains(key)) {
                String maybe = Nearest.to(key, struct.fields().keySet());
                guessed.add(maybe);
                problems.add(
                        entry.key(),
                        path.then(key),
                        "unknown key " + Problems.quote(key),
                        Problems.oneOf(struct.fields().keySet()),
                        maybe);
            }
        });
        Map<String, Bound> children = new LinkedHashMap<>();
        for (Field field : struct.fields().values()) {
            Tree.Entry entry = fields.entries().get(field.key());
            if (entry != null) {
                Origin where =
                        entry.value() instanceof Tree.Leaf ? entry.value().origin() : entry.key();
                children.put(field.key(), bind(field.shape(), entry.value(), path.then(field.key()), where, notes));
            } else if (field.otherwise() != null) {
                children.put(field.key(), byDefault(field, field.otherwise(), path));
            } else if (field.required() && !partial && !guessed.contains("'" + field.key() + "'")) {
                problems.add(
                        at,
                        path,
                        "lacks the key '" + field.key() + "'",
                        field.doc().isEmpty() ? "a value for it" : field.key() + ": " + sentence(field.doc()));
            }
        }
        return make(struct, tree, path, at, children);
    }

    private static String sentence(String doc) {
        String text = Character.toLowerCase(doc.charAt(0)) + doc.substring(1);
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private Bound byDefault(Field field, Tree otherwise, ValuePath path) {
        return bind(field.shape(), otherwise, path.then(field.key()), Origin.DEFAULT, Notes.NONE);
    }

    private Notes notesBeside(Struct struct, Tree.Fields fields, ValuePath path) {
        Tree.Fields beside = fields;
        for (String key : Shape.NOTES) {
            if (struct.fields().containsKey(key)) {
                beside = beside.without(key);
            }
        }
        return notes(beside, path);
    }

    /** Builds the record, when all of its parts are there. */
    private Bound make(Struct struct, Tree tree, ValuePath path, Origin at, Map<String, Bound> children) {
        Set<Field> refused = new LinkedHashSet<>();
        for (Field field : struct.fields().values()) {
            Bound child = children.get(field.key());
            if (child == null ? field.required() : child.value() == null) {
                refused.add(field);
            }
        }
        if (!refused.isEmpty()) {
            complaintsWithout(refused, struct, path, at, children);
            return new Bound(struct, path, at, tree, null, children);
        }
        List<InvalidValueException> complaints = new ArrayList<>();
        Object value = construct(struct, arguments(struct, children, null), complaints);
        complaints.forEach(complaint -> complain(complaint, struct, path, at, children));
        return new Bound(struct, path, at, tree, value, children);
    }

    /**
     * What the record says of its other parts when some were refused: both a very small and a very large value are put in
     * their place, and what is wrong with the others either way is wrong in itself.
     */
    private void complaintsWithout(
            Set<Field> refused, Struct struct, ValuePath path, Origin at, Map<String, Bound> children) {
        List<InvalidValueException> small = new ArrayList<>();
        List<InvalidValueException> large = new ArrayList<>();
        Object[] smallParts = arguments(struct, children, StandIn.SMALL);
        Object[] largeParts = arguments(struct, children, StandIn.LARGE);
        if (smallParts.length == 0 || largeParts.length == 0) {
            return;
        }
        construct(struct, smallParts, small);
        construct(struct, largeParts, large);
        for (InvalidValueException complaint : small) {
            Field about = fieldOf(struct, complaint);
            boolean either = large.stream()
                    .anyMatch(other -> other.component().equals(complaint.component())
                            && other.expected().equals(complaint.expected()));
            boolean ownMistake = about == null || (!refused.contains(about) && !holdsRecords(about.shape()));
            if (either && ownMistake) {
                complain(complaint, struct, path, at, children);
            }
        }
    }

    private static boolean holdsRecords(Shape shape) {
        return shape instanceof Struct || shape instanceof Named;
    }

    /** The constructor's arguments; empty when a part is missing and has no stand-in. */
    private Object[] arguments(Struct struct, Map<String, Bound> children, @Nullable StandIn standIn) {
        Object[] arguments = new Object[struct.fields().size()];
        int i = 0;
        for (Field field : struct.fields().values()) {
            Bound child = children.get(field.key());
            Object value = child == null ? null : child.value();
            boolean leftOut = child == null && field.optional();
            if (value == null && !leftOut) {
                value = standIn == null ? null : standIn.of(field.shape());
                if (value == null) {
                    return new Object[0];
                }
            }
            arguments[i++] = field.optional() ? Optional.ofNullable(value) : value;
        }
        return arguments;
    }

    /** The record, or null with what it complains of. */
    static @Nullable Object construct(Struct struct, Object[] arguments, List<InvalidValueException> complaints) {
        try {
            return struct.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof InvalidValueException invalid)) {
                throw new IllegalStateException(e.getCause());
            }
            complaints.add(invalid);
            for (Throwable further : invalid.getSuppressed()) {
                if (further instanceof InvalidValueException also) {
                    complaints.add(also);
                }
            }
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Field fieldOf(Struct struct, InvalidValueException complaint) {
        for (Field field : struct.fields().values()) {
            if (field.key().equals(complaint.component()) || field.component().equals(complaint.component())) {
                return field;
            }
        }
        return null;
    }

    private void complain(
            InvalidValueException complaint, Struct struct, ValuePath path, Origin at, Map<String, Bound> children) {
        Field field = fieldOf(struct, complaint);
        Bound child = field == null ? null : children.get(field.key());
        if (field == null || child == null || child.origin().kind() == Origin.Kind.DEFAULT) {
            problems.complain(at, path, complaint.value(), complaint.expected());
            return;
        }
        boolean leaf = child.tree() instanceof Tree.Leaf;
        String value = leaf ? Problems.quote(child.tree().flow()) : complaint.value();
        Bound bare = field.shape() instanceof Struct inner && inner.bare() != null
                ? child.child(inner.bare().key())
                : null;
        Origin place = bare != null ? bare.origin() : leaf ? child.origin() : child.at();
        problems.complain(place, child.path(), value, complaint.expected());
    }

    private Bound choice(Choice choice, Tree tree, ValuePath path, Origin at, Notes outer) {
        if (!(tree instanceof Tree.Fields fields)) {
            Struct bare = choice.bare() == null ? null : choice.variants().get(choice.bare());
            if (!(tree instanceof Tree.Leaf leaf) || bare == null) {
                return refuse(choice, tree, path, tree.origin(), describe(tree), "");
            }
            if (choice.variants().containsKey(leaf.text())) {
                String keys = String.join(
                        ", ", choice.variants().get(leaf.text()).fields().keySet());
                return refuse(
                        choice,
                        tree,
                        path,
                        leaf.origin(),
                        Problems.quote(leaf.text()) + " lacks its parameters",
                        "'" + leaf.text() + ": {…}' with " + keys);
            }
            One one = single(bare, tree);
            Reading<?> reading = one == null ? null : read(one.scalar(), leaf.text());
            if (reading != null && reading.value() == null) {
                String refusal = reading.refusal().isEmpty() ? "" : " " + reading.refusal();
                return refuse(
                        choice, tree, path, leaf.origin(), Problems.quote(leaf.text()) + refusal, reading.maybe());
            }
            Bound only = bind(bare, tree, path, at, outer);
            return new Bound(choice, path, at, tree, only.value(), Map.of(choice.bare(), only));
        }
        Notes notes = notes(fields, path).under(outer);
        List<String> keys = new ArrayList<>(fields.entries().keySet());
        keys.removeAll(Shape.NOTES);
        if (keys.size() != 1) {
            String found = keys.isEmpty() ? "names no " + choice.noun() : "names " + String.join(" and ", keys);
            problems.add(at, path, found, Problems.oneOf(choice.variants().keySet()));
            return new Bound(choice, path, at, tree, null, Map.of());
        }
        String key = keys.get(0);
        Tree.Entry entry = fields.entry(key);
        Struct variant = choice.variants().get(key);
        if (variant == null) {
            problems.add(
                    entry.key(),
                    path,
                    Problems.quote(key) + " is not a " + choice.noun(),
                    Problems.oneOf(choice.variants().keySet()),
                    Nearest.to(key, choice.variants().keySet()));
            return new Bound(choice, path, at, tree, null, Map.of());
        }
        Bound made = bind(variant, entry.value(), path.then(key), entry.key(), notes);
        return new Bound(choice, path, at, tree, made.value(), Map.of(key, made));
    }

    private Bound named(Named named, Tree tree, ValuePath path, Origin at, Notes outer) {
        Map<String, Bound> children = new LinkedHashMap<>();
        if (tree instanceof Tree.Items list
                && (named.listed() != null || list.items().isEmpty())) {
            for (Tree item : list.items()) {
                if (!(item instanceof Tree.Leaf name) || name.isNull()) {
                    problems.add(item.origin(), path, describe(item), "a name");
                } else if (isName(name.text(), path, name.origin())) {
                    Tree value = new Tree.Leaf(String.valueOf(named.listed()), false, name.origin());
                    Bound child = bind(named.of(), value, path.then(name.text()), name.origin(), outer);
                    if (children.putIfAbsent(name.text(), child) != null) {
                        problems.add(name.origin(), path, Problems.quote(name.text()) + " stands twice", "it once");
                    }
                }
            }
        } else if (tree instanceof Tree.Fields fields) {
            Notes notes = notes(fields, path).under(outer);
            fields.entries().forEach((name, entry) -> {
                if (!Shape.NOTES.contains(name) && isName(name, path, entry.key())) {
                    Origin where = entry.value() instanceof Tree.Leaf leaf && !(named.of() instanceof Struct)
                            ? leaf.origin()
                            : entry.key();
                    children.put(name, bind(named.of(), entry.value(), path.then(name), where, notes));
                }
            });
        } else {
            return refuse(named, tree, path, tree.origin(), describe(tree), "");
        }
        return new Bound(named, path, at, tree, mapOf(children), children);
    }

    private boolean isName(String name, ValuePath path, Origin origin) {
        boolean reserved = Shape.FIGURE.contains(name);
        if (!reserved && isText(name)) {
            return true;
        }
        problems.add(
                origin,
                path.then(name),
                Problems.quote(name) + (reserved ? " is a word of the language" : ""),
                "a name without quotes and brackets, " + LONGEST_NAME + " characters at most");
        return false;
    }

    private static boolean isText(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isISOControl(c) || c == '"' || c == '[' || c == ']') {
                return false;
            }
        }
        return !name.isBlank() && name.length() <= LONGEST_NAME && name.strip().equals(name);
    }

    private static @Nullable Object mapOf(Map<String, Bound> children) {
        ImmutableMap.Builder<String, Object> values = ImmutableMap.builder();
        for (Map.Entry<String, Bound> child : children.entrySet()) {
            Object value = child.getValue().value();
            if (value == null) {
                return null;
            }
            values.put(child.getKey(), value);
        }
        return values.buildOrThrow();
    }

    private Bound many(Many many, Tree tree, ValuePath path, Origin at, Notes notes) {
        if (!(tree instanceof Tree.Items list)) {
            String maybe = tree instanceof Tree.Leaf leaf ? "'[" + leaf.text() + "]'" : "";
            return refuse(many, tree, path, tree.origin(), describe(tree), maybe);
        }
        boolean silent = notes.told() || notes.isEmpty();
        Bound known = silent ? lists.get(list) : null;
        if (known != null && known.shape() == many) {
            return new Bound(many, path, at, list, known.value(), known.children());
        }
        Map<String, Bound> children = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>();
        for (Tree item : list.items()) {
            String index = String.valueOf(children.size());
            Bound child = bind(many.of(), item, path.then(index), item.origin(), notes);
            children.put(index, child);
            if (child.value() != null) {
                if (many.distinct() && values.contains(child.value())) {
                    problems.add(item.origin(), path, Problems.quote(item.flow()) + " stands twice", "it once");
                }
                values.add(child.value());
            }
        }
        Object value = null;
        if (values.size() == children.size()) {
            value = many.distinct() ? ImmutableSet.copyOf(values) : ImmutableList.copyOf(values);
        }
        Bound bound = new Bound(many, path, at, list, value, children);
        lists.put(list, bound);
        return bound;
    }

    private Bound stepped(Stepped stepped, Tree tree, ValuePath path, Origin at, Notes outer) {
        StepsReader steps = new StepsReader(this, problems, stepped, path, at);
        if (tree instanceof Tree.Fields fields) {
            return steps.read(fields, notes(fields, path).under(outer));
        } else if (tree instanceof Tree.Leaf) {
            return steps.constant(tree, outer);
        }
        return refuse(stepped, tree, path, tree.origin(), describe(tree), "");
    }

    /** A place whose value is not of its shape. */
    private Bound refuse(Shape shape, Tree tree, ValuePath path, Origin at, String message, String maybe) {
        problems.add(at, path, message, expected(shape), maybe);
        return new Bound(shape, path, at, tree, null, Map.of());
    }

    /** What a shape wants, in words. */
    static String expected(Shape shape) {
        if (shape instanceof One one) {
            return one.scalar().expected();
        } else if (shape instanceof Struct struct) {
            String map = "a map with "
                    + struct.fields().values().stream().map(Field::key).collect(Collectors.joining(", "));
            return struct.bare() == null ? map : expected(struct.bare().shape()) + ", or " + map;
        } else if (shape instanceof Choice choice) {
            String map =
                    "a map with one of " + String.join(", ", choice.variants().keySet());
            Struct bare = choice.bare() == null ? null : choice.variants().get(choice.bare());
            return bare == null || bare.bare() == null
                    ? map
                    : expected(bare.bare().shape()) + ", or " + map;
        } else if (shape instanceof Named named) {
            return named.listed() == null ? "a map from names" : "a map from names, or a list of names";
        } else if (shape instanceof Many many) {
            return "a list, each " + expected(many.of());
        }
        Stepped stepped = (Stepped) shape;
        return expected(stepped.of()) + ", or a map from dates to such values" + (stepped.ramps() ? ", or a ramp" : "");
    }

    static String describe(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return leaf.isNull() ? "has no value" : Problems.quote(leaf.text());
        }
        return tree instanceof Tree.Items ? "a list" : "a map";
    }
}
