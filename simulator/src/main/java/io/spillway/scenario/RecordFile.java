package io.spillway.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A YAML file that is no scenario but is read like one: what may stand in it is described by a record, every value knows
 * its place, and all problems are told at once, those of the reader and those that its user finds.
 *
 * @param <T> the record
 */
public final class RecordFile<T extends Record> {
    private final Class<T> type;
    private final Sources sources;
    private final Problems problems;
    private final Bound root;
    private final Set<List<String>> refused = new HashSet<>();

    private RecordFile(Class<T> type, Sources sources, Problems problems, Bound root) {
        this.type = type;
        this.sources = sources;
        this.problems = problems;
        this.root = root;
    }

    /**
     * Reads a file. What is wrong with it is told by {@link #value} and {@link #end}.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws IOException when the file cannot be read
     */
    static <T extends Record> RecordFile<T> read(Path file, Shelf shelf, Class<T> type) throws IOException {
        Problems problems = new Problems();
        Sources sources = new Sources(shelf, problems);
        Tree.Fields tree = sources.read(file);
        Bound root = new Binder(sources, problems, false)
                .bind(Shapes.of(type), tree, ValuePath.ROOT, tree.origin(), Notes.NONE);
        return new RecordFile<>(type, sources, problems, root);
    }

    /**
     * The record; when something of it was refused, what is left without that, so that the rest can be looked at in the same
     * breath. {@link #end} must follow before it is used.
     *
     * @throws ScenarioException with every problem, when too little is left
     */
    public T value() throws ScenarioException {
        Object value = type.isInstance(root.value()) ? root.value() : rest();
        if (!type.isInstance(value)) {
            throw new ScenarioException(problems.sorted());
        }
        return type.cast(value);
    }

    /** What can be read without what is refused; a record tells one value that it refuses at a time. */
    private @Nullable Object rest() {
        Tree.Fields left = (Tree.Fields) root.tree();
        Object value = null;
        List<Problem> refusals = problems.sorted();
        while (value == null && !refusals.isEmpty()) {
            for (Problem problem : refusals) {
                left = without(left, problem.path());
            }
            Tree.Fields tree = left;
            Problems found = new Problems();
            value = new Binder(sources, found, false)
                    .bind(Shapes.of(type), tree, ValuePath.ROOT, tree.origin(), Notes.NONE)
                    .value();
            refusals = found.sorted().stream()
                    .filter(problem -> without(tree, problem.path()) != tree)
                    .toList();
            refusals.forEach(problem -> problems.add(
                    problem.origin(), problem.path(), problem.message(), problem.expected(), problem.maybe()));
        }
        return value;
    }

    /** The tree without what holds a refused value: a key at the top, or what has a name below it. */
    private Tree.Fields without(Tree.Fields tree, String path) {
        List<String> names = names(path);
        if (names.isEmpty() || !tree.has(names.get(0))) {
            return tree;
        }
        Tree.Entry entry = tree.entry(names.get(0));
        Bound bound = root.child(names.get(0));
        boolean isOfNames = bound != null && bound.shape() instanceof Shape.Named;
        if (isOfNames && names.size() > 1 && entry.value() instanceof Tree.Fields inner && inner.has(names.get(1))) {
            refused.add(names.subList(0, 2));
            return tree.with(names.get(0), new Tree.Entry(entry.key(), inner.without(names.get(1))));
        }
        refused.add(names.subList(0, 1));
        return tree.without(names.get(0));
    }

    /** The names of a path; none of that of the whole file, and of one with a name that no path can hold. */
    private static List<String> names(String path) {
        try {
            return ValuePath.parse(path).segments();
        } catch (IllegalArgumentException unspeakable) {
            return List.of();
        }
    }

    /** Whether what stands at a key, or below a name below it, was refused and is left out of the {@link #value}. */
    public boolean isRefused(String... path) {
        return refused.contains(List.of(path));
    }

    /** A single value as it is written, also when it, or what it is a part of, was refused; empty when there is none. */
    public Optional<String> text(String... path) {
        Bound place = place(path);
        return place != null
                        && place.tree() instanceof Tree.Leaf leaf
                        && place.origin().kind() != Origin.Kind.DEFAULT
                ? Optional.of(leaf.text())
                : Optional.empty();
    }

    /** The names of what stands at a place, in order: keys of a map, or positions of a list. */
    public ImmutableList<String> names(String... path) {
        Bound place = place(path);
        return place == null
                ? ImmutableList.of()
                : ImmutableList.copyOf(place.children().keySet());
    }

    private @Nullable Bound place(String... path) {
        Bound place = root;
        for (String name : path) {
            place = place == null ? null : place.child(name);
        }
        return place;
    }

    /** Where a value stands: the place of it, or of the nearest one around it that is written. */
    public Origin at(String... path) {
        Bound place = root;
        for (String name : path) {
            Bound next = place.child(name);
            if (next == null || next.origin().kind() == Origin.Kind.DEFAULT) {
                break;
            }
            place = next;
        }
        return place.tree() instanceof Tree.Leaf ? place.origin() : place.at();
    }

    /** Adds to what is wrong with the file; see {@link Problem}. */
    public void refuse(Origin origin, String path, String message, String expected, String maybe) {
        problems.add(origin, path, message, expected, maybe);
    }

    /**
     * The rows of a CSV file that a value names, from this file's folder; none when there is no such file or it holds none,
     * which is a problem.
     */
    public ImmutableList<ImmutableList<Cell>> table(String name, String... path) {
        Tree.Leaf leaf = new Tree.Leaf(name, true, at(path));
        Tree.@Nullable Items rows = sources.table(leaf, way(path));
        if (rows == null) {
            return ImmutableList.of();
        }
        if (rows.items().isEmpty()) {
            problems.add(rows.origin(), "", "the file is empty", "a head, and rows below", "");
        }
        return rows.items().stream()
                .map(row -> cells(((Tree.Items) row).items()))
                .collect(ImmutableList.toImmutableList());
    }

    private static ValuePath way(String... path) {
        ValuePath way = ValuePath.ROOT;
        for (String name : path) {
            way = way.then(name);
        }
        return way;
    }

    private static ImmutableList<Cell> cells(List<Tree> row) {
        return row.stream().map(cell -> new Cell(cell.flow(), cell.origin())).collect(ImmutableList.toImmutableList());
    }

    /** @throws ScenarioException when anything is wrong with the file, with every problem */
    public void end() throws ScenarioException {
        if (!problems.isEmpty()) {
            throw new ScenarioException(problems.sorted());
        }
    }

    /** The files read, this one first, each with its SHA-256 in hexadecimal digits. */
    public ImmutableMap<Path, String> inputs() {
        return sources.digests();
    }

    /** A cell of a CSV file, and where it stands. */
    public record Cell(String text, Origin origin) {}
}
