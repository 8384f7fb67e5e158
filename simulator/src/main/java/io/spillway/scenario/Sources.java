package io.spillway.scenario;

import com.google.common.collect.ImmutableMap;
import com.google.common.hash.Hashing;
import io.spillway.scenario.Shape.Named;
import io.spillway.scenario.Shelf.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scenario's file and all that it includes into one tree, and the tables that its values name. A file lies over
 * those that it includes, and a later include over an earlier one.
 */
final class Sources {
    private static final String INCLUDE = "include";
    private static final String TEMPLATES = "templates";
    private static final int MOST_FILES = 1000;

    private final Shelf shelf;
    private final Problems problems;
    private final Map<Path, String> digests = new LinkedHashMap<>();
    private final Map<Path, Tree.Fields> done = new HashMap<>();
    private final Map<Path, Optional<Tree.Items>> tables = new HashMap<>();
    private final Deque<Path> open = new ArrayDeque<>();

    Sources(Problems problems) {
        this(new DiskShelf(), problems);
    }

    Sources(Shelf shelf, Problems problems) {
        this.shelf = shelf;
        this.problems = problems;
    }

    /** What has been read so far, to read on from on one's own. */
    Sources(Sources before, Problems problems) {
        this(before.shelf, problems);
        digests.putAll(before.digests);
        tables.putAll(before.tables);
    }

    /** The SHA-256 of each file read, in hexadecimal digits, by the path that it was read from. */
    ImmutableMap<Path, String> digests() {
        return ImmutableMap.copyOf(digests);
    }

    /**
     * Reads the first file.
     *
     * @throws NoSuchFileException when there is none
     * @throws IOException when it cannot be read
     */
    Tree.Fields read(Path path) throws IOException {
        if (shelf.kind(path) == Kind.MISSING) {
            throw new NoSuchFileException(path.toString());
        }
        if (shelf.kind(path) == Kind.FOLDER) {
            throw new FileSystemException(path.toString(), null, "is a directory");
        }
        Tree.Fields tree = file(path, bytes(path));
        return tree == null ? new Tree.Fields(Map.of(), Origin.file(path.toString(), 1, 1)) : tree;
    }

    private byte[] bytes(Path path) throws IOException {
        return shelf.bytes(path, YamlReader.MOST_BYTES + 1);
    }

    private Tree.@Nullable Fields file(Path path, byte[] bytes) throws IOException {
        String name = path.toString();
        if (!admits(path, bytes)) {
            return null;
        }
        int before = problems.size();
        Tree tree = YamlReader.read(name, bytes, problems);
        if (!(tree instanceof Tree.Fields fields)) {
            if (problems.size() == before) {
                Origin origin = tree == null ? Origin.file(name, 1, 1) : tree.origin();
                String found = tree == null || tree.isNothing() ? "the file is empty" : Words.describe(tree);
                problems.add(origin, "", found, "a map with the keys of a scenario", "");
            }
            return null;
        }
        Tree include = fields.get(INCLUDE);
        Tree.Fields own = fields.without(INCLUDE);
        if (include == null) {
            return own;
        }
        open.push(shelf.real(path));
        Tree lower = null;
        boolean whole = true;
        List<Tree> includes = include instanceof Tree.Items list ? list.items() : List.of(include);
        for (Tree item : includes) {
            Tree.Fields included = included(path, item);
            if (included != null) {
                lower = lower == null ? included : merge(lower, included);
            }
            whole &= included != null;
        }
        open.pop();
        Tree.Fields all = lower == null ? own : (Tree.Fields) merge(lower, own);
        return whole ? all : all.inPart();
    }

    /** Takes a file among the inputs, unless it is too large. */
    private boolean admits(Path path, byte[] bytes) {
        String name = path.toString();
        problems.opened(name);
        if (bytes.length > YamlReader.MOST_BYTES) {
            problems.add(Origin.file(name, 1, 1), "", "the file is larger than 10 MB", "10 MB at most", "");
            return false;
        }
        digests.put(path, Hashing.sha256().hashBytes(bytes).toString());
        return true;
    }

    /**
     * The rows of a CSV file that a value names, from the folder of the file in which the value stands, or of an option
     * from where the command runs; null when there is none, which is told.
     */
    Tree.@Nullable Items table(Tree.Leaf name, ValuePath path) {
        Origin origin = name.origin();
        Path from = Path.of(origin.line() > 0 ? origin.source() : "");
        try {
            Path file = named(from, name, path.toString());
            if (file == null) {
                return null;
            }
            Path real = shelf.real(file);
            Optional<Tree.Items> known = tables.get(real);
            if (known == null) {
                byte[] bytes = bytes(file);
                known = admits(file, bytes)
                        ? Optional.ofNullable(TableReader.read(file.toString(), bytes, problems))
                        : Optional.empty();
                tables.put(real, known);
            }
            return known.orElse(null);
        } catch (IOException e) {
            problems.add(origin, path, Words.quote(name.text()) + " cannot be read", "a readable file");
            return null;
        }
    }

    /** The file that a value names; null when there is none, or there are too many, which is told. */
    private @Nullable Path named(Path from, Tree.Leaf name, String path) throws IOException {
        Path file;
        try {
            file = shelf.named(from, name.text());
        } catch (InvalidPathException e) {
            problems.add(name.origin(), path, Words.quote(name.text()), "the name of a file", "");
            return null;
        }
        Kind kind = shelf.kind(file);
        if (kind != Kind.FILE) {
            String found = kind == Kind.MISSING ? ": there is no such file" : " is not a file";
            problems.add(
                    name.origin(),
                    path,
                    Words.quote(name.text()) + found,
                    "a file, " + shelf.namedFrom(from),
                    near(file));
            return null;
        }
        if (digests.size() >= MOST_FILES) {
            problems.add(name.origin(), path, "more than " + MOST_FILES + " files", "fewer files", "");
            return null;
        }
        return file;
    }

    private static Tree merge(Tree lower, Tree upper) {
        Tree.Fields below = (Tree.Fields) lower;
        Tree.Fields above = (Tree.Fields) upper;
        Tree templates = above.get(TEMPLATES);
        Tree lowerTemplates = below.get(TEMPLATES);
        Tree.Fields merged =
                (Tree.Fields) Overlay.merge(Shapes.SCENARIO, below.without(TEMPLATES), above.without(TEMPLATES));
        if (templates != null && lowerTemplates != null) {
            templates = Overlay.merge(new Named(Shapes.LAUNCH, null), lowerTemplates, templates);
        } else if (templates == null) {
            templates = lowerTemplates;
        }
        return templates == null ? merged : merged.with(TEMPLATES, new Tree.Entry(templates.origin(), templates));
    }

    private Tree.@Nullable Fields included(Path from, Tree item) throws IOException {
        if (!(item instanceof Tree.Leaf leaf) || leaf.isNull()) {
            problems.add(item.origin(), INCLUDE, Words.describe(item), "the name of a file", "");
            return null;
        }
        Path path = named(from, leaf, INCLUDE);
        if (path == null) {
            return null;
        }
        Path real = shelf.real(path);
        if (open.contains(real)) {
            problems.add(
                    item.origin(),
                    INCLUDE,
                    Words.quote(leaf.text()) + " includes itself",
                    "includes without a circle",
                    "");
            return null;
        }
        Tree.Fields known = done.get(real);
        if (known != null) {
            return known;
        }
        try {
            Tree.Fields tree = file(path, bytes(path));
            if (tree != null) {
                done.put(real, tree);
            }
            return tree;
        } catch (AccessDeniedException e) {
            problems.add(item.origin(), INCLUDE, Words.quote(leaf.text()) + " may not be read", "a readable file", "");
            return null;
        }
    }

    /** The file beside a missing one whose name is nearest. */
    private String near(Path missing) throws IOException {
        Path name = missing.getFileName();
        return name == null ? "" : Nearest.to(name.toString(), shelf.beside(missing));
    }
}
