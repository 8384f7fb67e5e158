package io.spillway.scenario;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a tree is to look and what is made of it: the language as data, derived from the model's records. */
sealed interface Shape {
    /**
     * A single value.
     *
     * @param type what it is read as
     */
    record One(Scalar<?> scalar, Class<?> type) implements Shape {}

    /**
     * A map with known keys, made into a record.
     *
     * @param name the record's name
     * @param variant whether it is one of several choices
     * @param bare the field whose value may stand for the whole, if any
     */
    record Struct(
            String name,
            String doc,
            Class<?> type,
            Map<String, Field> fields,
            @Nullable Field bare,
            boolean variant,
            Constructor<?> constructor)
            implements Shape {
        /** Every key that may be written. */
        List<String> keys() {
            List<String> keys = new ArrayList<>();
            for (Field field : fields.values()) {
                if (field.inFile() != null) {
                    keys.add(field.inFile().key());
                }
                keys.add(field.key());
            }
            return keys;
        }

        /** What stands at a key. */
        @Nullable
        Shape below(String key) {
            for (Field field : fields.values()) {
                if (field.inFile() != null && field.inFile().key().equals(key)) {
                    return Scalars.ONE_TEXT;
                }
            }
            Field field = fields.get(key);
            return field == null ? null : field.shape();
        }
    }

    /**
     * A map with one key that says which of several records is meant.
     *
     * @param noun what the choice is called in messages: distribution, curve
     * @param unit what its values count: a shape can differ by it; empty when there is but one
     * @param bare the variant that a single value stands for, if any
     */
    record Choice(
            String noun,
            String unit,
            Class<?> type,
            Map<String, Struct> variants,
            @Nullable String bare) implements Shape {
        /** The variant of a name that is known. */
        Struct variant(String name) {
            return Objects.requireNonNull(variants.get(name));
        }

        /** Whether the name of a variant may stand alone, as none of its parameters must be there. */
        boolean isWord(String name) {
            Struct variant = variants.get(name);
            return variant != null && variant.fields().values().stream().noneMatch(Field::required);
        }

        /** The names that may stand alone. */
        List<String> words() {
            return variants.keySet().stream().filter(this::isWord).toList();
        }
    }

    /**
     * A map from names that the writer chooses to values of one shape.
     *
     * @param listed the value that each name has when the map is written as a list of names, if it may be
     */
    record Named(Shape of, @Nullable String listed) implements Shape {}

    /**
     * A list.
     *
     * @param distinct whether each value may stand in it only once
     */
    record Many(Shape of, boolean distinct) implements Shape {}

    /**
     * A value, values by date, or for whole numbers a ramp.
     *
     * @param of what holds from each date on
     */
    record Stepped(One of, boolean ramps) implements Shape {}

    /**
     * A map from durations or from dates to numbers.
     *
     * @param of what stands at each time
     */
    record Timed(One of) implements Shape {}

    /** The key that names a file in which a value stands. */
    record FileKey(String key, String doc) {}

    /**
     * A key of a map.
     *
     * @param key as a file writes it
     * @param component the record component's name
     * @param otherwise the value that stands when the key is left out, or null
     * @param optional whether the key may be left out without such a value
     * @param inFile the key that may be written in its place, if any
     */
    record Field(
            String key,
            String component,
            String doc,
            Shape shape,
            @Nullable Tree otherwise,
            @Nullable String otherwiseText,
            boolean optional,
            @Nullable FileKey inFile) {
        boolean required() {
            return otherwise == null && !optional;
        }
    }

    /** Keys that any map may hold beside its own: where its values come from. */
    List<String> NOTES = List.of("source", "confidence", "note");

    /** Keys of a figure. */
    List<String> FIGURE = List.of("value", "source", "confidence", "range", "note");

    /** Keys of a ramp. */
    List<String> RAMP = List.of("ramp", "every");
}
