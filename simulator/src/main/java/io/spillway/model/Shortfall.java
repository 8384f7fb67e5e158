package io.spillway.model;

/** What becomes of what was promised and not spent. */
public enum Shortfall {
    @Doc("It is billed when the period ends.")
    BILLED,
    @Doc("It is forgiven.")
    WAIVED
}
