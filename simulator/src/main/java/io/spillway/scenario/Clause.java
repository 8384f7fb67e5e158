package io.spillway.scenario;

import com.google.common.collect.ImmutableList;

/**
 * A part in which two scenarios differ, and which can be changed while the others stay.
 *
 * @param name the key, or keys that make sense only together ({@code spill + clouds})
 * @param changes what differs in it, in the order of the scenario
 */
public record Clause(String name, ImmutableList<Change> changes) {
    /** What stands between the names of what makes sense only together. */
    static final String AND = " + ";

    /** Whether it is a single value, and named as that. */
    public boolean isOneValue() {
        return changes.size() == 1 && changes.get(0).path().equals(name);
    }
}
