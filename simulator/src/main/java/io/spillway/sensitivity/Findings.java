package io.spillway.sensitivity;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Figure;
import io.spillway.study.Subject;

/**
 * What was found out about a scenario, with what was left alone.
 *
 * @param method its name
 * @param unvaried figures that are assumed or reported and do not say how far they might be off
 * @param held figures that are assumed or reported and were not varied though they have a range
 */
public record Findings(
        Subject subject,
        String method,
        Sensitivity sensitivity,
        ImmutableList<Figure> unvaried,
        ImmutableList<Figure> held) {}
