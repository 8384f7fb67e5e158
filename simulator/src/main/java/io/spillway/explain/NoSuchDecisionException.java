package io.spillway.explain;

/** A question that no decision answers; says what there is instead. */
public final class NoSuchDecisionException extends Exception {
    private static final long serialVersionUID = 1L;

    NoSuchDecisionException(String message) {
        super(message);
    }
}
