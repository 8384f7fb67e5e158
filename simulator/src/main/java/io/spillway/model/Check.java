package io.spillway.model;

/** The one way in which a record refuses a value: the component's name, the value, and what was expected. */
final class Check {
    private Check() {}

    static void that(boolean holds, String component, Object value, String expected) {
        if (!holds) {
            throw new InvalidValueException(component, value, expected);
        }
    }
}
