package io.spillway.scenario;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What must be changed in one scenario to make it another, clause by clause, and the scenarios on the way. A clause is a
 * key of the scenario ({@code terms}, {@code clouds}, {@code launches}), an entry of one, or a single value, by the {@link
 * Grain}. Clauses of which one makes no sense without another (a cloud, and the spill order that names it) are one clause.
 *
 * <p>Name, description, seed, replications and thresholds change nothing that happens and are no clauses.
 */
public final class Changes {
    /** More clauses are not told apart; their sets are written as the bits of a number. */
    public static final int MOST_CLAUSES = 60;

    private static final Set<String> APART = Set.of("name", "description", "seed", "replications", "thresholds");

    /** Places that change together. */
    private record Part(ImmutableList<ValuePath> places, ImmutableList<Change> changes) {
        Part and(Part other) {
            return new Part(
                    ImmutableList.<ValuePath>builder()
                            .addAll(places)
                            .addAll(other.places)
                            .build(),
                    ImmutableList.<Change>builder()
                            .addAll(changes)
                            .addAll(other.changes)
                            .build());
        }

        String name() {
            return places.stream().map(ValuePath::toString).collect(Collectors.joining(Clause.AND));
        }
    }

    private final LoadedScenario from;
    private final LoadedScenario to;
    private final ImmutableList<Part> parts;
    private final Map<Set<Part>, Boolean> sensible = new HashMap<>();

    private Changes(LoadedScenario from, LoadedScenario to, Grain grain) {
        this.from = from;
        this.to = to;
        List<Part> differing = differing(grain);
        parts = ImmutableList.copyOf(differing.size() > MOST_CLAUSES ? differing : separable(differing));
    }

    /** What makes the second scenario of the first; of more than {@link #MOST_CLAUSES} those that need each other are apart. */
    public static Changes between(LoadedScenario from, LoadedScenario to, Grain grain) {
        return new Changes(from, to, grain);
    }

    /** The clauses that differ, in the order of the language; none when both scenarios say the same. */
    public ImmutableList<Clause> clauses() {
        return parts.stream()
                .map(part -> new Clause(part.name(), part.changes()))
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
                : mix(clauses.stream().sorted().map(parts::get).toList());
    }

    private List<Part> differing(Grain grain) {
        Bound one = from.root();
        Bound other = to.root();
        List<Part> differing = new ArrayList<>();
        for (String key : Shapes.SCENARIO.fields().keySet()) {
            if (!APART.contains(key)) {
                Parting.places(one, other, key, grain)
                        .forEach(place -> differing.add(
                                new Part(ImmutableList.of(place.path()), ImmutableList.copyOf(place.changes()))));
            }
        }
        return differing;
    }

    /** Joins parts until each can be changed alone, and stay alone while the others change. */
    private List<Part> separable(List<Part> differing) {
        List<Part> joined = new ArrayList<>(differing);
        for (int i = 0; i < joined.size(); ) {
            if (joined.size() == 1 || isSeparable(joined, List.of(joined.get(i)))) {
                i++;
                continue;
            }
            List<Part> group = group(joined, joined.get(i));
            int first = joined.indexOf(group.get(0));
            joined.removeAll(group);
            joined.add(first, group.stream().reduce(Part::and).orElseThrow());
            i = 0;
        }
        return joined;
    }

    /** A part with as few of the others as makes sense without the rest, in their order. */
    private List<Part> group(List<Part> all, Part part) {
        List<Part> group = new ArrayList<>(all);
        for (Part other : all) {
            List<Part> fewer = new ArrayList<>(group);
            fewer.remove(other);
            if (other != part && isSeparable(all, fewer)) {
                group = fewer;
            }
        }
        return group;
    }

    private boolean isSeparable(List<Part> all, List<Part> some) {
        List<Part> others = all.stream().filter(other -> !some.contains(other)).toList();
        return makesSense(some) && makesSense(others);
    }

    private boolean makesSense(List<Part> changed) {
        return sensible.computeIfAbsent(Set.copyOf(changed), asked -> {
            try {
                mix(changed);
                return true;
            } catch (ScenarioException senseless) {
                return false;
            }
        });
    }

    private LoadedScenario mix(List<Part> changed) throws ScenarioException {
        List<ValuePath> places =
                changed.stream().flatMap(part -> part.places().stream()).toList();
        Problems problems = new Problems();
        return ScenarioFile.made(Parting.mixed(from.root(), to.root(), places), new Sources(problems), problems);
    }
}
