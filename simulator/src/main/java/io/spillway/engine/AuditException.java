package io.spillway.engine;

/** An invariant of the model does not hold at the end of a run: a fault of the engine, never of the scenario. */
public final class AuditException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public AuditException(String message) {
        super(message);
    }
}
