package io.spillway.scenario;

import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a scenario says, as one short text: SHA-256 over its values in one canonical form. */
public final class Fingerprint {
    /** They do not change what is simulated, or are told beside the fingerprint. */
    private static final Set<String> APART = Set.of("name", "description", "seed", "replications");

    private final StringBuilder text = new StringBuilder();

    private Fingerprint() {}

    /** The SHA-256 in hexadecimal digits. Maps count in their order. */
    public static String of(Scenario scenario) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.struct(Shapes.SCENARIO, scenario, APART);
        byte[] canonical = fingerprint.text.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sources.sha256().digest(canonical));
    }

    private void write(Shape shape, Object value) {
        if (shape instanceof One one) {
            quote(one.scalar().write(value));
        } else if (shape instanceof Struct struct) {
            struct(struct, value, Set.of());
        } else if (shape instanceof Choice choice) {
            choice.variants().forEach((name, variant) -> {
                if (variant.type().isInstance(value)) {
                    quote(name);
                    struct(variant, value, Set.of());
                }
            });
        } else if (shape instanceof Named named) {
            text.append('{');
            ((Map<?, ?>) value).forEach((name, of) -> {
                quote((String) name);
                write(named.of(), of);
            });
            text.append('}');
        } else if (shape instanceof Many many) {
            text.append('[');
            ((Collection<?>) value).forEach(of -> write(many.of(), of));
            text.append(']');
        } else if (shape instanceof Stepped stepped) {
            text.append('<');
            ((Steps<?>) value).byInstant().forEach((from, of) -> {
                quote(from.equals(Instant.MIN) ? "always" : Amounts.write(from));
                write(stepped.of(), of);
            });
            text.append('>');
        }
    }

    private void struct(Struct struct, Object value, Set<String> apart) {
        text.append('(');
        for (Field field : struct.fields().values()) {
            Object part = read(field, value);
            boolean there = !(part instanceof Optional<?> optional) || optional.isPresent();
            if (there && !apart.contains(field.key())) {
                quote(field.key());
                write(field.shape(), part instanceof Optional<?> optional ? optional.orElseThrow() : part);
            }
        }
        text.append(')');
    }

    private static Object read(Field field, Object value) {
        try {
            return field.accessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Length first, so that no two different values can be written alike. */
    private void quote(String value) {
        text.append(value.length()).append(':').append(value);
    }
}
