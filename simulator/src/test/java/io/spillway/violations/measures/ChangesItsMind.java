package io.spillway.violations.measures;

/** Lets one run see another. */
public final class ChangesItsMind {
    static int runs;

    private ChangesItsMind() {}
}
