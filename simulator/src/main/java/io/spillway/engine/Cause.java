package io.spillway.engine;

import java.util.List;

/**
 * Why a request was placed where it was, as a small number for the arrays. Below {@link Reason#COUNT} it is a spill,
 * and the number is the ordinal of the first cloud's {@link Reason}.
 */
public final class Cause {
    /** On the cloud that the terms put first, or that they name alone. */
    public static final int FIRST = Reason.COUNT;
    /** On the cloud that the customer asked for. */
    public static final int CUSTOMER_CHOICE = FIRST + 1;
    /** On any cloud, under terms that put none first. */
    public static final int OPEN = FIRST + 2;
    /** A cloud's own demand on that cloud. */
    public static final int FIRST_PARTY = FIRST + 3;
    /** Causes take this many bits of a cell; there are fewer than {@code 1 << BITS} of them. */
    public static final int BITS = 4;
    /** Places reserved for causes in a row of cells. */
    public static final int SLOTS = 1 << BITS;

    private static final List<String> TEXTS = List.of("FIRST", "CUSTOMER_CHOICE", "OPEN", "FIRST_PARTY");

    private Cause() {}

    /** What a cause is called: the name of its constant, or {@code SPILL}. */
    public static String text(int cause) {
        return isSpill(cause) ? "SPILL" : TEXTS.get(cause - FIRST);
    }

    /** Whether a request placed for this cause is a spill. */
    public static boolean isSpill(int cause) {
        return cause < Reason.COUNT;
    }
}
