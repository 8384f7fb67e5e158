package io.spillway.optimize;

import com.google.common.collect.ImmutableList;
import io.spillway.scenario.Setting;

/**
 * One of a few that are chosen from.
 *
 * @param name what it is called
 * @param settings what it lays over the scenario
 */
public record Alternative(String name, ImmutableList<Setting> settings) {
    /** The scenario as it is. */
    public static final Alternative AS_IT_IS = new Alternative("as it is", ImmutableList.of());
}
