package io.spillway.scenario;

import com.google.common.collect.ImmutableSortedMap;
import io.spillway.model.Steps;
import io.spillway.scenario.Scalar.Reading;
import io.spillway.scenario.Shape.One;
import io.spillway.scenario.Shape.Stepped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a step function: one value, a value for each date, or a ramp delivered in steps. */
final class StepsReader {
    private static final int MOST_STEPS = 10_000;
    private static final String RAMP_EXPECTED = "{ramp: {date: number, date: number}, every: 30d}";

    private final Binder binder;
    private final Problems problems;
    private final Stepped shape;
    private final ValuePath path;
    private final Origin at;

    StepsReader(Binder binder, Problems problems, Stepped shape, ValuePath path, Origin at) {
        this.binder = binder;
        this.problems = problems;
        this.shape = shape;
        this.path = path;
        this.at = at;
    }

    Bound constant(Tree tree, Notes notes) {
        Object value = binder.bind(shape.of(), tree, path, at, notes).value();
        return new Bound(shape, path, at, tree, value == null ? null : Steps.constant(value), Map.of());
    }

    Bound read(Tree.Fields fields, Notes notes) {
        if (shape.ramps() && (fields.has("ramp") || fields.has("every"))) {
            return ramp(fields, notes);
        } else if (fields.has("ramp")) {
            problems.add(fields.entry("ramp").key(), path, "a ramp, which only capacity can be", Words.expected(shape));
            return new Bound(shape, path, at, fields, null, Map.of());
        }
        Dated dated = dated(fields, path, notes);
        Object value = dated.complete && !dated.values.isEmpty() ? steps(dated.values) : null;
        if (dated.complete && dated.values.isEmpty()) {
            problems.add(at, path, "an empty map", Words.expected(shape));
        }
        return new Bound(shape, path, at, fields, value, dated.children);
    }

    private static Steps<Object> steps(Map<Instant, Object> values) {
        return new Steps<>(ImmutableSortedMap.copyOf(values));
    }

    /** Values by date, as far as they could be read. */
    private static final class Dated {
        private final Map<String, Bound> children = new LinkedHashMap<>();
        private final TreeMap<Instant, Object> values = new TreeMap<>();
        private boolean complete = true;
    }

    private Dated dated(Tree.Fields fields, ValuePath below, Notes notes) {
        Dated dated = new Dated();
        Map<String, Instant> lastOfFile = new HashMap<>();
        Map<Instant, String> written = new HashMap<>();
        fields.entries().forEach((date, entry) -> {
            if (Shape.NOTES.contains(date)) {
                return;
            }
            Reading<?> reading = binder.read(Scalars.DATE, date);
            Instant instant = (Instant) reading.value();
            if (instant == null) {
                problems.add(
                        entry.key(),
                        below,
                        Words.quote(date) + (reading.refusal().isEmpty() ? "" : " " + reading.refusal()),
                        Scalars.DATE.expected() + ", and from it on a value",
                        reading.maybe());
                dated.complete = false;
            } else if (written.containsKey(instant)) {
                problems.add(entry.key(), below, date + " is the date of " + written.get(instant), "each date once");
            } else {
                written.put(instant, date);
                Instant last = lastOfFile.put(entry.key().source(), instant);
                if (last != null && instant.isBefore(last)) {
                    problems.add(entry.key(), below, date + " comes after " + written.get(last), "dates in order");
                }
            }
            Origin where = entry.value() instanceof Tree.Leaf leaf ? leaf.origin() : entry.key();
            Bound child = binder.bind(shape.of(), entry.value(), below.then(date), where, notes);
            dated.children.put(date, child);
            Object value = child.value();
            if (value == null) {
                dated.complete = false;
            } else if (instant != null) {
                dated.values.putIfAbsent(instant, value);
            }
        });
        return dated;
    }

    /**
     * A straight line between dated whole numbers, delivered at the first date, then each time a period has passed, and
     * exactly at the last date.
     */
    private Bound ramp(Tree.Fields fields, Notes notes) {
        Map<String, Bound> children = new LinkedHashMap<>();
        Set<String> guessed = new HashSet<>();
        fields.entries().forEach((key, entry) -> {
            if (!Shape.RAMP.contains(key) && !Shape.NOTES.contains(key)) {
                String maybe = Nearest.to(key, Shape.RAMP);
                guessed.add(maybe);
                problems.add(
                        entry.key(),
                        path.then(key),
                        "unknown key " + Words.quote(key) + " of a ramp",
                        Words.oneOf(Shape.RAMP),
                        maybe);
            }
        });
        Tree line = fields.get("ramp");
        Tree every = fields.get("every");
        String lacking = line == null ? "'ramp'" : "'every'";
        if ((line == null || every == null) && !guessed.contains(lacking)) {
            problems.add(at, path, "lacks the key " + lacking, RAMP_EXPECTED);
        }
        Duration period = null;
        if (every != null) {
            Bound bound = binder.bind(
                    new One(Scalars.DURATION, Duration.class), every, path.then("every"), every.origin(), Notes.NONE);
            children.put("every", bound);
            period = (Duration) bound.value();
            if (period != null && period.compareTo(Duration.ofHours(1)) < 0) {
                problems.add(bound.origin(), bound.path(), Words.quote(every.flow()), "1h or more");
                period = null;
            }
        }
        Dated knots = null;
        if (line instanceof Tree.Fields map) {
            knots = dated(map, path.then("ramp"), notes);
            Origin where = fields.entry("ramp").key();
            children.put("ramp", new Bound(shape, path.then("ramp"), where, map, null, knots.children));
            if (knots.complete && knots.values.size() < 2) {
                problems.add(where, path.then("ramp"), "a ramp without an end", "two dates or more");
                knots.complete = false;
            }
        } else if (line != null) {
            problems.add(line.origin(), path.then("ramp"), Words.describe(line), "a map from dates to whole numbers");
        }
        Object value = period != null && knots != null && knots.complete ? delivered(knots.values, period) : null;
        return new Bound(shape, path, at, fields, value, children);
    }

    private @Nullable Object delivered(TreeMap<Instant, Object> knots, Duration period) {
        Instant last = knots.lastKey();
        if (Duration.between(knots.firstKey(), last).toSeconds() / period.toSeconds() > MOST_STEPS) {
            problems.add(at, path.then("every"), "a ramp of more than " + MOST_STEPS + " steps", "a longer period");
            return null;
        }
        TreeMap<Instant, Object> steps = new TreeMap<>();
        for (Instant when = knots.firstKey(); when.isBefore(last); when = when.plus(period)) {
            Map.Entry<Instant, Object> from = knots.floorEntry(when);
            Map.Entry<Instant, Object> to = knots.higherEntry(when);
            double share = (double) Duration.between(from.getKey(), when).toSeconds()
                    / Duration.between(from.getKey(), to.getKey()).toSeconds();
            long low = (Long) from.getValue();
            long high = (Long) to.getValue();
            steps.put(when, low + Math.round((high - low) * share));
        }
        steps.put(last, knots.lastEntry().getValue());
        return steps(steps);
    }
}
