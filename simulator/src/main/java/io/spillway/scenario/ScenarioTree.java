package io.spillway.scenario;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A scenario's files, read once, over which values can be laid many times, by several threads at once. */
public final class ScenarioTree {
    private final Tree.Fields tree;
    private final boolean readable;
    private final Sources sources;
    private final Problems problems;

    private ScenarioTree(Tree.Fields tree, boolean readable, Sources sources, Problems problems) {
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
        Problems problems = new Problems();
        Sources sources = new Sources(problems);
        Tree.Fields written = sources.read(file);
        boolean readable = problems.isEmpty() || !written.entries().isEmpty();
        return new ScenarioTree(Templates.apply(written, sources, problems), readable, sources, problems);
    }

    /** The files read, the scenario's own first, each with its SHA-256 in hexadecimal digits. */
    public ImmutableMap<Path, String> inputs() {
        return sources.digests();
    }

    /**
     * The scenario with values laid over it, in their order.
     *
     * @throws ScenarioException when anything is wrong with it, with every problem found
     */
    public LoadedScenario with(List<Setting> settings) throws ScenarioException {
        Problems found = new Problems(problems);
        Sources own = new Sources(sources, found);
        Tree whole = tree;
        for (Setting setting : settings) {
            whole = SettingWriter.write(setting, whole, found);
        }
        if (!readable) {
            throw new ScenarioException(found.sorted());
        }
        return ScenarioFile.made(whole, own, found);
    }
}
