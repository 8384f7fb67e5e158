package io.spillway.violations.measures;

/** Prints. */
public final class Prints {
    void print() {
        System.out.println("done");
    }
}
