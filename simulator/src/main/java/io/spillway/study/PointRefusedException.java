package io.spillway.study;

import io.spillway.scenario.ScenarioException;

/** A scenario has problems at a point; unchecked, since the procedures between point and answer know nothing of scenarios. */
public final class PointRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ScenarioException problems;

    PointRefusedException(ScenarioException problems) {
        super(problems.getMessage(), problems);
        this.problems = problems;
    }

    /** What is wrong. */
    public ScenarioException problems() {
        return problems;
    }
}
