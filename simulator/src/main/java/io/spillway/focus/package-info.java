/**
 * What one replication's clouds would bill, and what the maker has committed to spend on them, as the FinOps FOCUS 1.3
 * specification counts it: {@link io.spillway.focus.Bill} makes the rows, {@code report} writes them.
 */
@NullMarked
package io.spillway.focus;

import org.jspecify.annotations.NullMarked;
