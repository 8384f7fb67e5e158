package io.spillway.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.scenario.Scalar.Reading;
import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.FileKey;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import io.spillway.scenario.Shape.Timed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes values of a tree by its shape. It never stops at a problem: what cannot be made is left out, everything else is
 * read and checked on.
 */
final class Binder {
    private static final int LONGEST_NAME = 100;
    private static final Pattern START_OF_THOUSANDS = Pattern.compile("[1-9][0-9]{0,2}(?:,[0-9]{3})*");
    private static final Pattern REST_OF_THOUSANDS = Pattern.compile("[0-9]{3}(?![0-9]).*");

    private final Sources sources;
    private final Problems problems;
    /** Whether keys may be missing in what is read now. */
    private boolean partial;

    private final FigureReader figures;
    private final RecordMaker records;
    private final Map<Scalar.Reader<?>, Map<String, Reading<?>>> readings = new IdentityHashMap<>();

    /** A list of a template is read once, however many launches share it. */
    private final Map<Tree, Bound> lists = new IdentityHashMap<>();

    /** So is a table. */
    private final Map<Tree, Bound> tables = new IdentityHashMap<>();

    /**
     * A binder.
     *
     * @param sources where tables that values name are read
     * @param partial whether required keys may be missing, as in a template; records that lack one are then not made
     */
    Binder(Sources sources, Problems problems, boolean partial) {
        this.sources = sources;
        this.problems = problems;
        this.partial = partial;
        figures = new FigureReader(this, problems);
        records = new RecordMaker(problems);
    }

    /** The figures met so far, in the order of the scenario. */
    List<Figure> figures() {
        return figures.figures();
    }

    Bound bind(Shape shape, Tree tree, ValuePath path, Origin at, Notes notes) {
        if (tree instanceof Tree.Fields fields && FigureReader.isFigure(shape, fields)) {
            return figures.read(shape, fields, path, at, notes);
        }
        if (tree instanceof Tree.Unread) {
            return new Bound(shape, path, at, tree, null, Map.of());
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
            figures.covered(leaf, path, notes);
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
        } else if (shape instanceof Timed timed) {
            return timed(timed, tree, path, at, notes);
        }
        return stepped((Stepped) shape, tree, path, at, notes);
    }

    /** The kind of single value that a tree is read as, if it is one. */
    static @Nullable One single(Shape shape, Tree tree) {
        return tree instanceof Tree.Leaf ? single(shape) : null;
    }

    /** The kind of single value that may stand there, if one may. */
    static @Nullable One single(@Nullable Shape shape) {
        if (shape instanceof One one) {
            return one;
        } else if (shape instanceof Stepped stepped) {
            return stepped.of();
        } else if (shape instanceof Struct struct && struct.bare() != null) {
            return single(struct.bare().shape());
        } else if (shape instanceof Choice choice && choice.bare() != null) {
            return single(choice.variants().get(choice.bare()));
        }
        return null;
    }

    /** What a text says; many a date, duration or share stands in a scenario many times. */
    Reading<?> read(Scalar<?> scalar, String text) {
        return readings.computeIfAbsent(scalar.reader(), ignored -> new HashMap<>())
                .computeIfAbsent(text, scalar.reader()::read);
    }

    Bound one(One one, Tree tree, ValuePath path, Origin at) {
        if (!(tree instanceof Tree.Leaf leaf) || leaf.isNull()) {
            boolean isNoted =
                    tree instanceof Tree.Fields fields && Shape.FIGURE.stream().anyMatch(fields::has);
            return refuse(one, tree, path, tree.origin(), Words.describe(tree), isNoted ? "the key 'value' in it" : "");
        }
        Reading<?> reading = read(one.scalar(), leaf.text());
        if (reading.value() == null) {
            String refusal = reading.refusal().isEmpty() ? "" : " " + reading.refusal();
            return refuse(one, tree, path, leaf.origin(), Words.quote(leaf.text()) + refusal, reading.maybe());
        }
        return new Bound(one, path, at, tree, reading.value(), Map.of());
    }

    private Bound struct(Struct struct, Tree tree, ValuePath path, Origin at, Notes outer) {
        if (!(tree instanceof Tree.Fields fields)) {
            Field bare = struct.bare();
            if (bare == null || (tree instanceof Tree.Items && !(bare.shape() instanceof Many))) {
                return refuse(struct, tree, path, tree.origin(), Words.describe(tree), "");
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
            return records.make(struct, tree, path, at, children, partial);
        }
        boolean around = partial;
        partial |= !fields.whole();
        Bound bound = struct(struct, fields, path, at, outer);
        partial = around;
        return bound;
    }

    private Bound struct(Struct struct, Tree.Fields written, ValuePath path, Origin at, Notes outer) {
        Tree.Fields fields = joined(struct, written);
        Notes notes = notesBeside(struct, fields, path).under(outer);
        Set<String> guessed = new HashSet<>();
        fields.entries().forEach((key, entry) -> {
            if (struct.below(key) == null && !Shape.NOTES.contains(key) && !problems.isFull()) {
                String maybe = meant(struct, path, key);
                guessed.add(maybe);
                problems.add(
                        entry.key(),
                        path.then(key),
                        "unknown key " + Words.quote(key),
                        Words.oneOf(struct.keys()),
                        maybe);
            }
        });
        Map<String, Bound> children = new LinkedHashMap<>();
        for (Field field : struct.fields().values()) {
            Tree.Entry entry = fields.entries().get(field.key());
            FileKey inFile = field.inFile();
            Tree.Entry file = inFile == null ? null : fields.entries().get(inFile.key());
            if (inFile != null && file != null) {
                if (entry != null) {
                    String either = "exactly one of " + inFile.key() + " and " + field.key();
                    problems.add(file.key(), path, "both", either);
                }
                children.put(field.key(), inFile(field, inFile, file.value(), path, notes));
            } else if (entry != null) {
                Origin where =
                        entry.value() instanceof Tree.Leaf ? entry.value().origin() : entry.key();
                children.put(field.key(), bind(field.shape(), entry.value(), path.then(field.key()), where, notes));
            } else if (field.otherwise() != null) {
                children.put(field.key(), byDefault(field, field.otherwise(), path));
            } else if (field.required() && !partial && !guessed.contains("'" + field.key() + "'")) {
                String either = inFile == null ? "" : "'" + inFile.key() + "' or ";
                problems.add(
                        at,
                        path,
                        "lacks the key " + either + "'" + field.key() + "'",
                        field.doc().isEmpty() ? "a value for it" : field.key() + ": " + sentence(field.doc()));
            }
        }
        return records.make(struct, fields, path, at, children, partial);
    }

    /** The map with {@code {price: 1,250 USD/unit-hour}} as it was meant: to YAML the comma ends a value and begins a key. */
    private static Tree.Fields joined(Struct struct, Tree.Fields fields) {
        Tree.Fields joined = fields;
        String before = "";
        for (Map.Entry<String, Tree.Entry> field : fields.entries().entrySet()) {
            String key = field.getKey();
            boolean isRest = field.getValue().value().isNothing()
                    && struct.below(key) == null
                    && REST_OF_THOUSANDS.matcher(key).matches();
            if (isRest
                    && joined.get(before) instanceof Tree.Leaf start
                    && START_OF_THOUSANDS.matcher(start.text()).matches()) {
                Tree whole = new Tree.Leaf(start.text() + "," + key, start.plain(), start.origin());
                joined = joined.without(key)
                        .with(before, new Tree.Entry(joined.entry(before).key(), whole));
            } else {
                before = key;
            }
        }
        return joined;
    }

    /** What an unknown key may be: one that is spelt like it, or one of another level. */
    static String meant(Struct struct, ValuePath path, String key) {
        String nearest = Nearest.to(key, struct.keys());
        return nearest.isEmpty() ? elsewhere(struct, path, key) : nearest;
    }

    /** Where a key may stand that stands at the wrong level: in what is around, or in each of a part. */
    private static String elsewhere(Struct struct, ValuePath path, String key) {
        ValuePath at = ValuePath.ROOT;
        Shape shape = Shapes.SCENARIO;
        String around = "";
        for (String segment : path.segments()) {
            if (shape instanceof Struct outer && outer.below(key) != null) {
                around = "'" + at.then(key) + "'" + (at == ValuePath.ROOT ? " at the top" : "");
            }
            shape = Overlay.below(shape, segment);
            at = at.then(segment);
        }
        if (shape == struct && !around.isEmpty()) {
            return around;
        }
        return struct.fields().values().stream()
                .filter(field -> field.shape() instanceof Named named
                        && named.of() instanceof Struct inner
                        && inner.below(key) != null)
                .findFirst()
                .map(field -> "in one of '" + path.then(field.key()) + "'")
                .orElse("");
    }

    /** A value that stands in a file of its own. */
    private Bound inFile(Field field, FileKey key, Tree name, ValuePath path, Notes notes) {
        ValuePath file = path.then(key.key());
        Bound bound = bind(Scalars.ONE_TEXT, name, file, name.origin(), notes);
        Tree.Items table =
                bound.tree() instanceof Tree.Leaf leaf && bound.value() != null ? sources.table(leaf, file) : null;
        if (table == null) {
            return new Bound(field.shape(), file, bound.at(), name, null, Map.of());
        }
        Bound known = tables.get(table);
        if (known == null) {
            known = new PointsReader(this, problems, (Timed) field.shape(), path.then(field.key()), bound.at())
                    .table(table);
            tables.put(table, known);
        }
        return known;
    }

    private Bound timed(Timed timed, Tree tree, ValuePath path, Origin at, Notes outer) {
        if (tree instanceof Tree.Fields fields) {
            Notes notes = figures.notes(fields, path).under(outer);
            return new PointsReader(this, problems, timed, path, at).map(fields, notes);
        }
        return refuse(timed, tree, path, tree.origin(), Words.describe(tree), "");
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
        return figures.notes(beside, path);
    }

    private Bound choice(Choice choice, Tree tree, ValuePath path, Origin at, Notes outer) {
        return tree instanceof Tree.Fields fields
                ? variant(choice, fields, path, at, outer)
                : bare(choice, tree, path, at, outer);
    }

    /** A word, or the parameter of the variant that needs no name. */
    private Bound bare(Choice choice, Tree tree, ValuePath path, Origin at, Notes outer) {
        if (tree instanceof Tree.Leaf word && choice.isWord(word.text())) {
            return word(choice, word, path, at, outer);
        }
        Struct bare = choice.bare() == null ? null : choice.variants().get(choice.bare());
        if (!(tree instanceof Tree.Leaf leaf) || bare == null) {
            String maybe = tree instanceof Tree.Leaf wrong ? Nearest.to(wrong.text(), choice.words()) : "";
            return refuse(choice, tree, path, tree.origin(), Words.describe(tree), maybe);
        }
        if (choice.variants().containsKey(leaf.text())) {
            String keys = String.join(
                    ", ", choice.variants().get(leaf.text()).fields().keySet());
            return refuse(
                    choice,
                    tree,
                    path,
                    leaf.origin(),
                    Words.quote(leaf.text()) + " lacks its parameters",
                    "'" + leaf.text() + ": {…}' with " + keys);
        }
        One one = single(bare);
        Reading<?> reading = one == null ? null : read(one.scalar(), leaf.text());
        if (reading != null && reading.value() == null) {
            String refusal = reading.refusal().isEmpty() ? "" : " " + reading.refusal();
            return refuse(choice, tree, path, leaf.origin(), Words.quote(leaf.text()) + refusal, reading.maybe());
        }
        Bound only = bind(bare, tree, path, at, outer);
        return new Bound(choice, path, at, tree, only.value(), Map.of(choice.bare(), only));
    }

    /** A variant by its name, with its parameters. */
    private Bound variant(Choice choice, Tree.Fields fields, ValuePath path, Origin at, Notes outer) {
        Notes notes = figures.notes(fields, path).under(outer);
        List<String> keys = new ArrayList<>(fields.entries().keySet());
        keys.removeAll(Shape.NOTES);
        if (keys.size() != 1) {
            String found = keys.isEmpty() ? "names no " + choice.noun() : "names " + String.join(" and ", keys);
            problems.add(at, path, found, Words.oneOf(choice.variants().keySet()));
            return new Bound(choice, path, at, fields, null, Map.of());
        }
        String key = keys.get(0);
        Tree.Entry entry = fields.entry(key);
        Struct variant = choice.variants().get(key);
        if (variant == null) {
            problems.add(
                    entry.key(),
                    path,
                    Words.quote(key) + " is not a " + choice.noun(),
                    Words.oneOf(choice.variants().keySet()),
                    Nearest.to(key, choice.variants().keySet()));
            return new Bound(choice, path, at, fields, null, Map.of());
        }
        Bound made = bind(variant, entry.value(), path.then(key), entry.key(), notes);
        return new Bound(choice, path, at, fields, made.value(), Map.of(key, made));
    }

    /** A variant whose name stands alone, with its parameters as they are when left out. */
    private Bound word(Choice choice, Tree.Leaf word, ValuePath path, Origin at, Notes outer) {
        String name = word.text();
        Tree nothing = new Tree.Fields(Map.of(), word.origin());
        if (choice.variant(name).fields().isEmpty()) {
            Bound made = bind(choice.variant(name), nothing, path.then(name), at, outer);
            return new Bound(choice, path, at, word, made.value(), Map.of(name, made));
        }
        Tree.Entry entry = new Tree.Entry(word.origin(), nothing);
        return choice(choice, new Tree.Fields(Map.of(name, entry), word.origin()), path, at, outer);
    }

    private Bound named(Named named, Tree tree, ValuePath path, Origin at, Notes outer) {
        Map<String, Bound> children = new LinkedHashMap<>();
        if (tree instanceof Tree.Items list
                && (named.listed() != null || list.items().isEmpty())) {
            for (Tree item : list.items()) {
                if (!(item instanceof Tree.Leaf name) || name.isNull()) {
                    problems.add(item.origin(), path, Words.describe(item), "a name");
                } else if (isName(name.text(), path, name.origin())) {
                    Tree value = new Tree.Leaf(String.valueOf(named.listed()), false, name.origin());
                    Bound child = bind(named.of(), value, path.then(name.text()), name.origin(), outer);
                    if (children.putIfAbsent(name.text(), child) != null) {
                        problems.add(name.origin(), path, Words.quote(name.text()) + " stands twice", "it once");
                    }
                }
            }
        } else if (tree instanceof Tree.Fields fields) {
            Notes notes = figures.notes(fields, path).under(outer);
            fields.entries().forEach((name, entry) -> {
                if (!Shape.NOTES.contains(name) && isName(name, path, entry.key())) {
                    Origin where = entry.value() instanceof Tree.Leaf leaf && !(named.of() instanceof Struct)
                            ? leaf.origin()
                            : entry.key();
                    children.put(name, bind(named.of(), entry.value(), path.then(name), where, notes));
                }
            });
        } else {
            return refuse(named, tree, path, tree.origin(), Words.describe(tree), "");
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
                Words.quote(name) + (reserved ? " is a word of the language" : ""),
                "a name without quotes and brackets, " + LONGEST_NAME + " characters at most");
        return false;
    }

    private static boolean isText(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '[' || c == ']') {
                return false;
            }
        }
        return !name.isBlank()
                && Words.isShown(name)
                && name.length() <= LONGEST_NAME
                && name.strip().equals(name);
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
            return refuse(many, tree, path, tree.origin(), Words.describe(tree), maybe);
        }
        boolean silent = notes.told() || notes.isEmpty();
        Bound known = silent ? lists.get(list) : null;
        if (known != null && known.shape() == many) {
            return new Bound(many, path, at, list, known.value(), known.children());
        }
        Map<String, Bound> children = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        for (Tree item : list.items()) {
            String index = String.valueOf(children.size());
            Bound child = bind(many.of(), item, path.then(index), item.origin(), notes);
            children.put(index, child);
            if (child.value() != null) {
                if (many.distinct() && !seen.add(child.value())) {
                    problems.add(item.origin(), path, Words.quote(item.flow()) + " stands twice", "it once");
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
            return steps.read(fields, figures.notes(fields, path).under(outer));
        } else if (tree instanceof Tree.Leaf) {
            return steps.constant(tree, outer);
        }
        return refuse(stepped, tree, path, tree.origin(), Words.describe(tree), "");
    }

    /** A place whose value is not of its shape. */
    private Bound refuse(Shape shape, Tree tree, ValuePath path, Origin at, String message, String maybe) {
        problems.add(at, path, message, Words.expected(shape), maybe);
        return new Bound(shape, path, at, tree, null, Map.of());
    }
}
