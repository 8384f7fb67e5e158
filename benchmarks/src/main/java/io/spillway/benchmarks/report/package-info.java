/** Measures what the goals ask for, says whether they are met, and compares two such reports. */
@NullMarked
package io.spillway.benchmarks.report;

import org.jspecify.annotations.NullMarked;
