package io.spillway.scenario;

import com.google.common.hash.Hashing;
import io.spillway.model.Dates;
import io.spillway.model.Points;
import io.spillway.model.Steps;
import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import io.spillway.scenario.Shape.Timed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What a scenario says, as one short text: SHA-256 over its values in one canonical form. */
final class Fingerprint {
    /** They do not change what is simulated, or are told beside the fingerprint. */
    private static final Set<String> APART = Set.of("name", "description", "seed", "replications");

    private final StringBuilder text = new StringBuilder();

    /** The texts of lists, of which launches that build on one template share many. */
    private final Map<Map<String, Bound>, String> lists = new IdentityHashMap<>();

    private Fingerprint() {}

    /**
     * The SHA-256 in hexadecimal digits. Maps count in their order.
     *
     * @param root a whole scenario without problems
     */
    static String of(Bound root) {
        Fingerprint fingerprint = new Fingerprint();
        root.children().forEach((key, part) -> {
            if (!APART.contains(key)) {
                fingerprint.part(key, part);
            }
        });
        return Hashing.sha256()
                .hashString(fingerprint.text, StandardCharsets.UTF_8)
                .toString();
    }

    /** Whether two places say the same. */
    static boolean isSame(Bound one, Bound other) {
        return one.shape().getClass() == other.shape().getClass() && text(one).equals(text(other));
    }

    private static String text(Bound bound) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.write(bound);
        return fingerprint.text.toString();
    }

    private void part(String key, Bound part) {
        quote(key);
        write(part);
    }

    private void write(Bound bound) {
        if (bound.shape() instanceof One one) {
            quote(one.scalar().write(value(bound)));
        } else if (bound.shape() instanceof Stepped stepped) {
            text.append('<');
            ((Steps<?>) value(bound)).byInstant().forEach((from, step) -> {
                quote(from.equals(Instant.MIN) ? "always" : Dates.written(from));
                quote(stepped.of().scalar().write(step));
            });
            text.append('>');
        } else if (bound.shape() instanceof Timed timed) {
            Points points = (Points) value(bound);
            text.append('<');
            quote(points.from().map(Dates::written).orElse("launch"));
            points.factors().forEach((time, factor) -> {
                quote(Amounts.write(time));
                quote(timed.of().scalar().write(factor));
            });
            text.append('>');
        } else if (bound.shape() instanceof Many) {
            text.append(lists.computeIfAbsent(bound.children(), Fingerprint::list));
        } else {
            text.append(bracket(bound.shape()));
            bound.children().forEach(this::part);
            text.append(')');
        }
    }

    private static char bracket(Shape shape) {
        return shape instanceof Struct ? '(' : shape instanceof Choice ? '|' : shape instanceof Named ? '{' : '?';
    }

    private static String list(Map<String, Bound> items) {
        Fingerprint list = new Fingerprint();
        list.text.append('[');
        items.values().forEach(list::write);
        return list.text.append(']').toString();
    }

    private static Object value(Bound bound) {
        if (bound.value() == null) {
            throw new IllegalArgumentException(bound.path() + " was refused");
        }
        return bound.value();
    }

    /** Length first, so that no two different values can be written alike. */
    private void quote(String value) {
        text.append(value.length()).append(':').append(value);
    }
}
