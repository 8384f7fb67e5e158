package io.spillway.optimize;

/** What alternatives are ranked by has no value where it needs one. */
public final class NoValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoValueException(String message) {
        super(message);
    }
}
