package io.spillway.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** A scenario cannot be used; it holds every problem found, in the order of the files. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /** @param problems one at least */
    public ScenarioException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Every problem found, at least one. */
    public List<Problem> problems() {
        return problems;
    }
}
