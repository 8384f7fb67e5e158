package io.spillway.experiment;

/** A replication failed: a fault of the engine, never of the scenario. Says which, so that it can be run alone. */
public final class ReplicationException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final int replication;

    ReplicationException(long seed, int replication, Throwable cause) {
        super("replication " + replication + " of seed " + seed + ": " + cause, cause);
        this.replication = replication;
    }

    /** Which one, from 0. */
    public int replication() {
        return replication;
    }
}
