package io.spillway.experiment;

/** Is told how an experiment goes on; called by one thread at a time. */
@FunctionalInterface
public interface Progress {
    /** Listens to nothing. */
    Progress NONE = (done, planned) -> {};

    /**
     * One more replication is done.
     *
     * @param planned replications in all as far as known; a precision may raise it
     */
    void replicated(int done, int planned);
}
