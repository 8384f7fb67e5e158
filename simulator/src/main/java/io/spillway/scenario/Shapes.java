package io.spillway.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.spillway.model.Bare;
import io.spillway.model.Default;
import io.spillway.model.Doc;
import io.spillway.model.InFile;
import io.spillway.model.Key;
import io.spillway.model.Listed;
import io.spillway.model.Measured;
import io.spillway.model.Measured.Quantity;
import io.spillway.model.OrderStrategy;
import io.spillway.model.Points;
import io.spillway.model.Scenario;
import io.spillway.model.Steps;
import io.spillway.order.Orders;
import io.spillway.scenario.Shape.Choice;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.FileKey;
import io.spillway.scenario.Shape.Many;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import io.spillway.scenario.Shape.Struct;
import io.spillway.scenario.Shape.Timed;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Derives the {@link Shape} of the language from the model's records. */
final class Shapes {
    /** The shape of a whole scenario. */
    static final Struct SCENARIO = (Struct) new Shapes().of(Scenario.class, null);

    /** The shape of one launch, and so of a template. */
    static final Struct LAUNCH = (Struct) ((Named) field(SCENARIO, "launches").shape()).of();

    /** The shape of launches that are drawn. */
    static final Struct LAUNCH_PROCESS =
            (Struct) ((Named) field(SCENARIO, "launchProcesses").shape()).of();

    private final Map<List<Object>, Shape> known = new HashMap<>();

    private Shapes() {}

    /** The shape of a record that is not a part of scenarios. */
    static Struct of(Class<?> type) {
        return (Struct) new Shapes().of(type, null);
    }

    static Field field(Struct struct, String key) {
        Field field = struct.fields().get(key);
        if (field == null) {
            throw new IllegalArgumentException(struct.name() + " has no key " + key);
        }
        return field;
    }

    private Shape of(Type type, @Nullable Quantity quantity) {
        if (type instanceof ParameterizedType generic) {
            return container(generic, quantity);
        }
        Class<?> raw = (Class<?>) type;
        if ((raw == double.class || raw == Double.class) && quantity != null) {
            Scalar<?> measured = switch (quantity) {
                case HOURS -> Scalars.HOURS;
                case SHARE -> Scalars.SHARE;
                case DRAWN_UNITS -> Scalars.ROUNDED;
                case UNITS, OWN, DRAWN -> Scalars.NUMBER;
            };
            return new One(measured, raw);
        }
        Scalar<?> scalar = Scalars.BY_TYPE.get(raw);
        if (scalar != null) {
            return new One(scalar, raw);
        }
        if (raw == Points.class) {
            return new Timed(new One(Scalars.NUMBER, double.class));
        }
        List<Object> id = quantity == null ? List.of(raw) : List.of(raw, quantity);
        Shape before = known.get(id);
        if (before != null) {
            return before;
        }
        Shape shape;
        if (raw == OrderStrategy.class) {
            shape = choice(raw, quantity, Orders.ALL);
        } else if (raw.isEnum()) {
            shape = new One(Scalars.words(raw), raw);
        } else if (raw.isSealed()) {
            shape = choice(raw, quantity, List.of(raw.getPermittedSubclasses()));
        } else if (raw.isRecord()) {
            shape = struct(raw, quantity, false);
        } else {
            throw new IllegalArgumentException("no shape for " + type);
        }
        known.put(id, shape);
        return shape;
    }

    private Shape container(ParameterizedType generic, @Nullable Quantity quantity) {
        Type[] of = generic.getActualTypeArguments();
        Type raw = generic.getRawType();
        if (raw == Optional.class) {
            return of(of[0], quantity);
        } else if (raw == ImmutableMap.class) {
            return new Named(of(of[1], quantity), null);
        } else if (raw == ImmutableList.class) {
            return new Many(of(of[0], quantity), false);
        } else if (raw == ImmutableSet.class) {
            return new Many(of(of[0], quantity), true);
        } else if (raw == Steps.class) {
            return new Stepped((One) of(of[0], quantity), of[0] == Long.class);
        }
        throw new IllegalArgumentException("no shape for " + generic);
    }

    private Choice choice(Class<?> type, @Nullable Quantity quantity, List<? extends Class<?>> records) {
        Map<String, Struct> variants = new LinkedHashMap<>();
        String bare = null;
        for (Class<?> permitted : records) {
            String name = Scalars.kebab(permitted.getSimpleName());
            variants.put(name, struct(permitted, quantity, true));
            if (permitted.isAnnotationPresent(Bare.class)) {
                bare = name;
            }
        }
        String unit = quantity == null ? "" : quantity.name().toLowerCase(Locale.ROOT);
        return new Choice(Scalars.kebab(type.getSimpleName()), unit, type, ImmutableMap.copyOf(variants), bare);
    }

    private Struct struct(Class<?> type, @Nullable Quantity own, boolean variant) {
        ImmutableMap.Builder<String, Field> fields = ImmutableMap.builder();
        Field bare = null;
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            Field field = field(component, own);
            fields.put(field.key(), field);
            if (component.isAnnotationPresent(Bare.class)) {
                bare = field;
            }
        }
        Doc doc = type.getAnnotation(Doc.class);
        return new Struct(
                type.getSimpleName(),
                doc == null ? "" : doc.value(),
                type,
                fields.buildOrThrow(),
                bare,
                variant,
                constructor(type, components));
    }

    private Field field(RecordComponent component, @Nullable Quantity own) {
        Key key = component.getAnnotation(Key.class);
        Doc doc = component.getAnnotation(Doc.class);
        Default otherwise = component.getAnnotation(Default.class);
        Measured measured = component.getAnnotation(Measured.class);
        InFile inFile = component.getAnnotation(InFile.class);
        Listed listed = component.getAnnotation(Listed.class);
        Quantity quantity = measured == null ? null : quantity(measured.value(), own);
        Shape shape = of(component.getGenericType(), quantity);
        if (listed != null && shape instanceof Named named) {
            shape = new Named(named.of(), listed.value());
        }
        return new Field(
                key == null ? component.getName() : key.value(),
                component.getName(),
                doc == null ? "" : doc.value(),
                shape,
                otherwise == null ? null : tree(otherwise.value()),
                otherwise == null ? null : otherwise.value(),
                component.getType() == Optional.class,
                inFile == null ? null : new FileKey(inFile.key(), inFile.doc()));
    }

    /** @param own that of the record around it */
    private static @Nullable Quantity quantity(Quantity marked, @Nullable Quantity own) {
        return switch (marked) {
            case OWN -> own;
            case DRAWN -> own == Quantity.UNITS ? Quantity.DRAWN_UNITS : own;
            case HOURS, UNITS, DRAWN_UNITS, SHARE -> marked;
        };
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            return type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tree of a default, as a file would write it. */
    private static Tree tree(String text) {
        return switch (text) {
            case "{}" -> new Tree.Fields(Map.of(), Origin.DEFAULT);
            case "[]" -> new Tree.Items(List.of(), Origin.DEFAULT);
            default -> new Tree.Leaf(text, false, Origin.DEFAULT);
        };
    }
}
