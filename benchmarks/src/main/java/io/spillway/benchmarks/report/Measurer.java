package io.spillway.benchmarks.report;

import java.io.IOException;

/** Measures variants of one kind. */
@FunctionalInterface
interface Measurer {
    /**
     * Measures a variant once.
     *
     * @throws NotMeasuredException if this variant cannot be measured here, now or later
     */
    Fork measure(Variant variant, int round, Length length)
            throws NotMeasuredException, IOException, InterruptedException;
}
