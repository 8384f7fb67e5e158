package io.spillway.export;

import java.io.IOException;

/** A folder holds no merged table that could be used. */
public final class NotMergedException extends IOException {
    private static final long serialVersionUID = 1L;

    NotMergedException(String why) {
        super(why);
    }
}
