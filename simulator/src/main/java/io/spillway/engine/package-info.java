/**
 * One run: arrays in, counts out. A plain loop of events routes requests over the arrays of a {@link
 * io.spillway.engine.World}. Nothing here knows a scenario, a file, a name, a logger or the wall clock, and the loop
 * allocates nothing.
 */
@NullMarked
package io.spillway.engine;

import org.jspecify.annotations.NullMarked;
