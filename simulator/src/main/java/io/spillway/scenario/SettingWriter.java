package io.spillway.scenario;

import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays settings over a tree. What lies on the way must be there; only the last name may be new. */
final class SettingWriter {
    private final Problems problems;
    private final Setting setting;
    private final Origin origin;
    private final Origin pathOrigin;
    private final List<String> names;
    /** The path as it is when a name on the way is one that is there and holds a dot; else empty. */
    private String dotted = "";

    private SettingWriter(Setting setting, Problems problems) {
        this.setting = setting;
        this.problems = problems;
        origin = setting.origin();
        pathOrigin = setting.pathOrigin();
        names = ValuePath.parse(setting.path()).segments();
    }

    /** The tree with the setting laid over it; the tree itself when the setting is refused. */
    static Tree write(Setting setting, Tree tree, Problems problems) {
        SettingWriter writer = new SettingWriter(setting, problems);
        Tree value = writer.value();
        if (value == null) {
            return tree;
        }
        Tree written = writer.write(Shapes.SCENARIO, tree, ValuePath.ROOT, 0, value);
        return written == null ? tree : written;
    }

    /** The value as a tree: flow style is read as YAML, anything else is one plain value. */
    private @Nullable Tree value() {
        String text = setting.value();
        if (text.isEmpty() || "{[\"'".indexOf(text.charAt(0)) < 0) {
            return new Tree.Leaf(text, true, origin);
        }
        Problems found = new Problems();
        Tree tree = YamlReader.read("", text.getBytes(StandardCharsets.UTF_8), found);
        for (Problem problem : found.sorted()) {
            problems.add(origin, setting.path(), problem.message(), problem.expected(), problem.maybe());
        }
        return tree == null || !found.isEmpty() ? null : at(tree);
    }

    private Tree at(Tree tree) {
        if (tree instanceof Tree.Leaf leaf) {
            return new Tree.Leaf(leaf.text(), leaf.plain(), origin);
        } else if (tree instanceof Tree.Items list) {
            return new Tree.Items(list.items().stream().map(this::at).toList(), origin);
        }
        Map<String, Tree.Entry> moved = new LinkedHashMap<>();
        ((Tree.Fields) tree)
                .entries()
                .forEach((key, entry) -> moved.put(key, new Tree.Entry(origin, at(entry.value()))));
        return new Tree.Fields(moved, origin);
    }

    /** The tree with the value laid at the end of the path; null when that is refused, or to take the key away. */
    private @Nullable Tree write(Shape shape, Tree tree, ValuePath path, int depth, Tree value) {
        if (tree instanceof Tree.Fields figure && FigureReader.isFigure(shape, figure)) {
            Tree inner = depth == names.size()
                    ? value
                    : write(shape, figure.entry("value").value(), path, depth, value);
            return inner == null ? null : figure.with("value", new Tree.Entry(origin, inner));
        }
        if (depth == names.size()) {
            return value;
        }
        String name = names.get(depth);
        boolean last = depth == names.size() - 1;
        if (shape instanceof Many many && tree instanceof Tree.Items list) {
            return item(many, list, name, path, depth, value);
        }
        Tree.Fields fields = asMap(shape, tree, path, name);
        if (fields == null) {
            return null;
        }
        Shape below = last && Shape.NOTES.contains(name) ? null : Overlay.below(shape, name);
        if (below == null && !(last && Shape.NOTES.contains(name))) {
            unknown(shape, path, name);
            return null;
        }
        if (shape instanceof Named) {
            dotted = dotted(fields, path, depth);
        }
        Tree.Entry old = fields.entries().get(name);
        if (last && value.isNothing()) {
            if (old == null) {
                problems.add(origin, path.then(name), "is not there to be taken away", "a key that is there");
                return null;
            }
            return fields.without(name);
        }
        if (old == null && !last && shape instanceof Named) {
            problems.add(
                    pathOrigin,
                    path.then(name),
                    "there is no " + Words.quote(name),
                    fields.entries().isEmpty()
                            ? "a name that is there"
                            : Words.oneOf(fields.entries().keySet()),
                    dotted.isEmpty() ? Nearest.to(name, fields.entries().keySet()) : dotted);
            return null;
        }
        if (below == null) {
            return fields.with(name, new Tree.Entry(origin, value));
        }
        Tree start = old == null ? byDefault(shape, name) : old.value();
        Tree written = write(below, start, path.then(name), depth + 1, value);
        if (written == null) {
            return null;
        }
        Origin key = old == null ? origin : old.key();
        return fields.with(name, new Tree.Entry(key, written));
    }

    /** The whole path in quotes, if the names from here on begin with one of the map's that holds a dot. */
    private String dotted(Tree.Fields fields, ValuePath path, int depth) {
        for (int end = depth + 2; end <= names.size(); end++) {
            String joined = String.join(".", names.subList(depth, end));
            if (fields.has(joined)) {
                ValuePath meant = path.then(joined);
                for (String name : names.subList(end, names.size())) {
                    meant = meant.then(name);
                }
                return Words.quote(meant.toString());
            }
        }
        return "";
    }

    private Tree byDefault(Shape shape, String name) {
        Field field = shape instanceof Struct struct ? struct.fields().get(name) : null;
        Tree otherwise = field == null ? null : field.otherwise();
        return otherwise == null ? new Tree.Fields(Map.of(), origin) : otherwise;
    }

    private @Nullable Tree item(Many many, Tree.Items list, String name, ValuePath path, int depth, Tree value) {
        boolean isIndex = name.matches("[0-9]{1,6}")
                && Integer.parseInt(name) < list.items().size();
        if (!isIndex) {
            problems.add(
                    pathOrigin,
                    path.then(name),
                    "there is no item " + Words.quote(name),
                    list.items().isEmpty()
                            ? "the whole list"
                            : "0 to " + (list.items().size() - 1) + ", or the whole list");
            return null;
        }
        int index = Integer.parseInt(name);
        Tree written = write(many.of(), list.items().get(index), path.then(name), depth + 1, value);
        if (written == null) {
            return null;
        }
        List<Tree> items = new ArrayList<>(list.items());
        items.set(index, written);
        return new Tree.Items(items, origin);
    }

    /** The map that a short form stands for. */
    private Tree.@Nullable Fields asMap(Shape shape, Tree tree, ValuePath path, String name) {
        if (tree instanceof Tree.Fields fields) {
            boolean otherVariant = shape instanceof Choice choice
                    && choice.variants().containsKey(name)
                    && !fields.has(name)
                    && !fields.entries().isEmpty();
            if (otherVariant) {
                problems.add(
                        pathOrigin,
                        path.then(name),
                        "is not " + name + " but "
                                + String.join(", ", fields.entries().keySet()),
                        "the whole value at " + path + " to change its kind");
                return null;
            }
            return fields;
        }
        if (tree.isNothing()) {
            return new Tree.Fields(Map.of(), origin);
        }
        if (shape instanceof Struct struct && struct.bare() != null) {
            return new Tree.Fields(Map.of(struct.bare().key(), new Tree.Entry(tree.origin(), tree)), tree.origin());
        }
        if (shape instanceof Choice choice
                && choice.bare() != null
                && choice.bare().equals(name)) {
            return new Tree.Fields(Map.of(name, new Tree.Entry(tree.origin(), tree)), tree.origin());
        }
        if (shape instanceof Choice choice && choice.isWord(name) && tree.flow().equals(name)) {
            Tree nothing = new Tree.Fields(Map.of(), tree.origin());
            return new Tree.Fields(Map.of(name, new Tree.Entry(tree.origin(), nothing)), tree.origin());
        }
        if (shape instanceof Named named && tree instanceof Tree.Items list && named.listed() != null) {
            Map<String, Tree.Entry> fields = new LinkedHashMap<>();
            for (Tree item : list.items()) {
                Tree listed = new Tree.Leaf(named.listed(), false, item.origin());
                fields.put(item.flow(), new Tree.Entry(item.origin(), listed));
            }
            return new Tree.Fields(fields, tree.origin());
        }
        if (shape instanceof Named
                && tree instanceof Tree.Items list
                && list.items().isEmpty()) {
            return new Tree.Fields(Map.of(), tree.origin());
        }
        String is = shape instanceof Stepped ? "is one value for all times" : "is " + Words.describe(tree);
        problems.add(pathOrigin, path, is + " and holds nothing named " + Words.quote(name), "the path of a value");
        return null;
    }

    private void unknown(Shape shape, ValuePath path, String name) {
        if (shape instanceof Struct struct) {
            problems.add(
                    pathOrigin,
                    path.then(name),
                    isTemplate(shape, name)
                            ? "a template is laid under its launches before values are set"
                            : "unknown key " + Words.quote(name),
                    Words.oneOf(struct.keys()),
                    dotted.isEmpty() ? Binder.meant(struct, path, name) : dotted);
        } else if (shape instanceof Choice choice) {
            problems.add(
                    pathOrigin,
                    path.then(name),
                    Words.quote(name) + " is not a " + choice.noun(),
                    Words.oneOf(choice.variants().keySet()),
                    Nearest.to(name, choice.variants().keySet()));
        } else {
            problems.add(pathOrigin, path, "holds nothing named " + Words.quote(name), "the path of a value");
        }
    }

    private static boolean isTemplate(Shape shape, String name) {
        return shape == Shapes.LAUNCH && name.equals(Templates.TEMPLATE)
                || shape == Shapes.SCENARIO && name.equals(Templates.TEMPLATES);
    }
}
