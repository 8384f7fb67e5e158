package io.spillway.scenario;

import com.google.common.collect.ImmutableSortedMap;
import io.spillway.model.Points;
import io.spillway.scenario.Scalar.Reading;
import io.spillway.scenario.Shape.Timed;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads factors at points in time, of a map or of the rows of a table. */
final class PointsReader {
    private static final Map<String, Scalar<?>> TIME_COLUMNS = columns();
    private static final String FACTOR = "factor";
    private static final String HEAD_EXPECTED = "hours,factor or duration,factor or date,factor";

    private final Binder binder;
    private final Problems problems;
    private final Timed shape;
    private final ValuePath path;
    private final Origin at;

    private final Map<String, Bound> children = new LinkedHashMap<>();
    private final TreeMap<Duration, Double> factors = new TreeMap<>();
    private @Nullable Instant from;
    private @Nullable Duration last;
    private String lastText = "";
    private boolean complete = true;

    PointsReader(Binder binder, Problems problems, Timed shape, ValuePath path, Origin at) {
        this.binder = binder;
        this.problems = problems;
        this.shape = shape;
        this.path = path;
        this.at = at;
    }

    private static Map<String, Scalar<?>> columns() {
        Map<String, Scalar<?>> columns = new LinkedHashMap<>();
        columns.put("hours", Scalars.PLAIN_HOURS);
        columns.put("duration", Scalars.DURATION);
        columns.put("date", Scalars.DATE);
        return columns;
    }

    /** The points of a map: all dates when the first time is one, else all durations. */
    Bound map(Tree.Fields fields, Notes notes) {
        Scalar<?> kind = null;
        for (Map.Entry<String, Tree.Entry> point : fields.entries().entrySet()) {
            String time = point.getKey();
            if (!Shape.NOTES.contains(time)) {
                kind = kind != null ? kind : Amounts.date(time).value() == null ? Scalars.DURATION : Scalars.DATE;
                point(kind, time, point.getValue().key(), point.getValue().value(), notes);
            }
        }
        return bound(fields);
    }

    /** The points of a table: the name of its first column says what the times are. */
    Bound table(Tree.Items table) {
        List<Tree> rows = table.items();
        Scalar<?> kind = rows.isEmpty() ? null : kind((Tree.Items) rows.get(0));
        if (kind == null) {
            complete = false;
            if (rows.isEmpty()) {
                problems.add(table.origin(), path, "the file is empty", HEAD_EXPECTED + ", and rows below");
            }
            return bound(table);
        }
        if (rows.size() == 1) {
            refuse(table.origin(), "no rows below the first", "at least one time and its factor", "");
        }
        Map<String, Tree.Entry> points = new LinkedHashMap<>();
        for (Tree row : rows.subList(1, rows.size())) {
            List<Tree> cells = ((Tree.Items) row).items();
            if (cells.size() != 2) {
                refuse(row.origin(), cells.size() == 1 ? "1 cell" : cells.size() + " cells", "a time and a factor", "");
                continue;
            }
            Tree.Leaf time = (Tree.Leaf) cells.get(0);
            String written = point(kind, time.text(), time.origin(), cells.get(1), Notes.NONE);
            points.putIfAbsent(written, new Tree.Entry(time.origin(), cells.get(1)));
        }
        return bound(new Tree.Fields(points, table.origin()));
    }

    private @Nullable Scalar<?> kind(Tree.Items head) {
        List<Tree> cells = head.items();
        Scalar<?> kind = TIME_COLUMNS.get(cells.get(0).flow());
        if (kind != null && cells.size() == 2 && cells.get(1).flow().equals(FACTOR)) {
            return kind;
        }
        boolean ofTimes = kind == null && cells.size() == 2;
        String maybe = ofTimes ? Nearest.to(cells.get(0).flow(), TIME_COLUMNS.keySet()) : "";
        refuse(
                head.origin(),
                Words.quote(String.join(",", cells.stream().map(Tree::flow).toList())),
                HEAD_EXPECTED,
                maybe);
        return null;
    }

    /** Takes a point in, and returns its time in canonical form. */
    private String point(Scalar<?> kind, String text, Origin origin, Tree factor, Notes notes) {
        Reading<?> reading = binder.read(kind, text);
        Object time = reading.value();
        if (time == null) {
            String refusal = reading.refusal().isEmpty() ? "" : " " + reading.refusal();
            refuse(origin, Words.quote(text) + refusal, kind.expected(), reading.maybe());
        }
        String name = time == null ? text : kind.write(time);
        Bound child = binder.bind(shape.of(), factor, path.then(name), factor.origin(), notes);
        children.putIfAbsent(name, child);
        Duration since = time == null ? null : since(time);
        boolean isPlaced = since != null && isInOrder(since, text, origin);
        if (!(child.value() instanceof Double number)) {
            complete = false;
        } else if (number < 0) {
            refuse(factor.origin(), Words.quote(factor.flow()), "0 or more", "");
        } else if (since != null && isPlaced) {
            factors.put(since, number);
        }
        return name;
    }

    private Duration since(Object time) {
        if (time instanceof Instant date) {
            from = from == null ? date : from;
            return Duration.between(from, date);
        }
        return (Duration) time;
    }

    private boolean isInOrder(Duration time, String text, Origin origin) {
        boolean inOrder = last == null || time.compareTo(last) > 0;
        boolean apart = last == null || time.compareTo(last.plus(Points.CLOSEST)) >= 0;
        if (!inOrder) {
            String after = Words.quote(text) + " comes after " + Words.quote(lastText);
            refuse(origin, after, "times in order, each once", "");
        } else if (!apart) {
            String near = Words.quote(text) + " is less than a minute after " + Words.quote(lastText);
            refuse(origin, near, "times a minute apart or more", "");
        }
        last = time;
        lastText = text;
        return apart;
    }

    private void refuse(Origin origin, String message, String expected, String maybe) {
        problems.add(origin, path, message, expected, maybe);
        complete = false;
    }

    private Bound bound(Tree tree) {
        if (complete && factors.isEmpty()) {
            problems.add(at, path, "no points", "at least one time and its factor");
        }
        Points points = complete && !factors.isEmpty()
                ? new Points(Optional.ofNullable(from), ImmutableSortedMap.copyOfSorted(factors))
                : null;
        return new Bound(shape, path, at, tree, points, children);
    }
}
