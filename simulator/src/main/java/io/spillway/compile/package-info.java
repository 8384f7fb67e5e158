/**
 * From records to arrays: a scenario is compiled once, and every condition that depends on launch, pool and terms alone
 * is decided here, written for the reader. {@link io.spillway.compile.Names} gives the names back to reports.
 */
@NullMarked
package io.spillway.compile;

import org.jspecify.annotations.NullMarked;
