package io.spillway.ledger;

/** Receives what a {@link Ledger} posts. */
@FunctionalInterface
public interface Postings {
    /**
     * A launch pays a cloud for what it used of one pool in one segment, of what was placed there for one cause.
     *
     * @param micros exact micro-dollars, after the one rounding
     */
    void spend(int segment, int line, int pool, int cause, long micros);

    /** What is told next is of this entry of the run. */
    default void begin(int entry) {}

    /**
     * A part of what is spent so, at one price: told before the whole.
     *
     * @param commitment whose own price it is, or {@link Ledger#NO_COMMITMENT} at the cloud's price
     * @param micros exact micro-dollars, after the one rounding
     */
    default void charge(int segment, int line, int pool, int cause, int commitment, long unitTicks, long micros) {}

    /** What of the part told last draws down a commitment. */
    default void draw(int segment, int commitment, long micros) {}
}
