package io.spillway.benchmarks.report;

import java.util.Locale;

/**
 * How long one fork measures.
 *
 * @param warmUps iterations that do not count
 * @param iterations that count
 * @param iterationMillis length of each
 */
record Length(int warmUps, int iterations, int iterationMillis) {
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d + %d iterations of %,d ms", warmUps, iterations, iterationMillis);
    }
}
