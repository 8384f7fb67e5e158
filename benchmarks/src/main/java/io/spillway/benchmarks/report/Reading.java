package io.spillway.benchmarks.report;

/** How a report is to be read, for every format. */
final class Reading {
    static final String GUIDE =
            "Variants are taken in turns: in each round each is measured once, in a process of its own. A ratio is made"
                    + " within each round, of things that ran side by side; what is told is the geometric mean over"
                    + " the rounds, of bytes and collections the arithmetic one, and its 95 % interval by Student's t."
                    + " Times are on the wall's clock.";

    private Reading() {}
}
