package io.spillway.scenario;

import io.spillway.model.Dates;
import io.spillway.model.Points;
import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import io.spillway.scenario.Shape.Timed;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes records as a scenario file, in flow style, each value in its canonical form. */
final class WrittenScenario {
    private WrittenScenario() {}

    static String of(Scenario scenario) {
        return write(Shapes.SCENARIO, scenario);
    }

    private static String write(Shape shape, Object value) {
        if (shape instanceof One one) {
            return ResolvedText.text(one.scalar().write(value));
        } else if (shape instanceof Struct struct) {
            return struct.fields().values().stream()
                    .filter(field ->
                            !(read(struct, field, value) instanceof Optional<?> optional) || optional.isPresent())
                    .map(field -> field.key() + ": " + write(field.shape(), unwrapped(read(struct, field, value))))
                    .collect(Collectors.joining(", ", "{", "}"));
        } else if (shape instanceof Choice choice) {
            Map.Entry<String, Struct> variant = choice.variants().entrySet().stream()
                    .filter(candidate -> candidate.getValue().type().isInstance(value))
                    .findFirst()
                    .orElseThrow();
            return "{" + variant.getKey() + ": " + write(variant.getValue(), value) + "}";
        } else if (shape instanceof Named named) {
            return ((Map<?, ?>) value)
                    .entrySet().stream()
                            .map(entry -> ResolvedText.text((String) entry.getKey()) + ": "
                                    + write(named.of(), entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
        } else if (shape instanceof Many many) {
            return ((Collection<?>) value)
                    .stream().map(item -> write(many.of(), item)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (shape instanceof Timed timed) {
            Points points = (Points) value;
            return points.factors().entrySet().stream()
                    .map(point -> points.from()
                                    .map(from -> Dates.written(from.plus(point.getKey())))
                                    .orElseGet(() -> Amounts.write(point.getKey()))
                            + ": "
                            + write(timed.of(), point.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        Stepped stepped = (Stepped) shape;
        Map<Instant, ?> steps = ((Steps<?>) value).byInstant();
        Object always = steps.get(Instant.MIN);
        return always != null && steps.size() == 1
                ? write(stepped.of(), always)
                : steps.entrySet().stream()
                        .map(step -> Dates.written(step.getKey()) + ": " + write(stepped.of(), step.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
    }

    private static Object unwrapped(Object part) {
        return part instanceof Optional<?> optional ? optional.orElseThrow() : part;
    }

    private static Object read(Struct struct, Field field, Object value) {
        try {
            return struct.type().getMethod(field.component()).invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
