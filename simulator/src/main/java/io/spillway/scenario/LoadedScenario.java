package io.spillway.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.spillway.model.Scenario;
import java.nio.file.Path;

/** A scenario as it was read, with everything that is known about where it came from. */
public final class LoadedScenario {
    private final Scenario scenario;
    private final String fingerprint;
    private final ImmutableList<Figure> figures;
    private final ImmutableList<Problem> warnings;
    private final ImmutableMap<Path, String> inputs;
    private final Bound root;

    LoadedScenario(
            Scenario scenario,
            String fingerprint,
            ImmutableList<Figure> figures,
            ImmutableList<Problem> warnings,
            ImmutableMap<Path, String> inputs,
            Bound root) {
        this.scenario = scenario;
        this.fingerprint = fingerprint;
        this.figures = figures;
        this.warnings = warnings;
        this.inputs = inputs;
        this.root = root;
    }

    /** The scenario; it is valid. */
    public Scenario scenario() {
        return scenario;
    }

    /**
     * SHA-256, in hexadecimal digits, of what the scenario says: equal for two scenarios that say the same in other words.
     * Name, description, seed and number of replications do not count, nor do sources and notes.
     */
    public String fingerprint() {
        return fingerprint;
    }

    /** The values that name their source or confidence, in the order of the scenario. */
    public ImmutableList<Figure> figures() {
        return figures;
    }

    /** What is not wrong but hardly meant, in the order of the scenario. */
    public ImmutableList<Problem> warnings() {
        return warnings;
    }

    /** What stands at each place, and where it comes from. */
    public Provenance provenance() {
        return new Provenance(root, figures);
    }

    /** The files read, the scenario's own first, each with its SHA-256 in hexadecimal digits. */
    public ImmutableMap<Path, String> inputs() {
        return inputs;
    }

    /** The whole scenario as YAML, defaults and all, with the origin of each value in a comment behind it. */
    public String toYaml() {
        return ResolvedText.yaml(root);
    }

    /** The whole scenario as JSON, with the origin of each value by its path. */
    public String toJson() {
        return ResolvedText.json(this);
    }

    Bound root() {
        return root;
    }
}
