package io.spillway.sweep;

/** The engine failed at a point that somebody needs. */
public final class PointFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PointFailedException(String message) {
        super(message);
    }
}
