package io.spillway.scenario;

import com.google.common.collect.ImmutableList;
import io.spillway.model.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Reads scenarios. */
public final class ScenarioFile {
    static {
        deriveShapesMeanwhile();
    }

    private ScenarioFile() {}

    /** The language's shape takes as long to derive as the first file to read; neither needs the other. */
    private static void deriveShapesMeanwhile() {
        Thread deriving = new Thread(() -> Shapes.field(Shapes.SCENARIO, "name"), "shapes");
        deriving.setDaemon(true);
        deriving.start();
    }

    /**
     * Reads a scenario.
     *
     * @throws ScenarioException when anything is wrong with it, with every problem found
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws IOException when the file cannot be read
     */
    public static LoadedScenario load(Path file) throws ScenarioException, IOException {
        return load(file, List.of());
    }

    /**
     * Reads a scenario and lays values over it, in their order.
     *
     * @throws ScenarioException when anything is wrong with it, with every problem found
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws IOException when the file cannot be read
     */
    public static LoadedScenario load(Path file, List<Setting> settings) throws ScenarioException, IOException {
        return ScenarioTree.read(file).with(settings);
    }

    /**
     * Makes a scenario of a tree. When a part of it could not be read, what that may hold is not asked for.
     *
     * @throws ScenarioException when anything is wrong with it, or was before
     */
    static LoadedScenario made(Tree tree, Sources sources, Problems problems) throws ScenarioException {
        Binder binder = new Binder(sources, problems, false);
        Bound root = binder.bind(Shapes.SCENARIO, tree, ValuePath.ROOT, tree.origin(), Notes.NONE);
        Problems warnings = new Problems();
        if (!(tree instanceof Tree.Fields fields) || fields.whole()) {
            new Checker(problems, warnings, root).check();
        }
        if (!problems.isEmpty() || !(root.value() instanceof Scenario scenario)) {
            throw new ScenarioException(problems.sorted());
        }
        return new LoadedScenario(
                scenario,
                Fingerprint.of(root),
                ImmutableList.copyOf(binder.figures()),
                ImmutableList.copyOf(warnings.sorted()),
                sources.digests(),
                root);
    }
}
