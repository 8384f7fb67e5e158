package io.spillway.scenario;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** A scenario's files, read once, over which values can be laid many times, by several threads at once. */
public final class ScenarioTree {
    private final Path file;
    private final Shelf shelf;
    private final Tree.Fields tree;
    private final boolean readable;
    private final Sources sources;
    private final Problems problems;
    private final Map<Path, String> tables = new ConcurrentSkipListMap<>();

    private ScenarioTree(
            Path file, Shelf shelf, Tree.Fields tree, boolean readable, Sources sources, Problems problems) {
        this.file = file;
        this.shelf = shelf;
        this.tree = tree;
        this.readable = readable;
        this.sources = sources;
        this.problems = problems;
    }

    /**
     * Reads a scenario's file and all that it includes. What is wrong with them is told by {@link #with}.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws IOException when the file cannot be read
     */
    public static ScenarioTree read(Path file) throws IOException {
        return read(file, new DiskShelf());
    }

    static ScenarioTree read(Path file, Shelf shelf) throws IOException {
        Problems problems = new Problems();
        Sources sources = new Sources(shelf, problems);
        Tree.Fields written = sources.read(file);
        boolean readable = problems.isEmpty() || !written.entries().isEmpty();
        Tree.Fields tree = Templates.apply(written, sources, problems);
        return new ScenarioTree(file, shelf, tree, readable, sources, problems);
    }

    /**
     * The files read, the scenario's own first, each with its SHA-256 in hexadecimal digits; behind them, by name, the tables
     * that values of {@link #with} have named so far.
     */
    public ImmutableMap<Path, String> inputs() {
        Map<Path, String> inputs = new LinkedHashMap<>(sources.digests());
        tables.forEach(inputs::putIfAbsent);
        return ImmutableMap.copyOf(inputs);
    }

    /** The keys at its top. */
    public Set<String> keys() {
        return tree.entries().keySet();
    }

    /**
     * The files word for word, those too that values laid over the scenario so far have named.
     *
     * @throws IOException when one cannot be read any more
     */
    public ScenarioCopy copy() throws IOException {
        return shelf.copy(file);
    }

    /**
     * The scenario with values laid over it, in their order.
     *
     * @throws ScenarioException when anything is wrong with it, with every problem found
     */
    public LoadedScenario with(List<Setting> settings) throws ScenarioException {
        Problems found = new Problems(problems);
        Sources own = new Sources(sources, found);
        if (!readable) {
            throw new ScenarioException(found.sorted());
        }
        Tree whole = tree;
        for (Setting setting : tree.whole() ? settings : List.<Setting>of()) {
            whole = SettingWriter.write(setting, whole, found);
        }
        try {
            return ScenarioFile.made(whole, own, found);
        } finally {
            tables.putAll(own.digests());
        }
    }
}
