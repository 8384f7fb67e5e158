package io.spillway.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.spillway.model.Points;
import io.spillway.model.Steps;
import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import io.spillway.scenario.Shape.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values in the place of refused ones, so that the rest of a record can still be asked what it thinks of itself. */
enum StandIn {
    SMALL(1),
    LARGE(3);

    private final int items;

    StandIn(int items) {
        this.items = items;
    }

    /** A value of a shape, or null when there is no such simple one. */
    @Nullable
    Object of(Shape shape) {
        if (shape instanceof One one) {
            return one(one.scalar());
        } else if (shape instanceof Stepped stepped) {
            Object value = one(stepped.of().scalar());
            return value == null ? null : Steps.constant(value);
        } else if (shape instanceof Named) {
            return ImmutableMap.of();
        } else if (shape instanceof Many many) {
            Object item = of(many.of());
            List<Object> list = item == null ? List.of() : Collections.nCopies(items, item);
            return many.distinct() ? ImmutableSet.copyOf(list) : ImmutableList.copyOf(list);
        } else if (shape instanceof Choice choice) {
            String simple = choice.bare() != null || choice.words().isEmpty()
                    ? choice.bare()
                    : choice.words().get(0);
            return simple == null ? null : of(choice.variant(simple));
        } else if (shape instanceof Timed timed) {
            Double number = (Double) one(timed.of().scalar());
            return number == null ? null : new Points(Optional.empty(), ImmutableSortedMap.of(Duration.ZERO, number));
        }
        return struct((Struct) shape);
    }

    private @Nullable Object one(Scalar<?> scalar) {
        return scalar.reader()
                .read(
                        this == SMALL
                                ? scalar.samples().small()
                                : scalar.samples().large())
                .value();
    }

    private @Nullable Object struct(Struct struct) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (Field field : struct.fields().values()) {
            Object part = field.optional() ? Optional.empty() : of(field.shape());
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return RecordMaker.construct(struct, parts.toArray(), new ArrayList<>());
    }
}
