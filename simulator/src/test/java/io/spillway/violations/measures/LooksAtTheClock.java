package io.spillway.violations.measures;

/** Lets the hour decide. */
public final class LooksAtTheClock {
    boolean isLate() {
        return System.nanoTime() > 0;
    }
}
