package io.spillway.scenario;

import io.spillway.model.Doc;
import io.spillway.scenario.Scalar.Json;
import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import io.spillway.scenario.Shape.Timed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the JSON Schema (draft 2020-12) of the language, for completion and checks in an editor. What may be written
 * where is in the definitions; which keys must be there is in definitions of its own, since a file that includes others, a
 * part without a name, or a launch with a template need not have them all.
 */
public final class SchemaWriter {
    private static final String PLAIN = "^(?:%s)$";
    private static final String REQUIRED = "-required";

    private final Map<String, Object> definitions = new TreeMap<>();

    private SchemaWriter() {}

    /** The schema's text. */
    public static String write() {
        return JsonText.of(new SchemaWriter().schema());
    }

    /**
     * The schema of files that a record describes.
     *
     * @see RecordFile
     */
    public static String write(String title, Class<? extends Record> type) {
        SchemaWriter writer = new SchemaWriter();
        Struct struct = Shapes.of(type);
        Map<String, Object> schema = head(title, struct, writer.properties(struct));
        List<String> required = struct.fields().values().stream()
                .filter(Field::required)
                .map(Field::key)
                .toList();
        schema.put("required", required);
        schema.put("$defs", writer.definitions);
        return JsonText.of(schema);
    }

    private static Map<String, Object> head(String title, Struct struct, Map<String, Object> properties) {
        Map<String, Object> schema = map(
                "$schema", "https://json-schema.org/draft/2020-12/schema", "title", title, "description", struct.doc());
        schema.putAll(object(properties));
        return schema;
    }

    private Map<String, Object> schema() {
        Map<String, Object> properties = properties(Shapes.SCENARIO);
        properties.put(
                "include",
                described(
                        "Files that this one lies over, named from its own folder; later ones lie over earlier ones.",
                        map("anyOf", List.of(type("string"), map("type", "array", "items", type("string"))))));
        properties.put(
                "templates", described("Launches in part, by name, for launches to build on.", named(Shapes.LAUNCH)));
        Map<String, Object> schema = head("Spillway scenario", Shapes.SCENARIO, properties);
        schema.put("if", map("required", List.of("name"), "not", map("required", List.of("include"))));
        schema.put("then", required(Shapes.SCENARIO));
        schema.put("$defs", definitions);
        return schema;
    }

    private Map<String, Object> properties(Struct struct) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Field field : struct.fields().values()) {
            if (field.inFile() != null) {
                properties.put(field.inFile().key(), described(field.inFile().doc(), of(Scalars.ONE_TEXT)));
            }
            Map<String, Object> property = new LinkedHashMap<>();
            property.put("description", field.doc());
            if (field.otherwiseText() != null) {
                property.put("default", literal(field.otherwiseText()));
            }
            if (field.required()) {
                property.putAll(of(field.shape()));
            } else {
                property.put("anyOf", List.of(of(field.shape()), type("null")));
            }
            properties.put(field.key(), property);
        }
        notes(properties);
        return properties;
    }

    private static Object literal(String text) {
        BigDecimal number = Amounts.decimal(text).value();
        return switch (text) {
            case "{}" -> Map.of();
            case "[]" -> List.of();
            default -> number == null ? text : number;
        };
    }

    private void notes(Map<String, Object> properties) {
        properties.putIfAbsent("source", described("Where the values come from.", type("string")));
        properties.putIfAbsent("confidence", of(new One(Scalars.words(Confidence.class), Confidence.class)));
        properties.putIfAbsent("note", described("A remark.", type("string")));
    }

    /** A reference to the definition of a shape, which is made when there is none yet. */
    private Map<String, Object> of(Shape shape) {
        if (shape instanceof Named named) {
            return named(named);
        }
        String name = name(shape);
        if (!definitions.containsKey(name)) {
            definitions.put(name, true);
            definitions.put(name, isConfidence(shape) ? plain(shape) : figure(shape, name));
        }
        return ref(name);
    }

    /** The word of confidence is a note itself and has no figure around it. */
    private static boolean isConfidence(Shape shape) {
        return shape instanceof One one && one.type() == Confidence.class;
    }

    private static String name(Shape shape) {
        if (shape instanceof One one) {
            return one.scalar().name();
        } else if (shape instanceof Struct struct) {
            return Scalars.kebab(struct.name());
        } else if (shape instanceof Choice choice) {
            return choice.unit().isEmpty() ? choice.noun() : choice.noun() + "-of-" + choice.unit();
        } else if (shape instanceof Many many) {
            return (many.distinct() ? "set-of-" : "list-of-") + name(many.of());
        } else if (shape instanceof Stepped stepped) {
            return "steps-of-" + name(stepped.of());
        } else if (shape instanceof Timed timed) {
            return name(timed.of()) + "-by-time";
        }
        throw new IllegalArgumentException("no name for " + shape);
    }

    /** What may be written for a shape, with or without a figure around it. */
    private Map<String, Object> figure(Shape shape, String name) {
        Map<String, Object> plain = plain(shape);
        if (shape instanceof Struct struct && (struct.bare() == null || struct.variant())) {
            return plain;
        }
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("value", ref(name));
        notes(parts);
        parts.put(
                "range",
                map(
                        "description",
                        "The lowest and the highest value.",
                        "type",
                        "array",
                        "items",
                        ref(name),
                        "minItems",
                        2,
                        "maxItems",
                        2));
        Map<String, Object> figure = object(parts);
        figure.put("description", "A figure: a value with its source.");
        figure.put("required", List.of("value"));
        List<Object> either = new ArrayList<>();
        Object alternatives = plain.get("anyOf");
        if (plain.size() == 1 && alternatives instanceof List<?> list) {
            either.addAll(list);
        } else {
            either.add(plain);
        }
        either.add(figure);
        return map("anyOf", either);
    }

    private Map<String, Object> plain(Shape shape) {
        if (shape instanceof One one) {
            return one(one);
        } else if (shape instanceof Struct struct) {
            Map<String, Object> properties = properties(struct);
            if (buildsOnTemplates(struct)) {
                properties.put("template", described("The template that it builds on.", type("string")));
            }
            Map<String, Object> map = described(struct.doc(), object(properties));
            return struct.bare() == null
                    ? map
                    : map("anyOf", List.of(of(struct.bare().shape()), map));
        } else if (shape instanceof Choice choice) {
            return choice(choice);
        } else if (shape instanceof Many many) {
            return map("type", "array", "items", of(many.of()), "uniqueItems", many.distinct());
        }
        return shape instanceof Timed timed ? timed(timed) : stepped((Stepped) shape);
    }

    private static boolean buildsOnTemplates(Struct struct) {
        return struct == Shapes.LAUNCH || struct == Shapes.LAUNCH_PROCESS;
    }

    private static Map<String, Object> one(One one) {
        Scalar<?> scalar = one.scalar();
        if (one.type().isEnum()) {
            List<Object> words = new ArrayList<>();
            for (Object constant : one.type().getEnumConstants()) {
                words.add(described(doc((Enum<?>) constant), map("const", Scalars.word((Enum<?>) constant))));
            }
            return map("oneOf", words);
        }
        if (scalar.json() == Json.ANY) {
            return map("type", List.of("string", "number", "boolean"));
        }
        Map<String, Object> text =
                map("type", "string", "pattern", String.format(Locale.ROOT, PLAIN, scalar.pattern()));
        Map<String, Object> json = switch (scalar.json()) {
            case NUMBER, ROUNDED -> type("number");
            case INTEGER -> type("integer");
            case BOOLEAN -> type("boolean");
            case FRACTION -> map("type", "number", "minimum", 0, "maximum", 1);
            case TEXT, ANY -> Map.of();
        };
        String sentence = capitalised(scalar.expected());
        return described(sentence, json.isEmpty() ? text : map("anyOf", List.of(json, text)));
    }

    private static String capitalised(String expected) {
        return Character.toUpperCase(expected.charAt(0)) + expected.substring(1) + ".";
    }

    private static String doc(Enum<?> constant) {
        try {
            Doc doc = constant.getDeclaringClass().getField(constant.name()).getAnnotation(Doc.class);
            return doc == null ? "" : doc.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> choice(Choice choice) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<Object> one = new ArrayList<>();
        choice.variants().forEach((name, variant) -> {
            properties.put(name, variant(choice, name, variant));
            one.add(map("required", List.of(name)));
        });
        notes(properties);
        Map<String, Object> object = object(properties);
        object.put("oneOf", one);
        Struct bare = choice.bare() == null ? null : choice.variants().get(choice.bare());
        List<Object> either = new ArrayList<>();
        if (bare != null && bare.bare() != null) {
            either.add(of(bare.bare().shape()));
        }
        choice.words().forEach(word -> either.add(described(choice.variant(word).doc(), map("const", word))));
        either.add(object);
        return either.size() == 1 ? object : map("anyOf", either);
    }

    private Map<String, Object> variant(Choice choice, String key, Struct variant) {
        String name = name(choice) + "-" + key;
        if (!definitions.containsKey(name)) {
            definitions.put(name, true);
            definitions.put(name, plain(variant));
        }
        return ref(name);
    }

    private Map<String, Object> stepped(Stepped stepped) {
        Map<String, Object> byDate = new LinkedHashMap<>();
        notes(byDate);
        Map<String, Object> dated = map(
                "description",
                "From each date on, its value.",
                "type",
                "object",
                "properties",
                byDate,
                "patternProperties",
                map(String.format(Locale.ROOT, PLAIN, Amounts.DATE), of(stepped.of())),
                "additionalProperties",
                false);
        List<Object> forms = new ArrayList<>(List.of(of(stepped.of()), dated));
        if (stepped.ramps()) {
            Map<String, Object> ramp = new LinkedHashMap<>();
            ramp.put("ramp", described("Dates and whole numbers, joined by a straight line.", dated));
            ramp.put(
                    "every",
                    described(
                            "Time from one delivery to the next.",
                            of(new One(Scalars.DURATION, java.time.Duration.class))));
            notes(ramp);
            Map<String, Object> object = object(ramp);
            object.put("required", Shape.RAMP);
            forms.add(object);
        }
        return map("anyOf", forms);
    }

    private Map<String, Object> timed(Timed timed) {
        List<Object> forms = new ArrayList<>();
        for (Scalar<?> time : List.of(Scalars.DURATION, Scalars.DATE)) {
            Map<String, Object> byTime = new LinkedHashMap<>();
            notes(byTime);
            Map<String, Object> object = object(byTime);
            object.put("patternProperties", map(String.format(Locale.ROOT, PLAIN, time.pattern()), of(timed.of())));
            forms.add(object);
        }
        return map("anyOf", forms);
    }

    private Map<String, Object> named(Named named) {
        Map<String, Object> object = named(named.of());
        return named.listed() == null
                ? object
                : map("anyOf", List.of(object, map("type", "array", "items", type("string"), "uniqueItems", true)));
    }

    private Map<String, Object> named(Shape of) {
        Map<String, Object> properties = new LinkedHashMap<>();
        notes(properties);
        return map(
                "type",
                "object",
                "properties",
                properties,
                "additionalProperties",
                map("anyOf", List.of(of(of), type("null"))));
    }

    /** Which keys must be there, in a shape and below it; nothing when none must. */
    private Map<String, Object> required(Shape shape) {
        if (shape instanceof Named named) {
            Map<String, Object> of = required(named.of());
            if (of.isEmpty()) {
                return Map.of();
            }
            Map<String, Object> apart = new LinkedHashMap<>();
            Shape.NOTES.forEach(note -> apart.put(note, true));
            return map("properties", apart, "additionalProperties", of);
        } else if (shape instanceof Struct struct) {
            return required(struct, name(struct));
        } else if (shape instanceof Choice choice) {
            return required(choice);
        }
        return Map.of();
    }

    private Map<String, Object> required(Choice choice) {
        String name = name(choice) + REQUIRED;
        if (!definitions.containsKey(name)) {
            Map<String, Object> variants = new LinkedHashMap<>();
            choice.variants().forEach((key, variant) -> {
                Map<String, Object> of = required(variant, name(choice) + "-" + key);
                if (!of.isEmpty()) {
                    variants.put(key, of);
                }
            });
            variants.put("value", ref(name));
            definitions.put(name, map("properties", variants));
        }
        return ref(name);
    }

    private Map<String, Object> required(Struct struct, String called) {
        String name = called + REQUIRED;
        if (definitions.containsKey(name)) {
            return ref(name);
        }
        List<String> keys = new ArrayList<>();
        Map<String, Object> below = new LinkedHashMap<>();
        List<Object> inFile = new ArrayList<>();
        for (Field field : struct.fields().values()) {
            if (field.required() && field.inFile() != null) {
                inFile.add(map("required", List.of(field.inFile().key())));
                inFile.add(map("required", List.of(field.key())));
            } else if (field.required()) {
                keys.add(field.key());
            }
            Map<String, Object> of = required(field.shape());
            if (!of.isEmpty()) {
                below.put(field.key(), of);
            }
        }
        if (keys.isEmpty() && below.isEmpty() && inFile.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        String instead =
                buildsOnTemplates(struct) ? "template" : struct.bare() != null && !struct.variant() ? "value" : "";
        if (!instead.isEmpty()) {
            rule.put("anyOf", List.of(map("required", keys), map("required", List.of(instead))));
        } else if (!keys.isEmpty()) {
            rule.put("required", keys);
        }
        if (!inFile.isEmpty()) {
            rule.put("oneOf", inFile);
        }
        if (!below.isEmpty()) {
            rule.put("properties", below);
        }
        definitions.put(name, rule);
        return ref(name);
    }

    private static Map<String, Object> object(Map<String, Object> properties) {
        return map("type", "object", "properties", properties, "additionalProperties", false);
    }

    private static Map<String, Object> described(String description, Map<String, Object> schema) {
        Map<String, Object> described = map("description", description);
        described.putAll(schema);
        return described;
    }

    private static Map<String, Object> type(String type) {
        return map("type", type);
    }

    private static Map<String, Object> ref(String name) {
        return map("$ref", "#/$defs/" + name);
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
