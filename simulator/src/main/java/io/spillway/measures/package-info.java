/**
 * What a run is measured by. Each measure is declared once, in {@link io.spillway.measures.Measure}: its name, its unit,
 * and by what it is broken down. {@link io.spillway.measures.MeasureTable} lays the rows out for one compiled scenario,
 * {@link io.spillway.measures.Meter} reads the counts of one replication into them, and {@link
 * io.spillway.measures.Tally} gathers replications into means with confidence intervals.
 */
@NullMarked
package io.spillway.measures;

import org.jspecify.annotations.NullMarked;
