package io.spillway.scenario;

import io.spillway.scenario.Figure.Range;
import io.spillway.scenario.Scalar.Reading;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Struct;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a scenario says of where its values come from. */
final class FigureReader {
    private static final Scalar<?> CONFIDENCE = Scalars.words(Confidence.class);

    /** They may have a range, and need none. */
    private static final Set<Scalar<?>> DATES = Set.of(Scalars.DATE, Scalars.AVAILABILITY);

    private final Binder binder;
    private final Problems problems;
    private final List<Figure> figures = new ArrayList<>();

    FigureReader(Binder binder, Problems problems) {
        this.binder = binder;
        this.problems = problems;
    }

    /** The figures met so far, in the order of the scenario. */
    List<Figure> figures() {
        return figures;
    }

    /** Whether a map wraps a value with its source: every single value, distribution, curve, step and list may be. */
    static boolean isFigure(Shape shape, Tree.Fields fields) {
        return fields.has("value")
                && !(shape instanceof Named)
                && !(shape instanceof Struct struct
                        && (struct.bare() == null || struct.fields().containsKey("value")));
    }

    /** Remembers a single value that a map around it says something of. */
    void covered(Tree.Leaf leaf, ValuePath path, Notes notes) {
        figures.add(new Figure(
                path.toString(),
                leaf.text(),
                notes.source(),
                notes.confidence(),
                Optional.empty(),
                notes.note(),
                leaf.origin()));
    }

    /** Reads the value, and remembers what is said of it. */
    Bound read(Shape shape, Tree.Fields fields, ValuePath path, Origin at, Notes outer) {
        Notes own = notes(fields, path);
        fields.entries().forEach((key, entry) -> {
            if (!Shape.FIGURE.contains(key)) {
                problems.add(
                        entry.key(),
                        path.then(key),
                        "unknown key " + Words.quote(key) + " of a figure",
                        Words.oneOf(Shape.FIGURE),
                        Nearest.to(key, Shape.FIGURE));
            }
        });
        Tree value = fields.entry("value").value();
        Notes notes = own.under(outer);
        Bound bound = binder.bind(shape, value, path, at, notes.asTold());
        One one = Binder.single(shape, value);
        Optional<Range> range = range(fields, one, value, path);
        boolean unsure = own.confidence().isPresent() && own.confidence().get() != Confidence.FACT;
        if (unsure
                && !fields.has("range")
                && one != null
                && one.scalar().amount() != null
                && !DATES.contains(one.scalar())) {
            problems.add(
                    fields.origin(),
                    path,
                    own.confidence().get().name().toLowerCase(Locale.ROOT) + " without a range",
                    "range: [low, high] beside an amount that is assumed or reported");
        }
        figures.add(new Figure(
                path.toString(),
                value.flow(),
                notes.source(),
                notes.confidence(),
                range,
                notes.note(),
                value.origin()));
        return bound;
    }

    private Optional<Range> range(Tree.Fields fields, @Nullable One one, Tree value, ValuePath path) {
        Tree written = fields.get("range");
        if (written == null) {
            return Optional.empty();
        }
        ValuePath at = path.then("range");
        if (one == null || one.scalar().amount() == null) {
            problems.add(
                    written.origin(),
                    at,
                    "a range around a value that is not a single amount",
                    "the figure on the number itself, such as the median of a distribution");
            return Optional.empty();
        }
        if (!(written instanceof Tree.Items list)
                || list.items().size() != 2
                || !(list.items().get(0) instanceof Tree.Leaf low)
                || !(list.items().get(1) instanceof Tree.Leaf high)) {
            problems.add(written.origin(), at, Words.describe(written), "[low, high], two values");
            return Optional.empty();
        }
        int before = problems.size();
        Object lowest = binder.one(one, low, at, low.origin()).value();
        Object highest = binder.one(one, high, at, high.origin()).value();
        if (problems.size() > before || lowest == null || highest == null) {
            return Optional.empty();
        }
        Scalar<?> scalar = one.scalar();
        Object middle = value instanceof Tree.Leaf leaf
                ? binder.read(scalar, leaf.text()).value()
                : null;
        if (Double.isInfinite(scalar.amountOf(lowest)) || Double.isInfinite(scalar.amountOf(highest))) {
            problems.add(written.origin(), at, written.flow(), "[low, high], two dates");
        } else if (lowest.getClass() != highest.getClass() || scalar.amountOf(lowest) > scalar.amountOf(highest)) {
            problems.add(written.origin(), at, written.flow(), "[low, high] with low not above high");
        } else if (middle != null
                && middle.getClass() == lowest.getClass()
                && value.origin().kind() == Origin.Kind.FILE
                && (scalar.amountOf(middle) < scalar.amountOf(lowest)
                        || scalar.amountOf(middle) > scalar.amountOf(highest))) {
            problems.add(written.origin(), at, written.flow(), "a range that holds the value " + value.flow());
        }
        return Optional.of(new Range(low.text(), high.text()));
    }

    /** What a map says of the values below it. */
    Notes notes(Tree.Fields fields, ValuePath path) {
        Optional<Confidence> confidence = Optional.empty();
        Optional<String> word = note(fields, "confidence", path);
        if (word.isPresent()) {
            Reading<?> reading = CONFIDENCE.reader().read(word.get());
            if (reading.value() == null) {
                problems.add(
                        fields.entry("confidence").value().origin(),
                        path.then("confidence"),
                        Words.quote(word.get()),
                        CONFIDENCE.expected(),
                        reading.maybe());
            } else {
                confidence = Optional.of((Confidence) reading.value());
            }
        }
        return new Notes(note(fields, "source", path), confidence, note(fields, "note", path), false);
    }

    private Optional<String> note(Tree.Fields fields, String key, ValuePath path) {
        Tree tree = fields.get(key);
        if (tree == null) {
            return Optional.empty();
        }
        if (tree instanceof Tree.Leaf leaf && !leaf.isNull()) {
            return Optional.of(leaf.text());
        }
        problems.add(tree.origin(), path.then(key), Words.describe(tree), "a text");
        return Optional.empty();
    }
}
