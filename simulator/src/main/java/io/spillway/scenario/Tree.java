package io.spillway.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a file says, before anything is made of it; each node knows its place. */
sealed interface Tree {
    Origin origin();

    /**
     * A single value.
     *
     * @param plain written without quotes
     */
    record Leaf(String text, boolean plain, Origin origin) implements Tree {
        /** Whether nothing is written here, or an explicit null. */
        boolean isNull() {
            return plain
                    && switch (text) {
                        case "", "~", "null", "Null", "NULL" -> true;
                        default -> false;
                    };
        }
    }

    /** A list. */
    record Items(List<Tree> items, Origin origin) implements Tree {
        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * A map, in the order of the file.
     *
     * @param whole whether it holds all that was written; it does not when a part of it could not be read
     */
    record Fields(Map<String, Entry> entries, Origin origin, boolean whole) implements Tree {
        public Fields {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        Fields(Map<String, Entry> entries, Origin origin) {
            this(entries, origin, true);
        }

        @Nullable
        Tree get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }

        /** The entry of a key that is there. */
        Entry entry(String key) {
            return Objects.requireNonNull(entries.get(key), key);
        }

        boolean has(String key) {
            return entries.containsKey(key);
        }

        /** This map with a key laid over it; the key keeps its place when it is there already. */
        Fields with(String key, Entry entry) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.put(key, entry);
            return new Fields(changed, origin, whole);
        }

        Fields without(String key) {
            Map<String, Entry> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Fields(changed, origin, whole);
        }

        /** This map, of which a part could not be read. */
        Fields inPart() {
            return new Fields(entries, origin, false);
        }
    }

    /** What could not be read, which has been told. */
    record Unread(Origin origin) implements Tree {}

    /**
     * A value of a map.
     *
     * @param key where the key stands
     */
    record Entry(Origin key, Tree value) {}

    default boolean isNothing() {
        return this instanceof Leaf leaf && leaf.isNull();
    }

    /** The tree on one line, as YAML would write it. */
    default String flow() {
        if (this instanceof Leaf leaf) {
            return leaf.text();
        } else if (this instanceof Unread) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        if (this instanceof Items list) {
            list.items().forEach(item -> parts.add(item.flow()));
            return "[" + String.join(", ", parts) + "]";
        }
        ((Fields) this)
                .entries()
                .forEach((key, entry) -> parts.add(key + ": " + entry.value().flow()));
        return "{" + String.join(", ", parts) + "}";
    }
}
