package io.spillway.benchmarks.report;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out data only
 * @param err everything else
 */
record Streams(PrintStream out, PrintStream err) {}
