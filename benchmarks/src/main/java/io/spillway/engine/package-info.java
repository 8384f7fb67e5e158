/** Benchmarks of what the engine keeps to itself. */
@NullMarked
package io.spillway.engine;

import org.jspecify.annotations.NullMarked;
