package io.spillway.export;

/** A question in SQL cannot be answered. */
public final class QueryException extends Exception {
    private static final long serialVersionUID = 1L;

    QueryException(String why) {
        super(why);
    }
}
