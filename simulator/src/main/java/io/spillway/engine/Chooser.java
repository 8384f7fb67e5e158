package io.spillway.engine;

/** An order that looks at its candidates itself. One instance serves one thread, all its lanes, one replication at a time. */
@FunctionalInterface
public interface Chooser {
    /**
     * The pool that takes the request of the moment.
     *
     * @return the number of a pool that {@linkplain Candidates#hasRoom has room}, or {@link Candidates#NONE}
     */
    int choose(Candidates candidates);

    /**
     * How many parts are ever asked, from the first on. Those behind have no say in why a request is turned away.
     *
     * @param parts how many there are
     * @param isSpill as {@link Candidates#isSpill}
     */
    default int partsAsked(int parts, boolean isSpill) {
        return parts;
    }

    /** Whether it may turn a request away although a pool has room. */
    default boolean mayTurnAway() {
        return false;
    }

    /**
     * Until when a pool is in back-off: not asked in its turn, as it had no room when it was asked last.
     *
     * @return a tick, not above that of the moment where the pool is not in back-off
     */
    default long backOffEndTick(int pool) {
        return Long.MIN_VALUE;
    }

    /** Another replication begins; what was remembered is forgotten. */
    default void reset() {}

    /**
     * A request of a launch was placed in a pool, by whichever lane.
     *
     * @param line the number of the launch
     * @param holdingTicks how long it runs, to the end of the run at most
     */
    default void placed(int line, int pool, int units, long holdingTicks, long tick) {}

    /** Makes choosers of a kind. */
    @FunctionalInterface
    interface Maker {
        Chooser make();
    }
}
