package io.spillway.model;

/** A record's component holds a value that the record does not allow. */
public final class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String component;
    private final String value;
    private final String expected;
    private final String other;
    private final String expectedOfOther;

    public InvalidValueException(String component, Object value, String expected) {
        this(component, value, expected, "", "");
    }

    /**
     * Of a value that does not agree with that of another component.
     *
     * @param expectedOfOther what the other one would have to be, were this one right
     */
    InvalidValueException(String component, Object value, String expected, String other, String expectedOfOther) {
        super(component + ": " + value + "; expected " + expected);
        this.component = component;
        this.value = String.valueOf(value);
        this.expected = expected;
        this.other = other;
        this.expectedOfOther = expectedOfOther;
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

    /** The component with which it does not agree; empty where it is wrong by itself. */
    public String other() {
        return other;
    }

    /** What would have been accepted of the other component. */
    public String expectedOfOther() {
        return expectedOfOther;
    }
}
