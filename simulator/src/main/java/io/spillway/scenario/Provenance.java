package io.spillway.scenario;

import com.google.common.collect.ImmutableMap;
import io.spillway.model.Dates;
import io.spillway.scenario.Figure.Range;
import io.spillway.scenario.Shape.Stepped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands at a place of a scenario, and where it comes from. */
public final class Provenance {
    private final Bound root;
    private final ImmutableMap<String, Figure> figures;

    Provenance(Bound root, List<Figure> figures) {
        this.root = root;
        Map<String, Figure> byPath = new TreeMap<>();
        figures.forEach(figure -> byPath.put(figure.path(), figure));
        this.figures = ImmutableMap.copyOf(byPath);
    }

    /**
     * The value at a place, with what it or the nearest map around it says of its source.
     *
     * @param path the names on the way to it; a name may hold dots
     * @return nothing where the scenario has no such place
     */
    public Optional<Figure> at(String... path) {
        List<Bound> way = way(path);
        return way.isEmpty() ? Optional.empty() : Optional.of(figure(way));
    }

    /**
     * The value at a place, by its path as {@link Setting} has it.
     *
     * @throws IllegalArgumentException when it is no path
     */
    public Optional<Figure> at(Setting setting) {
        return at(ValuePath.parse(setting.path()).segments().toArray(String[]::new));
    }

    /**
     * The step of a step function that is in force at an instant; of a ramp, the stretch of it.
     *
     * @param path the names on the way to the step function
     * @return nothing where there is no such place or its first step is yet to come
     */
    public Optional<Figure> inForce(Instant instant, String... path) {
        List<Bound> way = way(path);
        if (way.isEmpty()) {
            return Optional.empty();
        }
        Bound steps = way.get(way.size() - 1);
        if (!(steps.shape() instanceof Stepped) || steps.children().isEmpty()) {
            return Optional.of(figure(way));
        }
        Bound ramp = steps.child("ramp");
        TreeMap<Instant, Bound> dated = dated(ramp == null ? steps : ramp);
        Map.Entry<Instant, Bound> from = dated.floorEntry(instant);
        if (from == null) {
            return Optional.empty();
        }
        if (ramp != null) {
            way.add(ramp);
        }
        way.add(from.getValue());
        Figure figure = figure(way);
        Map.Entry<Instant, Bound> to = dated.higherEntry(instant);
        return Optional.of(ramp == null || to == null ? figure : stretch(figure, from, to, steps));
    }

    private static Figure stretch(
            Figure figure, Map.Entry<Instant, Bound> from, Map.Entry<Instant, Bound> to, Bound steps) {
        String text = "from " + figure.value() + " on " + Dates.written(from.getKey()) + " to "
                + to.getValue().tree().flow() + " on " + Dates.written(to.getKey());
        return new Figure(
                steps.path().toString(),
                text,
                figure.source(),
                figure.confidence(),
                figure.range(),
                figure.note(),
                figure.origin());
    }

    private static TreeMap<Instant, Bound> dated(Bound steps) {
        TreeMap<Instant, Bound> dated = new TreeMap<>();
        steps.children().forEach((date, step) -> {
            Instant instant = Scalars.DATE.reader().read(date).value();
            if (instant != null) {
                dated.put(instant, step);
            }
        });
        return dated;
    }

    /** The places from the top to one, or none where there is no such place. */
    private List<Bound> way(String... path) {
        List<Bound> way = new ArrayList<>();
        way.add(root);
        for (String name : path) {
            Bound next = way.get(way.size() - 1).child(name);
            if (next == null) {
                return new ArrayList<>();
            }
            way.add(next);
        }
        return way;
    }

    /** The last place of a way; what it does not say of its source, the places around it may. */
    private Figure figure(List<Bound> way) {
        Bound last = way.get(way.size() - 1);
        Figure own = figures.get(last.path().toString());
        Optional<Range> range = own == null ? Optional.empty() : own.range();
        Notes notes = Notes.NONE;
        for (Bound place : way) {
            notes = notes(place).under(notes);
        }
        return new Figure(
                last.path().toString(),
                withoutNotes(last.tree()).flow(),
                notes.source(),
                notes.confidence(),
                range,
                notes.note(),
                last.origin());
    }

    private static Tree withoutNotes(Tree tree) {
        Tree.Fields fields = tree instanceof Tree.Fields map ? map : null;
        for (String key : Shape.NOTES) {
            fields = fields == null ? null : fields.without(key);
        }
        return fields == null ? tree : fields;
    }

    private Notes notes(Bound place) {
        Figure figure = figures.get(place.path().toString());
        if (figure != null) {
            return new Notes(figure.source(), figure.confidence(), figure.note(), false);
        }
        if (!(place.tree() instanceof Tree.Fields fields)) {
            return Notes.NONE;
        }
        return new Notes(
                text(fields.get("source")),
                text(fields.get("confidence")).map(word -> Confidence.valueOf(word.toUpperCase(Locale.ROOT))),
                text(fields.get("note")),
                false);
    }

    private static Optional<String> text(@Nullable Tree tree) {
        return tree instanceof Tree.Leaf leaf && !leaf.isNull() ? Optional.of(leaf.text()) : Optional.empty();
    }
}
