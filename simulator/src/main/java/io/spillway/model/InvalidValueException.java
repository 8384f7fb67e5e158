package io.spillway.model;

/** A record's component holds a value that the record does not allow. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String component;
    private final String value;
    private final String expected;

    public InvalidValueException(String component, Object value, String expected) {
        super(component + ": " + value + "; expected " + expected);
        this.component = component;
        this.value = String.valueOf(value);
        this.expected = expected;
    }

    /** The record component that was refused, as the scenario file names it. */
    public String component() {
        return component;
    }

    /** The value refused, as text. */
    public String value() {
        return value;
    }

    /** What would have been accepted. */
    public String expected() {
        return expected;
    }
}
