package io.spillway.scenario;

import io.spillway.scenario.Scalar.Json;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.One;
import java.io.Serializable;
import java.util.List;

/**
 * A value laid over a scenario: {@code path=value}, as {@code --set} takes it.
 *
 * @param path names with dots between them; a name that holds a dot stands in quotes or brackets
 * @param value as a file would write it; a list or map in flow style ({@code [a, b]}, {@code {median: 8h}}), {@code null} to
 *     leave the key out
 * @param origin where the value was said, for messages
 * @param pathOrigin where the path was said
 */
public record Setting(String path, String value, Origin origin, Origin pathOrigin) implements Serializable {
    /** @throws IllegalArgumentException when the path is none */
    public Setting {
        ValuePath.parse(path);
    }

    /** Path and value were said at one place. */
    public Setting(String path, String value, Origin origin) {
        this(path, value, origin, origin);
    }

    /** One of {@code --set}. */
    public Setting(String path, String value) {
        this(path, value, Origin.set("--set " + path + "=" + value));
    }

    /**
     * Reads {@code path=value}.
     *
     * @throws IllegalArgumentException when there is no path or no equals sign
     */
    public static Setting parse(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '=' && !quoted) {
                return new Setting(
                        text.substring(0, i).strip(), text.substring(i + 1).strip());
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not path=value, such as launches.gpt-6.demand.scale=1.5");
    }

    /** The names of its path, in order; the same for every way to spell it. */
    public List<String> names() {
        return ValuePath.parse(path).segments();
    }

    /**
     * Whether a number at its path is a whole one: others are refused there, or rounded, as is the size of requests. It may be
     * that of a distribution which draws nothing else.
     */
    public boolean isWhole() {
        Shape shape = Shapes.SCENARIO;
        for (String name : names()) {
            shape = shape instanceof Many list ? list.of() : Overlay.below(shape, name);
        }
        One one = Binder.single(shape);
        return one != null
                && (one.scalar().json() == Json.INTEGER || one.scalar().json() == Json.ROUNDED);
    }

    /** Whether it takes the place of all that another one lays over a scenario: its path is the same, or one above. */
    public boolean covers(Setting other) {
        List<String> above = names();
        List<String> below = other.names();
        return above.size() <= below.size() && below.subList(0, above.size()).equals(above);
    }

    @Override
    public String toString() {
        return path + "=" + value;
    }
}
