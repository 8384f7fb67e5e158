package io.spillway.scenario;

import java.util.Locale;

/** How finely the differences of two scenarios are told apart, see {@link Changes}. */
public enum Grain {
    /** By key of the scenario: {@code terms}, {@code clouds}. */
    KEYS,
    /** By what has a name of its own, or by value where nothing has: {@code terms.always}, {@code primary.cloud}. */
    ENTRIES,
    /** By value: {@code terms.always.rule}. */
    VALUES;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
