package io.spillway.ledger;

/** The accounts of a run do not balance: a fault of the program. */
public final class UnbalancedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    UnbalancedException(String message) {
        super(message);
    }
}
