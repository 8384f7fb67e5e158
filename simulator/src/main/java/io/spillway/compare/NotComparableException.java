package io.spillway.compare;

/** Two scenarios do not share a world, and no difference between them would be one of their policies. */
public final class NotComparableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotComparableException(String message) {
        super(message);
    }
}
