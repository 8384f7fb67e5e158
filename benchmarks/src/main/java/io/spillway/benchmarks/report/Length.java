package io.spillway.benchmarks.report;

/**
 * How long one fork measures.
 *
 * @param warmUps iterations that do not count
 * @param iterations that count
 * @param iterationMillis length of each
 */
record Length(int warmUps, int iterations, int iterationMillis) {}
