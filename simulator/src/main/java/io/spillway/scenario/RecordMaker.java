package io.spillway.scenario;

import io.spillway.model.InvalidValueException;
import io.spillway.scenario.Shape.Field;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.Struct;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes records of their parts, and turns what they complain of into problems at the parts' places. */
final class RecordMaker {
    private final Problems problems;

    RecordMaker(Problems problems) {
        this.problems = problems;
    }

    /**
     * Builds the record, when all of its parts are there.
     *
     * @param partial whether keys may be missing; what the record says of its parts together is then not told
     */
    Bound make(Struct struct, Tree tree, ValuePath path, Origin at, Map<String, Bound> children, boolean partial) {
        Set<Field> refused = new LinkedHashSet<>();
        for (Field field : struct.fields().values()) {
            Bound child = children.get(field.key());
            if (child == null ? field.required() : child.value() == null) {
                refused.add(field);
            }
        }
        if (!refused.isEmpty()) {
            complaintsWithout(refused, struct, path, at, children, partial);
            return new Bound(struct, path, at, tree, null, children);
        }
        List<InvalidValueException> complaints = new ArrayList<>();
        Object value = construct(struct, arguments(struct, children, null), complaints);
        complaints.forEach(complaint -> complain(complaint, struct, path, at, children, partial));
        return new Bound(struct, path, at, tree, value, children);
    }

    /**
     * What the record says of its other parts when some were refused: both a very small and a very large value are put in
     * their place, and what is wrong with the others either way is wrong in itself.
     */
    private void complaintsWithout(
            Set<Field> refused,
            Struct struct,
            ValuePath path,
            Origin at,
            Map<String, Bound> children,
            boolean partial) {
        List<InvalidValueException> small = new ArrayList<>();
        List<InvalidValueException> large = new ArrayList<>();
        Object[] smallParts = arguments(struct, children, StandIn.SMALL);
        Object[] largeParts = arguments(struct, children, StandIn.LARGE);
        if (smallParts.length == 0 || largeParts.length == 0) {
            return;
        }
        construct(struct, smallParts, small);
        construct(struct, largeParts, large);
        for (InvalidValueException complaint : small) {
            Field about = fieldOf(struct, complaint);
            boolean either = large.stream()
                    .anyMatch(other -> other.component().equals(complaint.component())
                            && other.expected().equals(complaint.expected()));
            boolean ownMistake = about == null || (!refused.contains(about) && !holdsRecords(about.shape()));
            if (either && ownMistake) {
                complain(complaint, struct, path, at, children, partial);
            }
        }
    }

    private static boolean holdsRecords(Shape shape) {
        return shape instanceof Struct || shape instanceof Named;
    }

    /** The constructor's arguments; empty when a part is missing and has no stand-in. */
    private Object[] arguments(Struct struct, Map<String, Bound> children, @Nullable StandIn standIn) {
        Object[] arguments = new Object[struct.fields().size()];
        int i = 0;
        for (Field field : struct.fields().values()) {
            Bound child = children.get(field.key());
            Object value = child == null ? null : child.value();
            boolean leftOut = child == null && field.optional();
            if (value == null && !leftOut) {
                value = standIn == null ? null : standIn.of(field.shape());
                if (value == null) {
                    return new Object[0];
                }
            }
            arguments[i++] = field.optional() ? Optional.ofNullable(value) : value;
        }
        return arguments;
    }

    /** The record, or null with what it complains of. */
    static @Nullable Object construct(Struct struct, Object[] arguments, List<InvalidValueException> complaints) {
        try {
            return struct.constructor().newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof InvalidValueException invalid)) {
                throw new IllegalStateException(e.getCause());
            }
            complaints.add(invalid);
            for (Throwable further : invalid.getSuppressed()) {
                if (further instanceof InvalidValueException also) {
                    complaints.add(also);
                }
            }
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Field fieldOf(Struct struct, InvalidValueException complaint) {
        for (Field field : struct.fields().values()) {
            if (field.key().equals(complaint.component()) || field.component().equals(complaint.component())) {
                return field;
            }
        }
        return null;
    }

    /** Tells what a whole record says of a value of its own. */
    void complain(InvalidValueException complaint, Bound bound) {
        complain(complaint, (Struct) bound.shape(), bound.path(), bound.at(), bound.children(), false);
    }

    private void complain(
            InvalidValueException complaint,
            Struct struct,
            ValuePath path,
            Origin at,
            Map<String, Bound> children,
            boolean partial) {
        Bound other = children.get(complaint.other());
        Bound refused = children.get(complaint.component());
        if (other != null && refused != null && isLaidOver(other) && !isLaidOver(refused)) {
            problems.complain(
                    other.origin(), other.path(), Words.quote(other.tree().flow()), complaint.expectedOfOther());
            return;
        }
        Field field = fieldOf(struct, complaint);
        Bound child = field == null ? null : children.get(field.key());
        if (partial && (child == null || child.tree() instanceof Tree.Fields)) {
            return;
        }
        if (field == null || child == null || child.origin().kind() == Origin.Kind.DEFAULT) {
            problems.complain(at, path, plain(complaint.value()), complaint.expected());
            return;
        }
        boolean leaf = child.tree() instanceof Tree.Leaf;
        String value = leaf ? Words.quote(child.tree().flow()) : plain(complaint.value());
        Bound bare = field.shape() instanceof Struct inner && inner.bare() != null
                ? child.child(inner.bare().key())
                : null;
        Origin place = bare != null ? bare.origin() : leaf ? child.origin() : child.at();
        problems.complain(place, child.path(), value, complaint.expected());
    }

    /** Of two values that do not agree the one that is laid over the other is to blame. */
    private static boolean isLaidOver(Bound bound) {
        return bound.origin().kind() == Origin.Kind.SET;
    }

    /** Whole numbers without the decimals that Java writes. */
    private static String plain(String value) {
        return value.replaceAll("(?<=[0-9])\\.0(?![0-9])", "");
    }
}
