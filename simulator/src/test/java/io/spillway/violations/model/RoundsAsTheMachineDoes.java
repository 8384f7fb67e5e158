package io.spillway.violations.model;

/** Takes a power whose last bit may differ between machines. */
public final class RoundsAsTheMachineDoes {
    double doubled(double years) {
        return Math.pow(2, years);
    }
}
