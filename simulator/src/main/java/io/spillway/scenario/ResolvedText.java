package io.spillway.scenario;

import io.spillway.scenario.Scalar.Json;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A scenario with everything laid over everything, as YAML or JSON, and where each value comes from. */
final class ResolvedText {
    private static final Pattern PLAIN = Pattern.compile(
            "(?:[\\p{L}\\p{N}_./+(]|-(?=[\\p{L}\\p{N}]))(?:[\\p{L}\\p{N}_./+()%$'’=<>*; -]|:(?=[^ ]))*");
    private static final int WIDEST = 72;

    private record Line(String text, Origin origin) {}

    private final List<Line> lines = new ArrayList<>();

    private ResolvedText() {}

    /** YAML that reads as the same scenario, each value's origin in a comment behind it. */
    static String yaml(Bound root) {
        ResolvedText resolved = new ResolvedText();
        resolved.children(root, 0);
        int width = Math.min(
                WIDEST,
                resolved.lines.stream()
                        .filter(line -> line.origin() != Origin.NOWHERE)
                        .mapToInt(line -> line.text().length())
                        .max()
                        .orElse(0));
        StringBuilder yaml = new StringBuilder();
        for (Line line : resolved.lines) {
            yaml.append(line.text());
            if (line.origin() != Origin.NOWHERE) {
                yaml.append(" ".repeat(Math.max(0, width - line.text().length())))
                        .append("  # ")
                        .append(comment(line.origin()));
            }
            yaml.append('\n');
        }
        return yaml.toString();
    }

    private static String comment(Origin origin) {
        String text = origin.line() == 0 ? origin.source() : origin.source() + ":" + origin.line();
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private void children(Bound bound, int depth) {
        bound.children().forEach((key, child) -> place(text(key) + ":", child, depth));
    }

    private void place(String key, Bound bound, int depth) {
        Tree tree = bound.tree();
        String start = "  ".repeat(depth) + key;
        if (tree instanceof Tree.Leaf leaf) {
            lines.add(new Line(start + " " + text(leaf.text()), leaf.origin()));
        } else if (bound.shape() instanceof Many && isFlow(bound)) {
            List<String> items = new ArrayList<>();
            bound.children().values().forEach(item -> items.add(text(item.tree().flow())));
            lines.add(new Line(start + " [" + String.join(", ", items) + "]", tree.origin()));
        } else if (bound.children().isEmpty()) {
            lines.add(new Line(start + (bound.shape() instanceof Many ? " []" : " {}"), tree.origin()));
        } else {
            lines.add(new Line(start, Origin.NOWHERE));
            children(bound, depth + 1);
        }
    }

    /** Lists hold single values; a list whose items come from different places is written over one line all the same. */
    private static boolean isFlow(Bound bound) {
        return !bound.children().isEmpty()
                && bound.children().values().stream().allMatch(item -> item.tree() instanceof Tree.Leaf);
    }

    /** A text as YAML: plain where that is safe, else in double quotes. */
    static String text(String text) {
        boolean isNull = new Tree.Leaf(text, true, Origin.NOWHERE).isNull();
        if (!isNull && !text.endsWith(" ") && PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    /** JSON: the values as nested objects, and beside them the origin of each by its path. */
    static String json(LoadedScenario loaded) {
        Map<String, Object> origins = new LinkedHashMap<>();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", 1);
        json.put("fingerprint", loaded.fingerprint());
        json.put("resolved", value(loaded.root(), origins));
        json.put("origins", origins);
        return JsonText.of(json);
    }

    private static Object value(Bound bound, Map<String, Object> origins) {
        Tree tree = bound.tree();
        if (tree instanceof Tree.Leaf leaf) {
            origins.put(bound.path().toString(), origin(leaf.origin()));
            return json(innermost(bound).shape(), leaf);
        }
        if (bound.shape() instanceof Many) {
            origins.put(bound.path().toString(), origin(tree.origin()));
            List<Object> items = new ArrayList<>();
            bound.children().values().forEach(item -> items.add(value(item, new LinkedHashMap<>())));
            return items;
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        bound.children().forEach((key, child) -> parts.put(key, value(child, origins)));
        if (parts.isEmpty()) {
            origins.put(bound.path().toString(), origin(tree.origin()));
        }
        return parts;
    }

    /** What a value written alone stands for. */
    private static Bound innermost(Bound bound) {
        for (Bound part : bound.children().values()) {
            if (part.tree() == bound.tree()) {
                return innermost(part);
            }
        }
        return bound;
    }

    private static Object json(Shape shape, Tree.Leaf leaf) {
        Shape single = shape instanceof Stepped stepped ? stepped.of() : shape;
        if (!(single instanceof One one) || one.scalar().json() == Json.ANY) {
            return leaf.text();
        }
        if (one.scalar().json() == Json.BOOLEAN) {
            return Boolean.valueOf(leaf.text());
        }
        BigDecimal number = Amounts.decimal(leaf.text()).value();
        return number != null && Math.abs(number.scale()) < 40 ? number : leaf.text();
    }

    private static Map<String, Object> origin(Origin origin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", Scalars.word(origin.kind()));
        if (origin.kind() != Origin.Kind.DEFAULT) {
            json.put("source", origin.source());
        }
        if (origin.line() > 0) {
            json.put("line", origin.line());
            json.put("column", origin.column());
        }
        return json;
    }
}
