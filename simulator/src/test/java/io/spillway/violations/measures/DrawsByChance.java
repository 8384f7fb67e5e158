package io.spillway.violations.measures;

/** Draws what no seed reproduces. */
public final class DrawsByChance {
    double draw() {
        return Math.random();
    }
}
