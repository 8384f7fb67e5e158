package io.spillway.scenario;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What must be changed in one scenario to make it another, clause by clause, and the scenarios on the way. A clause is a
 * key of the scenario: {@code terms}, {@code clouds}, {@code launches}. Clauses of which one makes no sense without
 * another (a cloud, and the spill order that names it) are one clause.
 *
 * <p>Name, description, seed, replications and thresholds change nothing that happens and are no clauses.
 */
public final class Changes {
    private static final Set<String> APART = Set.of("name", "description", "seed", "replications", "thresholds");

    /** Keys that change together. */
    private record Part(ImmutableSet<String> keys, ImmutableList<Change> changes) {
        Part and(Part other) {
            return new Part(
                    ImmutableSet.<String>builder()
                            .addAll(keys)
                            .addAll(other.keys)
                            .build(),
                    ImmutableList.<Change>builder()
                            .addAll(changes)
                            .addAll(other.changes)
                            .build());
        }
    }

    private final LoadedScenario from;
    private final LoadedScenario to;
    private final ImmutableList<Part> parts;

    private Changes(LoadedScenario from, LoadedScenario to) {
        this.from = from;
        this.to = to;
        parts = ImmutableList.copyOf(separable(differing()));
    }

    /** What makes the second scenario of the first. */
    public static Changes between(LoadedScenario from, LoadedScenario to) {
        return new Changes(from, to);
    }

    /** The clauses that differ, in the order of the language; none when both scenarios say the same. */
    public ImmutableList<Clause> clauses() {
        return parts.stream()
                .map(part -> new Clause(String.join(" + ", part.keys()), part.changes()))
                .collect(ImmutableList.toImmutableList());
    }

    /**
     * The first scenario with some of its clauses as the second has them.
     *
     * @param clauses numbers of {@link #clauses()}
     * @throws ScenarioException when these make no sense without the others
     */
    public LoadedScenario with(Set<Integer> clauses) throws ScenarioException {
        if (clauses.isEmpty()) {
            return from;
        }
        return clauses.size() == parts.size()
                ? to
                : mix(clauses.stream()
                        .flatMap(clause -> parts.get(clause).keys().stream())
                        .collect(Collectors.toSet()));
    }

    private List<Part> differing() {
        Map<String, @Nullable Bound> keys = new LinkedHashMap<>(from.root().children());
        to.root().children().forEach(keys::putIfAbsent);
        List<Part> differing = new ArrayList<>();
        for (String key : Shapes.SCENARIO.fields().keySet()) {
            if (keys.containsKey(key) && !APART.contains(key)) {
                List<Change> changes =
                        Differences.between(from.root().child(key), to.root().child(key));
                if (!changes.isEmpty()) {
                    differing.add(new Part(ImmutableSet.of(key), ImmutableList.copyOf(changes)));
                }
            }
        }
        return differing;
    }

    /** Joins parts until each can be changed alone, and stay alone while the others change. */
    private List<Part> separable(List<Part> differing) {
        List<Part> joined = new ArrayList<>(differing);
        for (int i = 0; i < joined.size(); ) {
            if (joined.size() == 1 || isSeparable(joined, joined.get(i))) {
                i++;
                continue;
            }
            Part part = joined.remove(i);
            int partner = partner(joined, part);
            Part other = joined.remove(partner);
            joined.add(Math.min(i, partner), partner < i ? other.and(part) : part.and(other));
            i = 0;
        }
        return joined;
    }

    /** The part without which another makes no sense; the next one when it is not a single one. */
    private int partner(List<Part> others, Part part) {
        for (int i = 0; i < others.size(); i++) {
            List<Part> joined = new ArrayList<>(others);
            Part both = joined.remove(i).and(part);
            joined.add(both);
            if (isSeparable(joined, both)) {
                return i;
            }
        }
        return 0;
    }

    private boolean isSeparable(List<Part> all, Part part) {
        Set<String> others = all.stream()
                .filter(other -> other != part)
                .flatMap(other -> other.keys().stream())
                .collect(Collectors.toSet());
        return makesSense(part.keys()) && makesSense(others);
    }

    private boolean makesSense(Set<String> keys) {
        try {
            mix(keys);
            return true;
        } catch (ScenarioException senseless) {
            return false;
        }
    }

    private LoadedScenario mix(Set<String> keys) throws ScenarioException {
        Tree.Fields other = (Tree.Fields) to.root().tree();
        Tree.Fields mixed = (Tree.Fields) from.root().tree();
        for (String key : keys) {
            Tree.Entry entry = other.entries().get(key);
            mixed = entry == null ? mixed.without(key) : mixed.with(key, entry);
        }
        Problems problems = new Problems();
        return ScenarioFile.made(mixed, new Sources(problems), problems);
    }
}
