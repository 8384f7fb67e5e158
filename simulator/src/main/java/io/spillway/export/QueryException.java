package io.spillway.export;

import java.io.IOException;

/** A question in SQL cannot be answered. */
public final class QueryException extends IOException {
    private static final long serialVersionUID = 1L;

    QueryException(String why) {
        super(why);
    }
}
