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
}
